// What the next musyawarah of a desa has before it.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { labelKolom, labelOf } from '@/lib/keluarga/kode'
import { withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { ASAL_USULAN } from '../sebutan'

const desaRows = z.array(
  z.object({ kodeDesa: z.string(), desa: z.string(), kecamatan: z.string(), jumlah: z.coerce.number() }),
)
export type DesaMenunggu = z.infer<typeof desaRows>[number]

/** Desa and kelurahan with usulan that wait for a musyawarah, most first. Reads usulan_status_idx. */
export async function listDesaMenunggu(aktor: Aktor): Promise<DesaMenunggu[]> {
  const { awal, akhir } = rangeOf(aktor.kodeWilayah)
  return withAktor(aktor, async (tx) =>
    desaRows.parse(
      await tx.$queryRaw`
        SELECT u.kode_desa AS "kodeDesa", COALESCE(d.nama, u.kode_desa) AS desa, COALESCE(c.nama, '') AS kecamatan, u.jumlah
        FROM (
          SELECT kode_desa, count(*) AS jumlah FROM usulan
          WHERE kode_kab = ${aktor.kodeKab} AND status = 'diajukan' AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
          GROUP BY kode_desa
        ) u
        LEFT JOIN wilayah d ON d.kode = u.kode_desa
        LEFT JOIN wilayah c ON c.kode = left(u.kode_desa, 6)
        ORDER BY u.jumlah DESC, u.kode_desa`,
    ),
  )
}

/** Most usulan shown for one musyawarah. */
export const CALON_TERBANYAK = 200

export type CalonMusyawarah = {
  id: string
  nomor: string
  kepala: string | null
  alamat: string | null
  desil: number | null
  asal: (typeof ASAL_USULAN)[number] | null
  catatan: string | null
  perubahanList: { label: string; lama: string; baru: string }[]
}

const calonRows = z.array(
  z.object({
    id: z.string(),
    nomor: z.string(),
    kepala: z.string().nullable(),
    alamat: z.string().nullable(),
    desil: z.number().nullable(),
    asal: z.enum(ASAL_USULAN).nullable(),
    catatan: z.string().nullable(),
  }),
)

/** Usulan of one desa that wait for a musyawarah, oldest first, at most CALON_TERBANYAK; empty outside the wilayah. */
export async function listCalonMusyawarah(aktor: Aktor, kodeDesa: string): Promise<CalonMusyawarah[]> {
  if (!isWithin(kodeDesa, aktor.kodeWilayah)) return []
  return withAktor(aktor, async (tx) => {
    const { kodeKab } = aktor
    // Which usulan of this desa wait? usulan_status_idx; families by primary key.
    const calonList = calonRows.parse(
      await tx.$queryRaw`
        SELECT u.id::text, u.nomor, rk.nama_anggota_keluarga AS kepala, rk.alamat, rk.desil_nasional AS desil, u.asal, u.catatan
        FROM (
          SELECT * FROM usulan WHERE kode_kab = ${kodeKab} AND status = 'diajukan' AND kode_desa = ${kodeDesa}
          ORDER BY id LIMIT ${CALON_TERBANYAK}
        ) u
        LEFT JOIN rilis_kini n ON n.kode_kab = u.kode_kab
        LEFT JOIN rilis_keluarga rk ON rk.kode_kab = u.kode_kab AND rk.rilis_id = n.rilis_id AND rk.keluarga_id = u.keluarga_id
        ORDER BY u.id`,
    )
    const perubahanList = await tx.usulanPerubahan.findMany({
      where: { kodeKab, usulanId: { in: calonList.map(({ id }) => id) } },
      select: { usulanId: true, kolom: true, nilaiLama: true, nilaiBaru: true },
      orderBy: { id: 'asc' },
    })
    return calonList.map((calon) => ({
      ...calon,
      perubahanList: perubahanList
        .filter(({ usulanId }) => usulanId === calon.id)
        .map(({ kolom, nilaiLama, nilaiBaru }) => ({
          label: labelKolom(kolom),
          lama: labelOf(kolom, nilaiLama),
          baru: labelOf(kolom, nilaiBaru),
        })),
    }))
  })
}
