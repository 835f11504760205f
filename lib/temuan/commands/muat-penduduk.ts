// Loads the population per desa that coverage is held against, from a file an office published.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { parseDate } from '@/lib/core/date'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import { bukaTabel } from '@/lib/sumber/commands/tabel/buka-tabel'
import { tingkatOf } from '@/lib/wilayah/kode'

/** Rows of a file: the desa of the largest kabupaten/kota for some twenty days. */
const BARIS_TERBANYAK = 20_000

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
  .pipe(z.string().regex(/^\d{1,7}$/))
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

type BarisPenduduk = z.output<typeof barisSchema>
export type HasilPenduduk = { desa: number; kk: number; jiwa: number; perTanggal: string }

/**
 * Loads a table with kode_desa (Kemendagri), kk, jiwa, per_tanggal and sumber; a row of the same desa and day replaces the one
 * before. All rows or none. Refusals: `akses/tanpa-izin`, `temuan/berkas-tidak-terbaca` (with the row), those of the reader.
 */
export async function muatPenduduk(
  aktor: Aktor,
  input: { kunci: string },
  berkas: { nama: string; jalur: string },
): Promise<Result<HasilPenduduk>> {
  const { kodeKab } = aktor
  if (!can(aktor, 'temuan:hitung', kodeKab) || tingkatOf(aktor.kodeWilayah) !== 'kabupaten')
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemuatan penduduk acuan di sini.')
  const dibaca = await bacaPenduduk(berkas)
  if (!dibaca.ok) return dibaca
  const barisList = dibaca.value
  const isi = { ...input, barisList }
  return withAct(aktor, 'temuan.muat-penduduk', isi, async (tx) => {
    const asing = z.array(z.object({ kode: z.string() })).parse(
      await tx.$queryRaw`
        SELECT DISTINCT j."kodeDesa" AS kode FROM jsonb_to_recordset(${JSON.stringify(barisList)}::jsonb) AS j ("kodeDesa" text)
        WHERE NOT EXISTS (SELECT FROM wilayah w WHERE w.kode = j."kodeDesa" AND left(w.kode, 4) = ${kodeKab}) LIMIT 3`,
    )
    if (asing.length > 0)
      return refuse(
        'temuan/berkas-tidak-terbaca',
        `Kode desa yang tidak dikenal di kabupaten/kota ini: ${asing.map(({ kode }) => kode).join(', ')}. Tidak satu baris pun dimuat.`,
      )
    await tx.$executeRaw`
      INSERT INTO penduduk_acuan (kode_kab, kode_desa, per_tanggal, kk, jiwa, sumber, aktor, dimuat_pada)
      SELECT ${kodeKab}, j."kodeDesa", j."perTanggal", sum(j.kk), sum(j.jiwa), min(j.sumber), ${aktor.id}, ${now()}
      FROM jsonb_to_recordset(${JSON.stringify(barisList)}::jsonb) AS j ("kodeDesa" text, kk integer, jiwa integer, "perTanggal" date, sumber text) GROUP BY 2, 3
      ON CONFLICT (kode_kab, kode_desa, per_tanggal) DO UPDATE SET kk = excluded.kk, jiwa = excluded.jiwa, sumber = excluded.sumber,
        aktor = excluded.aktor, dimuat_pada = excluded.dimuat_pada`
    const jumlah = (nama: 'kk' | 'jiwa') => barisList.reduce((total, satu) => total + satu[nama], 0)
    const perTanggal = barisList.map((satu) => satu.perTanggal).sort()
    const hasil = {
      desa: new Set(barisList.map((satu) => satu.kodeDesa)).size,
      kk: jumlah('kk'),
      jiwa: jumlah('jiwa'),
      perTanggal: perTanggal.at(-1) ?? '',
    }
    await catat(tx, 'temuan.muat-penduduk', kodeKab, hasil)
    return ok(hasil)
  })
}

async function bacaPenduduk(berkas: { nama: string; jalur: string }): Promise<Result<BarisPenduduk[]>> {
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
  const isi: BarisPenduduk[] = []
  for await (const sepotong of tabel.barisList()) {
    for (const { baris, nilai } of sepotong) {
      const satu = barisSchema.safeParse(Object.fromEntries(letak.map(([nama, at]) => [nama, nilai[at] ?? ''])))
      if (!satu.success) {
        const nama = satu.error.issues[0]?.path[0] as keyof typeof KOLOM
        return refuse('temuan/berkas-tidak-terbaca', `Baris ${baris}: kolom ${KOLOM[nama][0]} tidak terbaca.`)
      }
      if (satu.data.perTanggal > today())
        return refuse('temuan/berkas-tidak-terbaca', `Baris ${baris}: per_tanggal belum tiba.`)
      isi.push(satu.data)
    }
    if (isi.length > BARIS_TERBANYAK)
      return refuse(
        'temuan/berkas-tidak-terbaca',
        `Berkas ini memuat lebih dari ${formatNumber(BARIS_TERBANYAK)} baris. Tabel penduduk acuan berisi satu baris per desa/kelurahan dan tanggal.`,
      )
  }
  return isi.length === 0 ? refuse('temuan/berkas-tidak-terbaca', 'Berkas ini tidak memuat satu baris pun.') : ok(isi)
}
