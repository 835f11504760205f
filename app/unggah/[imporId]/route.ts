import { receiveUpload } from '@/lib/server/upload'
import { simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { unggahSchema } from '@/lib/sumber/schema'

export async function POST(request: Request, { params }: RouteContext<'/unggah/[imporId]'>): Promise<Response> {
  return receiveUpload(request, (await params).imporId, {
    izin: 'sumber:impor',
    tanpaIzin: 'Peran Anda tidak memiliki izin mengimpor rilis.',
    schema: unggahSchema,
    run: simpanUnggahan,
  })
}
