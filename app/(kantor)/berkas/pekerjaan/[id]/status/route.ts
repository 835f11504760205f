// Progress of one pekerjaan for the page that watches it.
import { z } from 'zod'
import { can } from '@/lib/akses/izin'
import { findPekerjaan } from '@/lib/berkas/queries'
import { findAktor } from '@/lib/server/session'

const HEADERS = { 'Cache-Control': 'no-store' }

export async function GET(_request: Request, { params }: RouteContext<'/berkas/pekerjaan/[id]/status'>) {
  const aktor = await findAktor()
  // A script asked, so it is answered in numbers; the page itself leads to the login.
  if (!aktor) return Response.json(null, { status: 401, headers: HEADERS })
  if (!can(aktor, 'berkas:unduh')) return Response.json(null, { status: 403, headers: HEADERS })
  const id = z.uuid().safeParse((await params).id)
  const pekerjaan = id.success ? await findPekerjaan(aktor, id.data) : null
  if (!pekerjaan) return Response.json(null, { status: 404, headers: HEADERS })
  const { status, tahap, selesai, total, detik } = pekerjaan
  return Response.json({ status, tahap, selesai, total, detik }, { headers: HEADERS })
}
