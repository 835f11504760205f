// A table to fill in: every desa with its code and what was loaded last; nothing of a person.
import { can } from '@/lib/akses/izin'
import { toCsvLine } from '@/lib/core/csv'
import { findAktor } from '@/lib/server/session'
import { listPenduduk } from '@/lib/temuan/queries/list-penduduk'

const HEADERS = { 'Cache-Control': 'no-store' }

export async function GET(): Promise<Response> {
  const aktor = await findAktor()
  if (!aktor) return new Response('Sesi Anda berakhir. Masuk kembali.', { status: 401, headers: HEADERS })
  if (!can(aktor, 'temuan:hitung'))
    return new Response('Peran Anda tidak memuat penduduk acuan.', { status: 403, headers: HEADERS })
  const rows = (await listPenduduk(aktor)).map(({ kodeDesa, desa, kecamatan, kk, jiwa, perTanggal, sumber }) => [
    kodeDesa,
    desa,
    kecamatan ?? '',
    kk === null ? '' : String(kk),
    jiwa === null ? '' : String(jiwa),
    perTanggal ?? '',
    sumber ?? '',
  ])
  const isi = [['kode_desa', 'desa', 'kecamatan', 'kk', 'jiwa', 'per_tanggal', 'sumber'], ...rows]
  return new Response(`\ufeff${isi.map(toCsvLine).join('\r\n')}\r\n`, {
    headers: {
      ...HEADERS,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="penduduk-acuan-${aktor.kodeWilayah}.csv"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
