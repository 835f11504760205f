// The filter of a list as a condition, used alike by the page and by acts on everything the list shows.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { StatusTemuan } from '../alur'
import type { JenisTemuan } from '../jenis'
import type { Pilihan } from '../schema'

export type SaringTemuan = {
  jenis: JenisTemuan
  wilayah?: string | undefined
  status?: StatusTemuan | undefined
  desil?: number | undefined
  sebab?: string | undefined
}

/**
 * Condition on `temuan t` inside the aktor's wilayah: a range of temuan_daftar_idx, of a reason of temuan_sebab_idx, with status and
 * desil read from the index.
 */
export function syaratTemuan(aktor: Aktor, { jenis, wilayah, status, desil, sebab }: SaringTemuan): Prisma.Sql {
  const area = wilayah && isWithin(wilayah, aktor.kodeWilayah) ? wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(area)
  return Prisma.sql`t.kode_kab = ${aktor.kodeKab} AND t.jenis = ${jenis} AND t.kode_desa >= ${awal} AND t.kode_desa <= ${akhir}
    AND ${status === undefined ? Prisma.sql`t.status <> 'selesai'` : Prisma.sql`t.status = ${status}`}
    ${desil === undefined ? Prisma.empty : Prisma.sql`AND t.desil = ${desil}::smallint`}
    ${sebab === undefined ? Prisma.empty : Prisma.sql`AND t.sebab = ${sebab}`}`
}

/** The filter a choice was made under, in an area of its own where one is given. */
function saringOf({ jenis, wilayah, status, desil, sebab }: Pilihan, area: string = wilayah): SaringTemuan {
  const ada = <T>(nilai: T | '') => (nilai === '' ? undefined : nilai)
  return { jenis, wilayah: ada(area), status: ada(status), desil: ada(desil), sebab: ada(sebab) }
}

/** Condition on `temuan t` of what was chosen, in `area` where one is given; null when nothing was. */
export function syaratDipilih(aktor: Aktor, pilihan: Pilihan, area?: string): Prisma.Sql | null {
  const { jenis, semua, id, kecuali } = pilihan
  const saring = saringOf(pilihan, area)
  if (semua)
    return Prisma.sql`${syaratTemuan(aktor, saring)}
      ${kecuali.length === 0 ? Prisma.empty : Prisma.sql`AND NOT (t.id = ANY (${kecuali}::uuid[]))`}`
  if (id.length === 0) return null
  return Prisma.sql`${syaratTemuan(aktor, { jenis, wilayah: saring.wilayah })} AND t.id = ANY (${id}::uuid[])`
}
