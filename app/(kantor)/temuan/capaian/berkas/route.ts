// The file of aggregates: no person in it, small counts suppressed, and recorded all the same.
import { can } from '@/lib/akses/izin'
import { findAktor, recordRefusal } from '@/lib/server/session'
import { unduhCapaian } from '@/lib/temuan/commands/unduh-capaian'
import { capaianFilterSchema } from '@/lib/temuan/schema'

const HEADERS = { 'Cache-Control': 'no-store' }

export async function GET(request: Request): Promise<Response> {
  const aktor = await findAktor()
  if (!aktor) return new Response('Sesi Anda berakhir. Masuk kembali.', { status: 401, headers: HEADERS })
  if (!can(aktor, 'temuan:lihat')) {
    await recordRefusal(aktor, 'temuan:lihat', 'unduhan')
    return new Response('Peran Anda tidak membuka capaian.', { status: 403, headers: HEADERS })
  }
  const filter = capaianFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const berkas = await unduhCapaian(aktor, {
    kodeWilayah: filter.wilayah ?? aktor.kodeWilayah,
    ...(filter.tarikan ? { tarikan: filter.tarikan } : {}),
  })
  if (!berkas) return new Response('Belum ada tarikan capaian.', { status: 404, headers: HEADERS })
  return new Response(berkas.isi, {
    headers: {
      ...HEADERS,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${berkas.nama}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
