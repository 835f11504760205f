// Files on their way out. Only who may and only inside their wilayah; each download is recorded before the first byte.
import { Readable } from 'node:stream'
import { z } from 'zod'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { requireAktor } from '@/lib/server/session'

const STATUS: Record<string, number> = { 'akses/tanpa-izin': 403, 'berkas/kedaluwarsa': 410 }

export async function GET(_request: Request, { params }: RouteContext<'/unduh/[berkasId]'>): Promise<Response> {
  const aktor = await requireAktor('berkas:unduh')
  const id = z.uuid().safeParse((await params).berkasId)
  const result = id.success ? await unduhBerkas(aktor, id.data) : null
  if (!result?.ok) {
    const { code, message } = result?.error ?? { code: '', message: 'Berkas tidak ditemukan.' }
    return new Response(`${message}\n`, {
      status: STATUS[code] ?? 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    })
  }
  const { nama, tipe, ukuran, stream } = result.value
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': tipe,
      'Content-Length': String(ukuran),
      'Content-Disposition': `attachment; filename="${nama.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(nama)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
