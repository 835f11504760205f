import { receiveUpload } from '@/lib/server/upload'
import { terimaPenduduk } from '@/lib/temuan/commands/terima-penduduk'
import { unggahTabelSchema } from '@/lib/temuan/schema'

export async function POST(request: Request): Promise<Response> {
  // There is one such table: the key of the act stands where others name what the file belongs to.
  return receiveUpload(request, new URL(request.url).searchParams.get('kunci') ?? '', {
    izin: 'temuan:hitung',
    tanpaIzin: 'Peran Anda tidak memuat penduduk acuan.',
    schema: unggahTabelSchema,
    run: terimaPenduduk,
  })
}
