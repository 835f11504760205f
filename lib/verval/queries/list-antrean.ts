// What waits for this person: the queues of their peran with counts.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { type Tx, withAktor } from '@/lib/server/db'
import { rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { ANTREAN_PERAN, type Antrean, LABEL_ANTREAN } from '../antrean'
import { syaratAntrean, TERBUKA } from './antrean-sql'

export type AntreanRow = {
  antrean: Antrean
  label: string
  petunjuk: string
  satuan: string
  tautan: string
  jumlah: number
}

/** Queues of the aktor's peran, in the order of the day; also those that are empty. */
export async function listAntrean(aktor: Aktor): Promise<AntreanRow[]> {
  if (aktor.peran === 'server') return []
  const antreanList = ANTREAN_PERAN[aktor.peran]
  if (antreanList.length === 0) return []
  return withAktor(aktor, async (tx) => {
    const jumlah = new Map<Antrean, number>([
      ...(await countUsulan(tx, aktor, antreanList)),
      ...(await countDaftar(tx, aktor, antreanList)),
    ])
    if (antreanList.includes('pemeriksaan'))
      jumlah.set(
        'pemeriksaan',
        await tx.pemeriksaan.count({
          where: { kodeKab: aktor.kodeKab, petugasId: aktor.id, status: 'ditugaskan' },
        }),
      )
    return antreanList.map((antrean) => ({ antrean, ...LABEL_ANTREAN[antrean], jumlah: jumlah.get(antrean) ?? 0 }))
  })
}

const hitungan = z.array(z.object({ antrean: z.string(), jumlah: z.coerce.number() }))

async function countUsulan(tx: Tx, aktor: Aktor, antreanList: readonly Antrean[]): Promise<Map<Antrean, number>> {
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  const bagian = antreanList.flatMap((antrean) => {
    const syarat = syaratAntrean(antrean, aktor)
    // How many usulan stand in this queue? Reads usulan_antrean_idx alone: every column asked for is in it.
    return syarat
      ? [
          Prisma.sql`SELECT ${antrean}::text AS antrean, count(*) AS jumlah FROM usulan u
            WHERE u.kode_kab = ${aktor.kodeKab} AND u.kode_desa >= ${awal} AND u.kode_desa <= ${akhir} AND ${TERBUKA} AND ${syarat}`,
        ]
      : []
  })
  if (bagian.length === 0) return new Map()
  const rows = await tx.$queryRaw`${Prisma.join(bagian, ' UNION ALL ')}`
  return new Map(hitungan.parse(rows).map(({ antrean, jumlah }) => [antrean as Antrean, jumlah]))
}

async function countDaftar(tx: Tx, aktor: Aktor, antreanList: readonly Antrean[]): Promise<[Antrean, number][]> {
  const { kodeKab } = aktor
  const jumlah: [Antrean, number][] = []
  if (antreanList.includes('pengesahan'))
    jumlah.push(['pengesahan', await tx.daftar.count({ where: { kodeKab, status: 'disusun' } })])
  if (antreanList.includes('penetapan'))
    jumlah.push(['penetapan', await tx.daftar.count({ where: { kodeKab, status: 'disahkan' } })])
  if (antreanList.includes('pengiriman'))
    jumlah.push(['pengiriman', await tx.daftar.count({ where: { kodeKab, status: 'ditetapkan' } })])
  if (antreanList.includes('pemrosesan'))
    jumlah.push([
      'pemrosesan',
      await tx.daftar.count({ where: { kodeKab, status: 'dikirim', kiriman: { diprosesPada: null } } }),
    ])
  return jumlah
}
