// Files on their way in: each as the plain body of a POST, streamed to disk. Outside the pages' proxy, which would cut it.
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { z } from 'zod'
import { can } from '@/lib/akses/izin'
import { refuseForeign } from '@/lib/server/origin'
import { findAktor, recordRefusal } from '@/lib/server/session'
import { simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { unggahSchema } from '@/lib/sumber/schema'

const HEADERS = { 'Cache-Control': 'no-store' }

function answer(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status, headers: HEADERS })
}

export async function POST(request: Request, { params }: RouteContext<'/unggah/[imporId]'>): Promise<Response> {
  const wrong = refuseForeign(request)
  if (wrong) return wrong
  const aktor = await findAktor()
  if (!aktor) return answer(401, 'akses/belum-masuk', 'Sesi Anda berakhir. Masuk kembali, lalu lanjutkan unggahan.')
  if (!can(aktor, 'sumber:impor')) {
    await recordRefusal(aktor, 'sumber:impor', 'unggahan')
    return answer(403, 'akses/tanpa-izin', 'Peran Anda tidak memiliki izin mengimpor rilis.')
  }
  const id = z.uuid().safeParse((await params).imporId)
  const input = unggahSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!id.success || !input.success || !request.body)
    return answer(
      400,
      'sumber/unggahan-tidak-lengkap',
      'Unggahan ini tidak lengkap. Muat ulang halaman, lalu unggah lagi.',
    )
  try {
    const source = Readable.fromWeb(request.body as unknown as WebStream)
    const result = await simpanUnggahan(aktor, id.data, input.data, source, request.signal)
    if (!result.ok) return answer(409, result.error.code, result.error.message)
    return Response.json(result.value, { headers: HEADERS })
  } catch (error) {
    // Broken off by the browser: nobody waits for an answer, and nothing of the file was kept.
    if (request.signal.aborted) return answer(499, 'sumber/unggahan-putus', 'Unggahan terputus.')
    throw error
  }
}
