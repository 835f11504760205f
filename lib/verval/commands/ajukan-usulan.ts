// Submits a draft: from here on it has a number, and its values are taken until it is answered.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { dateAt, partsOf } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { labelKolom } from '@/lib/keluarga/kode'
import { readNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import type { AjukanUsulanInput } from '../schema/usulan'
import { ORANG_KELUARGA } from '../usulan'
import { cekIzin, cekWewenang } from '../wewenang'
import { cekMasihAda, type PerubahanSiap, toJejakPerubahan, toPerubahan, writePerubahan } from './isi-usulan'
import { nextNomor, writeLangkah } from './langkah'
import { lockUsulan, type UsulanTerkunci } from './lock'

/**
 * Submits a draft (with the values in the form when they are given). nilai_lama becomes what the register says now.
 * Refusals: `verval/tidak-ditemukan`, those of `cekWewenang`, `verval/versi-berubah`, `verval/keluarga-tidak-ditemukan`,
 * those of `cekMasihAda`, `verval/tanpa-perubahan`, `verval/kolom-sudah-diusulkan` when another usulan on its way proposes the same value.
 */
export async function ajukanUsulan(
  aktor: Aktor,
  input: AjukanUsulanInput,
): Promise<Result<{ id: string; nomor: string }>> {
  return withAct(aktor, 'verval.ajukan', input, async (tx) => {
    const izin = cekIzin(aktor, 'ajukan')
    if (!izin.ok) return izin
    const pada = now()
    const usulan = await lockUsulan(tx, aktor, input.id)
    if (!usulan) return refuse('verval/tidak-ditemukan', 'Usulan tidak ditemukan di wilayah Anda.')
    const wewenang = cekWewenang(aktor, 'ajukan', usulan)
    if (!wewenang.ok) return wewenang
    if (input.versi !== undefined && usulan.versi !== input.versi)
      return refuse(
        'verval/versi-berubah',
        'Draf ini sudah disimpan dari tempat lain. Muat ulang halaman untuk melihat isian terakhir.',
      )
    const register = await readNilaiKeluarga(tx, aktor.kodeKab, usulan.keluargaId)
    if (!register)
      return refuse('verval/keluarga-tidak-ditemukan', 'Keluarga ini tidak ada lagi pada rilis yang berlaku.')
    const ada = cekMasihAda(register)
    if (!ada.ok) return ada
    const diusulkan =
      input.perubahan ??
      (
        await tx.usulanPerubahan.findMany({
          where: { kodeKab: aktor.kodeKab, usulanId: usulan.id },
          select: { orangId: true, kolom: true, nilaiBaru: true },
        })
      ).map(({ orangId, kolom, nilaiBaru }) => ({ orangId, kolom, nilai: nilaiBaru }))
    const perubahan = toPerubahan(register, diusulkan)
    if (!perubahan.ok) return perubahan
    if (perubahan.value.length === 0)
      return refuse(
        'verval/tanpa-perubahan',
        'Belum ada nilai yang berbeda dari data sekarang. Ubah paling sedikit satu isian.',
      )
    const bebas = await pegangKolom(tx, aktor, usulan, perubahan.value)
    if (!bebas.ok) return bebas

    await writePerubahan(tx, aktor, usulan, perubahan.value)
    const nomor = usulan.nomor ?? (await nextNomor(tx, aktor, 'usulan', partsOf(dateAt(pada)).year))
    await tx.usulan.update({
      where: { kodeKab_id: { kodeKab: aktor.kodeKab, id: usulan.id } },
      data: {
        nomor,
        asal: input.asal,
        ...(input.perubahan === undefined ? {} : { catatan: input.catatan ?? null }),
        status: wewenang.value,
        statusPada: pada,
        diajukanPada: pada,
        diubahPada: pada,
        dikembalikan: false,
        alasan: null,
        jumlahPerubahan: perubahan.value.length,
        rilisId: register.rilis.id,
        versi: { increment: 1 },
      },
    })
    await writeLangkah(tx, aktor, pada, [
      {
        usulanId: usulan.id,
        kodeDesa: usulan.kodeDesa,
        tindakan: 'ajukan',
        dari: usulan.status,
        ke: wewenang.value,
        catatan: input.catatan,
      },
    ])
    await catat(tx, 'verval.ajukan', usulan.id, {
      nomor,
      asal: input.asal,
      dari: usulan.status,
      ke: wewenang.value,
      perubahan: toJejakPerubahan(usulan.id, perubahan.value),
    })
    return ok({ id: usulan.id, nomor })
  })
}

const pemegang = z.array(z.object({ kolom: z.string(), nomor: z.string().nullable() }))

/** Takes hold of the values: the primary key lets only one usulan have each, a second one waits and is then refused. */
async function pegangKolom(
  tx: Tx,
  aktor: Aktor,
  usulan: UsulanTerkunci,
  perubahanList: readonly PerubahanSiap[],
): Promise<Result<null>> {
  const isi = perubahanList
    .map(({ orangId, kolom }) => ({ orang_id: orangId ?? ORANG_KELUARGA, kolom }))
    // Same order for everybody, so that two overlapping usulan cannot wait for each other.
    .sort((a, b) => (`${a.orang_id}${a.kolom}` < `${b.orang_id}${b.kolom}` ? -1 : 1))
  const dipegang = await tx.$executeRaw`
    INSERT INTO usulan_kolom_terbuka (kode_kab, keluarga_id, orang_id, kolom, usulan_id, kode_desa)
    SELECT ${aktor.kodeKab}, ${usulan.keluargaId}::uuid, orang_id, kolom, ${usulan.id}::uuid, ${usulan.kodeDesa}
    FROM jsonb_to_recordset(${JSON.stringify(isi)}::jsonb) AS t (orang_id uuid, kolom text)
    ON CONFLICT DO NOTHING`
  if (dipegang === isi.length) return ok(null)
  const rows = await tx.$queryRaw`
    SELECT DISTINCT k.kolom, u.nomor FROM usulan_kolom_terbuka k
    JOIN usulan u ON u.kode_kab = k.kode_kab AND u.id = k.usulan_id
    JOIN jsonb_to_recordset(${JSON.stringify(isi)}::jsonb) AS t (orang_id uuid, kolom text) ON t.orang_id = k.orang_id AND t.kolom = k.kolom
    WHERE k.kode_kab = ${aktor.kodeKab} AND k.keluarga_id = ${usulan.keluargaId}::uuid AND k.usulan_id <> ${usulan.id}::uuid
    ORDER BY k.kolom`
  const lain = pemegang.parse(rows)
  const kolom = [...new Set(lain.map((satu) => labelKolom(satu.kolom)))].join(', ')
  const nomor = [...new Set(lain.flatMap((satu) => satu.nomor ?? []))].join(', ')
  return refuse(
    'verval/kolom-sudah-diusulkan',
    `${kolom || 'Salah satu isian'} keluarga ini sudah diusulkan${nomor ? ` dalam ${nomor}` : ' dalam usulan lain'} yang masih berjalan.`,
  )
}
