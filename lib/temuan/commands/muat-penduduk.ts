// Loads the population per desa that coverage is held against, from a file an office published.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { parseDate } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction, withOwner } from '@/lib/server/owner'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'

const KOLOM = {
  kodeDesa: ['kode_desa', 'kode_kelurahan_desa', 'kode'],
  kk: ['kk', 'jumlah_kk'],
  jiwa: ['jiwa', 'jumlah_jiwa', 'penduduk', 'jumlah_penduduk'],
  perTanggal: ['per_tanggal', 'tanggal'],
  sumber: ['sumber'],
} as const

// Kemendagri codes are written with or without dots, numbers with or without dots between thousands.
const bulat = z
  .string()
  .transform((teks) => teks.replace(/[.\s]/g, ''))
  .pipe(z.string().regex(/^\d{1,9}$/))
  .transform(Number)
const barisSchema = z.object({
  kodeDesa: z
    .string()
    .transform((teks) => teks.replace(/[.\s]/g, ''))
    .pipe(z.string().regex(/^\d{10}$/)),
  kk: bulat,
  jiwa: bulat,
  perTanggal: z
    .string()
    .trim()
    .refine((teks) => parseDate(teks) !== null),
  sumber: z.string().trim().min(3).max(200),
})

/**
 * Loads a table with kode_desa (Kemendagri), kk, jiwa, per_tanggal and sumber; a row of the same desa and day replaces the one
 * before. All rows or none. Refusals: `akses/tanpa-izin`, `temuan/berkas-tidak-terbaca` (with the row), those of the reader.
 */
export async function muatPenduduk(
  aktor: Aktor,
  input: { kodeKab: string },
  berkas: { nama: string; jalur: string },
): Promise<Result<{ desa: number; kk: number; jiwa: number; perTanggal: string }>> {
  const { kodeKab } = input
  if (!can(aktor, 'temuan:hitung', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemuatan penduduk acuan di sini.')
  const dibuka = await bukaTabel(berkas)
  if (!dibuka.ok) return dibuka
  const tabel = dibuka.value[0]
  const rapi = tabel?.kolom.map((kolom) => kolom.trim().toLowerCase().replace(/\s+/g, '_')) ?? []
  const letak = Object.entries(KOLOM).map(
    ([nama, ejaan]) => [nama, rapi.findIndex((kolom) => (ejaan as readonly string[]).includes(kolom))] as const,
  )
  const kurang = letak.filter(([, at]) => at < 0).map(([nama]) => KOLOM[nama as keyof typeof KOLOM][0])
  if (!tabel || kurang.length > 0)
    return refuse('temuan/berkas-tidak-terbaca', `Kolom yang belum ada di berkas: ${kurang.join(', ')}.`)
  const isi: z.output<typeof barisSchema>[] = []
  for await (const sepotong of tabel.barisList()) {
    for (const { baris, nilai } of sepotong) {
      const satu = barisSchema.safeParse(Object.fromEntries(letak.map(([nama, at]) => [nama, nilai[at] ?? ''])))
      if (!satu.success) {
        const nama = satu.error.issues[0]?.path[0] as keyof typeof KOLOM
        return refuse('temuan/berkas-tidak-terbaca', `Baris ${baris}: kolom ${KOLOM[nama][0]} tidak terbaca.`)
      }
      isi.push(satu.data)
    }
  }
  if (isi.length === 0) return refuse('temuan/berkas-tidak-terbaca', 'Berkas ini tidak memuat satu baris pun.')
  return withOwner((client) =>
    inTransaction(client, async () => {
      const { rows } = await client.query<{ kode: string }>(
        `SELECT DISTINCT j."kodeDesa" AS kode FROM jsonb_to_recordset($2::jsonb) AS j ("kodeDesa" text)
         WHERE NOT EXISTS (SELECT FROM wilayah w WHERE w.kode = j."kodeDesa" AND left(w.kode, 4) = $1) LIMIT 3`,
        [kodeKab, JSON.stringify(isi)],
      )
      if (rows.length > 0)
        return refuse(
          'temuan/berkas-tidak-terbaca',
          `Kode desa yang tidak dikenal di kabupaten/kota ini: ${rows.map(({ kode }) => kode).join(', ')}.`,
        )
      await client.query(
        `INSERT INTO penduduk_acuan (kode_kab, kode_desa, per_tanggal, kk, jiwa, sumber, aktor, dimuat_pada)
         SELECT $1, j."kodeDesa", j."perTanggal", sum(j.kk), sum(j.jiwa), min(j.sumber), $3, $4
         FROM jsonb_to_recordset($2::jsonb) AS j ("kodeDesa" text, kk integer, jiwa integer, "perTanggal" date, sumber text) GROUP BY 2, 3
         ON CONFLICT (kode_kab, kode_desa, per_tanggal) DO UPDATE SET kk = excluded.kk, jiwa = excluded.jiwa, sumber = excluded.sumber,
           aktor = excluded.aktor, dimuat_pada = excluded.dimuat_pada`,
        [kodeKab, JSON.stringify(isi), aktor.id, now()],
      )
      const jumlah = (kunci: 'kk' | 'jiwa') => isi.reduce((total, satu) => total + satu[kunci], 0)
      const perTanggal =
        isi
          .map((satu) => satu.perTanggal)
          .sort()
          .at(-1) ?? ''
      const hasil = { desa: isi.length, kk: jumlah('kk'), jiwa: jumlah('jiwa'), perTanggal }
      await catatOwner(client, aktor, 'temuan.muat-penduduk', kodeKab, hasil)
      return ok(hasil)
    }),
  )
}
