// Each work queue of usulan as a condition, used alike by the list and by the counts.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { Prisma } from '@/prisma/client/client'
import type { Antrean } from '../antrean'

/** Usulan that are still on their way: the predicate of the partial index usulan_antrean_idx, word for word. */
export const TERBUKA = Prisma.sql`u.status IN ('draf', 'diajukan', 'dimusyawarahkan', 'diperiksa', 'diverifikasi', 'disahkan', 'ditetapkan', 'dikirim', 'diproses')`

/** Condition on `usulan u` of a queue that counts usulan; null for queues of daftar and pemeriksaan. */
export function syaratAntrean(antrean: Antrean, aktor: Aktor): Prisma.Sql | null {
  switch (antrean) {
    case 'draf':
      return Prisma.sql`(u.status = 'draf' AND NOT u.dikembalikan AND u.pengusul = ${aktor.id})`
    case 'dikembalikan':
      return Prisma.sql`(u.dikembalikan AND u.status = 'draf')`
    case 'musyawarah':
      return Prisma.sql`(u.status = 'diajukan')`
    case 'penugasan':
      return Prisma.sql`(u.status = 'dimusyawarahkan' AND u.pemeriksaan_id IS NULL)`
    case 'verifikasi':
      return Prisma.sql`(u.status = 'diperiksa')`
    case 'daftar-baru':
      return Prisma.sql`(u.status = 'diverifikasi' AND u.daftar_id IS NULL)`
    case 'jawaban':
      return Prisma.sql`(u.status IN ('dikirim', 'diproses'))`
    case 'pemeriksaan':
    case 'pengesahan':
    case 'penetapan':
    case 'pengiriman':
    case 'pemrosesan':
      return null
  }
}
