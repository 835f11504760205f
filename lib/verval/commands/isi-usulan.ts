// Writing the proposed values of a draft against what the register says now.
import 'server-only'
import { createHmac } from 'node:crypto'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { kepekaanOf } from '@/lib/keluarga/kode'
import type { NilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { isSudahTiada } from '@/lib/keluarga/status-keluarga'
import type { Tx } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { isNilaiSama } from '../hasil'
import { type NilaiUsulan, namaIsian, parseNilai } from '../usulan'

export type PerubahanSiap = {
  orangId: string | null
  kolom: string
  nilaiLama: string | null
  nilaiBaru: string | null
}

/**
 * Proposed values that differ from the register, each with what it says now. Refusals: those of `parseNilai`,
 * `verval/bukan-anggota` for a person who is not in the family.
 */
export function toPerubahan(register: NilaiKeluarga, diusulkan: readonly NilaiUsulan[]): Result<PerubahanSiap[]> {
  const siap = new Map<string, PerubahanSiap>()
  for (const { orangId, kolom, nilai: teks } of diusulkan) {
    const nilai = parseNilai(kolom, orangId, teks)
    if (!nilai.ok) return nilai
    const asal =
      orangId === null ? register.nilai : register.anggotaList.find((anggota) => anggota.orangId === orangId)?.nilai
    if (!asal)
      return refuse(
        'verval/bukan-anggota',
        'Salah satu anggota yang diusulkan tidak ada di keluarga ini. Muat ulang halaman.',
      )
    const nilaiLama = asal[kolom]?.kini ?? null
    if (!isNilaiSama(nilaiLama, nilai.value))
      siap.set(namaIsian(kolom, orangId), { orangId, kolom, nilaiLama, nilaiBaru: nilai.value })
  }
  return ok([...siap.values()])
}

/** Whether somebody is left in a family whose data is to be brought up to date. Refusal: `verval/keluarga-tiada`. */
export function cekMasihAda(register: NilaiKeluarga): Result<null> {
  return isSudahTiada([...register.anggotaList, ...register.anggotaDaerahList])
    ? refuse(
        'verval/keluarga-tiada',
        'Menurut peristiwa yang dicatat di sini, tidak ada lagi anggota di keluarga ini. Usulkan di tempat mereka sekarang. Bila catatannya keliru, Dinas Sosial membatalkan peristiwanya di tab Riwayat keluarga.',
      )
    : ok(null)
}

/** Replaces the proposed values of a draft. */
export async function writePerubahan(
  tx: Tx,
  aktor: Aktor,
  usulan: { id: string; kodeDesa: string },
  perubahanList: readonly PerubahanSiap[],
): Promise<void> {
  const { kodeKab } = aktor
  await tx.usulanPerubahan.deleteMany({ where: { kodeKab, usulanId: usulan.id } })
  await tx.usulanPerubahan.createMany({
    data: perubahanList.map((perubahan) => ({
      kodeKab,
      usulanId: usulan.id,
      kodeDesa: usulan.kodeDesa,
      ...perubahan,
    })),
  })
}

/**
 * Changes as the audit keeps them: from what to what for open columns; for personal and specific ones only a
 * fingerprint tied to this usulan and keyed: a column has a dozen codes, and a plain hash of one is read off by trying.
 */
export function toJejakPerubahan(usulanId: string, perubahanList: readonly PerubahanSiap[]): object[] {
  const sidik = (nilai: string | null) =>
    createHmac('sha256', env().NEXTAUTH_SECRET)
      .update(`usulan:${usulanId}|${nilai ?? ''}`)
      .digest('hex')
      .slice(0, 16)
  return perubahanList.map(({ orangId, kolom, nilaiLama, nilaiBaru }) => {
    const terbuka = orangId === null && ['L1', 'L2', 'L3'].includes(kepekaanOf(kolom))
    return {
      ...(orangId === null ? {} : { orangId }),
      kolom,
      dari: terbuka ? nilaiLama : sidik(nilaiLama),
      ke: terbuka ? nilaiBaru : sidik(nilaiBaru),
    }
  })
}
