import { z } from 'zod'
import { simpanBukti } from '@/lib/keluarga/commands/simpan-bukti'
import { receiveUpload } from '@/lib/server/upload'

export async function POST(request: Request, { params }: RouteContext<'/unggah/bukti/[berkasId]'>): Promise<Response> {
  return receiveUpload(request, (await params).berkasId, {
    izin: 'keluarga:catat',
    tanpaIzin: 'Peran Anda tidak memiliki izin mencatat peristiwa keluarga.',
    schema: z.object({}),
    run: (aktor, id, _input, source, signal) => simpanBukti(aktor, id, source, signal),
  })
}
