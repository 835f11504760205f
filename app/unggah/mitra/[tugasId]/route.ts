import { receiveUpload } from '@/lib/server/upload'
import { terimaJawabanMitra } from '@/lib/temuan/commands/terima-jawaban-mitra'
import { unggahTabelSchema } from '@/lib/temuan/schema'

export async function POST(request: Request, { params }: RouteContext<'/unggah/mitra/[tugasId]'>): Promise<Response> {
  return receiveUpload(request, (await params).tugasId, {
    izin: 'temuan:jawab',
    tanpaIzin: 'Peran Anda tidak menjawab permintaan verifikasi.',
    schema: unggahTabelSchema,
    run: terimaJawabanMitra,
  })
}
