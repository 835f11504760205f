// Files on their way in: each as the plain body of a POST to a route handler, outside the pages' proxy, which would cut it.
import 'server-only'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { z } from 'zod'
import { type Aktor, can, type Izin } from '@/lib/akses/izin'
import { fromHeaderNamaBerkas, HEADER_NAMA_BERKAS } from '@/lib/core/nama-berkas'
import type { Result } from '@/lib/core/result'
import { refuseForeign } from './origin'
import { findAktor, recordRefusal } from './session'

/** What an upload route takes; `run` reads the body as it arrives and bounds it itself (`terbesar` of writeStored). */
type Upload<I, T> = {
  izin: Izin
  /** Sentence for whoever lacks the izin. */
  tanpaIzin: string
  /** What the address says besides the id, with the file's `nama` from its header. */
  schema: z.ZodType<I>
  run: (aktor: Aktor, id: string, input: I, source: Readable, signal: AbortSignal) => Promise<Result<T>>
}

/**
 * Answers an upload to `id` with the value of `run` as JSON, or with `{ code, message }`: 403 from elsewhere or without the
 * izin (recorded), 401 logged out, 400 incomplete, 409 refused by a rule, 499 broken off by the browser.
 */
export async function receiveUpload<I, T>(request: Request, id: string, upload: Upload<I, T>): Promise<Response> {
  const wrong = refuseForeign(request)
  if (wrong) return wrong
  const aktor = await findAktor()
  if (!aktor) return answer(401, 'akses/belum-masuk', 'Sesi Anda berakhir. Masuk kembali, lalu lanjutkan unggahan.')
  if (!can(aktor, upload.izin)) {
    await recordRefusal(aktor, upload.izin, 'unggahan')
    return answer(403, 'akses/tanpa-izin', upload.tanpaIzin)
  }
  const uuid = z.uuid().safeParse(id)
  const nama = fromHeaderNamaBerkas(request.headers.get(HEADER_NAMA_BERKAS)) ?? undefined
  const input = upload.schema.safeParse({ ...Object.fromEntries(new URL(request.url).searchParams), nama })
  if (!uuid.success || !input.success || !request.body)
    return answer(
      400,
      'server/unggahan-tidak-lengkap',
      'Unggahan ini tidak lengkap. Muat ulang halaman, lalu unggah lagi.',
    )
  try {
    const source = Readable.fromWeb(request.body as unknown as WebStream)
    const result = await upload.run(aktor, uuid.data, input.data, source, request.signal)
    if (!result.ok) return answer(409, result.error.code, result.error.message)
    return Response.json(result.value, { headers: HEADERS })
  } catch (error) {
    // Broken off by the browser: nobody waits for an answer, and nothing of the file was kept.
    if (request.signal.aborted) return answer(499, 'server/unggahan-putus', 'Unggahan terputus.')
    throw error
  }
}

const HEADERS = { 'Cache-Control': 'no-store' }

function answer(status: number, code: string, message: string): Response {
  return Response.json({ code, message }, { status, headers: HEADERS })
}
