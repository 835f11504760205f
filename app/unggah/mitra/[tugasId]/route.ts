// A filled-in file of a request on its way back: small, kept only while it is read.
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { z } from 'zod'
import { can } from '@/lib/akses/izin'
import { refuseForeign } from '@/lib/server/origin'
import { findAktor, recordRefusal } from '@/lib/server/session'
import { storagePath, writeStored } from '@/lib/server/storage'
import { bacaJawabanMitra } from '@/lib/temuan/commands/jawab-mitra'
import { unggahJawabanSchema } from '@/lib/temuan/schema'

const HEADERS = { 'Cache-Control': 'no-store' }
/** Bytes a file of a thousand answers stays well below. */
const TERBESAR = 5 << 20

function answer(status: number, message: string): Response {
  return Response.json({ message }, { status, headers: HEADERS })
}

export async function POST(request: Request, { params }: RouteContext<'/unggah/mitra/[tugasId]'>): Promise<Response> {
  const wrong = refuseForeign(request)
  if (wrong) return wrong
  const aktor = await findAktor()
  if (!aktor) return answer(401, 'Sesi Anda berakhir. Masuk kembali, lalu unggah lagi.')
  if (!can(aktor, 'temuan:jawab')) {
    await recordRefusal(aktor, 'temuan:jawab', 'unggahan')
    return answer(403, 'Peran Anda tidak menjawab permintaan verifikasi.')
  }
  const id = z.uuid().safeParse((await params).tugasId)
  const input = unggahJawabanSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!id.success || !input.success || !request.body)
    return answer(400, 'Unggahan ini tidak lengkap. Muat ulang halaman, lalu unggah berkas CSV atau XLSX.')
  const { nama, kunci } = input.data
  const jalur = storagePath(path.join('jawaban', aktor.kodeKab, `${randomUUID()}${path.extname(nama).toLowerCase()}`))
  try {
    const source = Readable.fromWeb(request.body as unknown as WebStream)
    const { ukuran } = await writeStored(jalur, source, request.signal)
    if (ukuran > TERBESAR)
      return answer(413, 'Berkas jawaban paling besar 5 MB. Kirim hanya berkas yang diunduh dari sini.')
    const result = await bacaJawabanMitra(aktor, { kunci, id: id.data }, { nama, jalur })
    if (!result.ok) return answer(409, result.error.message)
    const { disimpan, dijawab, jumlah } = result.value
    return Response.json(
      { message: `${disimpan} jawaban tersimpan; ${dijawab} dari ${jumlah} baris sudah dijawab.` },
      { headers: HEADERS },
    )
  } finally {
    await rm(jalur, { force: true })
  }
}
