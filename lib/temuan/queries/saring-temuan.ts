// The filter of a list as a condition, used alike by the page and by acts on everything the list shows.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import type { StatusTemuan } from '../alur'
import type { JenisTemuan } from '../jenis'

export type SaringTemuan = {
  jenis: JenisTemuan
  wilayah?: string | undefined
  status?: StatusTemuan | undefined
  desil?: number | undefined
}

/** Condition on `temuan t` inside the aktor's wilayah: a range of temuan_daftar_idx, with status and desil read from the index. */
export function syaratTemuan(aktor: Aktor, { jenis, wilayah, status, desil }: SaringTemuan): Prisma.Sql {
  const area = wilayah && isWithin(wilayah, aktor.kodeWilayah) ? wilayah : aktor.kodeWilayah
  const { awal, akhir } = rangeOf(area)
  return Prisma.sql`t.kode_kab = ${aktor.kodeKab} AND t.jenis = ${jenis} AND t.kode_desa >= ${awal} AND t.kode_desa <= ${akhir}
    AND ${status === undefined ? Prisma.sql`t.status <> 'selesai'` : Prisma.sql`t.status = ${status}`}
    ${desil === undefined ? Prisma.empty : Prisma.sql`AND t.desil = ${desil}::smallint`}`
}
