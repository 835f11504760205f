// The rows of a request as a file to be filled in: CSV, or a workbook whose cells are all text.
import 'server-only'
import { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { toCsvLine } from '@/lib/core/csv'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'
import { KEPALA_BERKAS, KOLOM_MITRA } from '../mitra'
import { exportTugasMitra } from '../queries/list-tugas-mitra'

/** A file on its way out, recorded; null when the aktor may not see the request or it is closed. */
export async function unduhTugasMitra(
  aktor: Aktor,
  id: string,
  bentuk: 'csv' | 'xlsx',
): Promise<{ nama: string; tipe: string; stream: Readable } | null> {
  const tugas = await exportTugasMitra(aktor, id, today())
  if (!tugas) return null
  await withAktor(aktor, (tx) =>
    catat(tx, 'temuan.unduh-mitra', id, { nomor: tugas.nomor, bentuk, baris: tugas.baris.length }),
  )
  const kepala = [
    KEPALA_BERKAS.permintaan,
    KEPALA_BERKAS.nomor,
    ...tugas.kolom.map((kolom) => KOLOM_MITRA[kolom]),
    KEPALA_BERKAS.jawaban,
    KEPALA_BERKAS.apa,
    KEPALA_BERKAS.catatan,
  ]
  const barisList = tugas.baris.map((satu) => [
    tugas.nomor,
    String(satu.urutan),
    ...tugas.kolom.map((kolom) => satu.isi[kolom] ?? ''),
    satu.jawaban ?? '',
    satu.apa.join(', '),
    satu.catatan ?? '',
  ])
  const nama = `verifikasi-${tugas.nomor}.${bentuk}`
  if (bentuk === 'xlsx')
    return {
      nama,
      tipe: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      stream: tulisLembarKerja([{ nama: tugas.nomor, kepala, barisList }]),
    }
  const isi = [kepala, ...barisList].map(toCsvLine).join('\r\n')
  return { nama, tipe: 'text/csv; charset=utf-8', stream: Readable.from([Buffer.from(`\ufeff${isi}\r\n`, 'utf8')]) }
}
