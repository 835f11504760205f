// The file of a request, made as it is asked for; who takes it is recorded before the first byte leaves.
import { Readable } from 'node:stream'
import { z } from 'zod'
import { findAktor } from '@/lib/server/session'
import { unduhTugasMitra } from '@/lib/temuan/commands/unduh-tugas-mitra'

const HEADERS = { 'Cache-Control': 'no-store' }

export async function GET(request: Request, { params }: RouteContext<'/temuan/mitra/[id]/berkas'>): Promise<Response> {
  const aktor = await findAktor()
  if (!aktor) return new Response('Sesi Anda berakhir. Masuk kembali.', { status: 401, headers: HEADERS })
  const id = z.uuid().safeParse((await params).id)
  const bentuk = z.enum(['csv', 'xlsx']).catch('csv').parse(new URL(request.url).searchParams.get('bentuk'))
  const berkas = id.success ? await unduhTugasMitra(aktor, id.data, bentuk) : null
  if (!berkas) return new Response('Permintaan tidak ditemukan atau sudah ditutup.', { status: 404, headers: HEADERS })
  return new Response(Readable.toWeb(berkas.stream) as ReadableStream, {
    headers: {
      ...HEADERS,
      'Content-Type': berkas.tipe,
      'Content-Disposition': `attachment; filename="${berkas.nama}"`,
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
