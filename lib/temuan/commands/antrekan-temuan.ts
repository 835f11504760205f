// Asks for a run: by the button, after a release was published or another source was loaded, and where other offices answered.
import 'server-only'
import { type Aktor, can, serverAktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { type Tx, withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { withOwner } from '@/lib/server/owner'
import { tingkatOf } from '@/lib/wilayah/kode'
import type { JenisTemuan } from '../jenis'
import { hitungTemuanSchema, type MintaCapaianInput, type MintaTemuanInput } from '../schema'

/** Queues a run in the name of the aktor. Refusals: `akses/tanpa-izin`, `temuan/sudah-antre`. */
export async function mintaTemuan(aktor: Aktor, input: MintaTemuanInput): Promise<Result<{ id: string }>> {
  if (!isBoleh(aktor))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan temuan di sini.')
  return withAct(aktor, 'temuan.minta', input, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab, { status: ['antre', 'berjalan'] }))
      return refuse('temuan/sudah-antre', 'Penghitungan sudah antre atau sedang berjalan. Hasilnya muncul di sini.')
    const id = await antrekan(tx, aktor, 'temuan', {})
    await catat(tx, 'temuan.minta', id)
    return ok({ id })
  })
}

/** Queues a pull of capaian in the name of the aktor. Refusals: `akses/tanpa-izin`, `temuan/sudah-antre`. */
export async function mintaCapaian(aktor: Aktor, input: MintaCapaianInput): Promise<Result<{ id: string }>> {
  if (!isBoleh(aktor))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan capaian di sini.')
  return withAct(aktor, 'temuan.minta-capaian', input, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab, { pekerjaan: 'capaian', status: ['antre', 'berjalan'] }))
      return refuse('temuan/sudah-antre', 'Tarikan sudah antre atau sedang berjalan. Hasilnya muncul di sini.')
    const id = await antrekan(tx, aktor, 'capaian', {})
    await catat(tx, 'temuan.minta-capaian', id)
    return ok({ id })
  })
}

/** Queues a run over all kinds, or those of `jenis`, unless one that covers them is waiting. Nothing without the izin. */
export async function antrekanTemuan(aktor: Aktor, jenis?: readonly JenisTemuan[]): Promise<void> {
  if (!isBoleh(aktor)) return
  await withAktor(aktor, async (tx) => {
    if (await isAntre(tx, aktor.kodeKab, { status: ['antre'], jenis })) return
    await antrekan(tx, aktor, 'temuan', jenis ? { jenis: [...jenis] } : {})
  })
}

/**
 * By the clock: what other offices answered since answers were last looked for becomes findings. A minute is counted twice, because
 * an answer carries the time it was begun to be written.
 */
export async function temukanJawaban(): Promise<void> {
  const { rows } = await withOwner((client) =>
    client.query<{ kode_kab: string }>(
      `SELECT b.kode_kab FROM tugas_mitra_baris b WHERE b.jawaban IS NOT NULL GROUP BY 1
       HAVING max(b.dijawab_pada) > coalesce((
         SELECT max(p.dibuat_pada) - interval '1 minute' FROM pekerjaan p
         WHERE p.kode_kab = b.kode_kab AND p.jenis = 'temuan' AND p.status IN ('antre', 'berjalan', 'selesai')), '-infinity')`,
    ),
  )
  for (const { kode_kab: kodeKab } of rows) await antrekanTemuan(serverAktor(kodeKab), ['jawaban-mitra'])
}

/** After matching: findings are counted again, here and by the other kabupaten/kota that share a NIK with this one, or did. */
export async function setelahPadan(aktor: Aktor): Promise<void> {
  const { kodeKab } = aktor
  const { rows } = await withOwner((client) =>
    client.query<{ kode_kab: string }>(
      `SELECT DISTINCT lain.kode_kab FROM padan_silang s JOIN padan_silang lain ON lain.ikatan = s.ikatan AND lain.kode_kab <> s.kode_kab
       WHERE s.kode_kab = $1`,
      [kodeKab],
    ),
  )
  for (const { kode_kab: lain } of rows) await antrekanTemuan(serverAktor(lain), ['nik-lintas'])
  await antrekanTemuan(aktor)
}

function isBoleh(aktor: Aktor): boolean {
  return can(aktor, 'temuan:hitung', aktor.kodeKab) && tingkatOf(aktor.kodeWilayah) === 'kabupaten'
}

/** Whether a pekerjaan stands in one of these states that does all that is asked for: every kind, or at least those of `jenis`. */
async function isAntre(
  tx: Tx,
  kodeKab: string,
  dicari: { pekerjaan?: string; status: string[]; jenis?: readonly JenisTemuan[] | undefined },
): Promise<boolean> {
  const { pekerjaan = 'temuan', status, jenis } = dicari
  const rows = await tx.pekerjaan.findMany({
    where: { kodeKab, jenis: pekerjaan, status: { in: status } },
    select: { masukan: true },
    take: 50,
  })
  return rows.some(({ masukan }) => {
    const antre = hitungTemuanSchema.parse(masukan).jenis
    return antre === undefined || (jenis?.every((satu) => antre.includes(satu)) ?? false)
  })
}
