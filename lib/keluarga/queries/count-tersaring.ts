// How many families a filter matches, as far as that can be told while somebody waits.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { withAktor } from '@/lib/server/db'
import { Prisma } from '@/prisma/client/client'
import { toSaringan } from '../saringan'
import {
  type Arah,
  areaOf,
  askJumlah,
  bernamaSql,
  CALON_TERBANYAK,
  countKeluarga,
  type Dasar,
  dasarSql,
  findKe,
  type KeluargaFilter,
  orderSql,
  sesudahSql,
} from './daftar-sql'
import { findRilis } from './find-rilis'
import { lihatBertahap } from './lihat-bertahap'
import { listCalonSql, syaratKeluarga } from './syarat-keluarga'

/**
 * What is known of how many families a filter matches: `jumlah`, with `lebih` more than that, with `dilihat` at least that, found among
 * so many of `dari`. `dari` are the families of the area, of the desil asked for if one is.
 */
export type JumlahTersaring = { jumlah: number; lebih: boolean; dilihat: number | null; dari: number }

/** Beyond this nobody needs the exact figure to decide whether to narrow the list. */
const TERBANYAK = 10_000
/** Milliseconds the looking may take; it runs behind the page, which is on its way. */
const WAKTU = 40
const PERTAMA = 2_000

/**
 * How many families match a filter that no rollup counts, told honestly: exactly where all of an area could be looked at,
 * "more than", or "at least" of those that were. Shown after the page, not before it.
 */
export async function countTersaring(aktor: Aktor, filter: KeluargaFilter): Promise<JumlahTersaring> {
  return withAktor(aktor, async (tx) => {
    const rilis = await findRilis(tx, aktor.kodeKab, filter.rilis)
    if (!rilis) return { jumlah: 0, lebih: false, dilihat: null, dari: 0 }
    const saringan = toSaringan(filter)
    const asal: Dasar = { kodeKab: aktor.kodeKab, rilisId: rilis.id, ...areaOf(aktor, filter) }
    const dari = await countKeluarga(tx, { ...asal, desil: saringan.desil })
    const syarat = syaratKeluarga(saringan, aktor, { rilisId: rilis.id })
    // The only thing asked names its families itself: as many of them as are looked up one by one are soon found.
    const [calon] = listCalonSql(saringan, aktor.kodeKab, asal)
    if (calon && countDitanya(saringan) === 1) {
      const sebagian = Prisma.sql`${calon} LIMIT ${CALON_TERBANYAK + 500}`
      // What its index says needs not be asked again of each; of the rules of a programme also for which delivery they were asked.
      const lagi = saringan.layak === undefined ? Prisma.empty : syarat
      const jumlah = await askJumlah(
        tx,
        Prisma.sql`SELECT count(*)::integer AS jumlah ${bernamaSql(asal, sebagian)} ${lagi}`,
      )
      if (jumlah > CALON_TERBANYAK) return { jumlah: CALON_TERBANYAK, lebih: true, dilihat: null, dari }
    }
    const arah: Arah = { urut: saringan.desil === undefined ? 'wilayah' : 'desil', turun: false }
    let jumlah = 0
    const { dilihat, henti } = await lihatBertahap(
      { waktu: WAKTU, pertama: PERTAMA, dari: null },
      async (kursor, n) => {
        const dasar = Prisma.sql`${dasarSql(asal, arah, saringan)} ${sesudahSql(asal, arah, kursor)}`
        // How many of the next of them match? The index of the order, ended early once there are more than are told.
        jumlah += await askJumlah(
          tx,
          Prisma.sql`SELECT count(*)::integer AS jumlah FROM (
          SELECT FROM (SELECT * ${dasar} ORDER BY ${orderSql(arah)} LIMIT ${n}) k
          WHERE true ${syarat} LIMIT ${TERBANYAK + 1 - jumlah}) cocok`,
        )
        return jumlah > TERBANYAK
          ? { cukup: true, henti: null }
          : { cukup: false, henti: await findKe(tx, dasar, arah, n) }
      },
    )
    const lebih = jumlah > TERBANYAK
    return { jumlah: Math.min(jumlah, TERBANYAK), lebih, dilihat: lebih || henti === null ? null : dilihat, dari }
  })
}

function countDitanya({ syarat, ...lain }: ReturnType<typeof toSaringan>): number {
  return syarat.length + Object.values(lain).filter((nilai) => nilai !== undefined).length
}
