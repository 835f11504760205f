// Progress of one import for the page that watches it.
import { z } from 'zod'
import { can } from '@/lib/akses/izin'
import { findAktor } from '@/lib/server/session'
import { findImpor } from '@/lib/sumber/queries'

const HEADERS = { 'Cache-Control': 'no-store' }

export async function GET(_request: Request, { params }: RouteContext<'/sumber/[id]/status'>) {
  const aktor = await findAktor()
  // A script asked, so it is answered in numbers; the page itself leads to the login.
  if (!aktor) return Response.json(null, { status: 401, headers: HEADERS })
  if (!can(aktor, 'sumber:lihat')) return Response.json(null, { status: 403, headers: HEADERS })
  const id = z.uuid().safeParse((await params).id)
  const impor = id.success ? await findImpor(aktor, id.data) : null
  if (!impor) return Response.json(null, { status: 404, headers: HEADERS })
  const { status, tahap, selesai, total } = impor
  return Response.json({ status, tahap, selesai, total }, { headers: HEADERS })
}
