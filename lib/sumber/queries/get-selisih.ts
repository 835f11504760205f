// The difference of two deliveries as its page shows it: counts by area, desil and column from the rollups, never from rows of people.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { labelKolom } from '@/lib/keluarga/kode'
import { type Tx, withAktor } from '@/lib/server/db'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import type { SelisihFilter } from '../schema/selisih'

/** KK and jiwa of one cell; desil -1 = not in that delivery, 0 = belum diperingkat. */
export type SelDesil = { dari: number; ke: number; kk: number; jiwa: number }

const selRows = z.array(z.object({ dari: z.int(), ke: z.int(), kk: z.int(), jiwa: z.int() }))
const wilayahRows = z.array(
  z.object({
    kode: z.string(),
    nama: z.string(),
    muncul: z.int(),
    hilang: z.int(),
    naik: z.int(),
    turun: z.int(),
    tetap: z.int(),
  }),
)
/** Families of an area: new, gone, in a higher desil number than before, in a lower one, in the same (or unranked on one side). */
export type SelisihWilayahRow = z.output<typeof wilayahRows>[number]
const kolomRows = z.array(z.object({ berkas: z.enum(['keluarga', 'anggota']), kolom: z.string(), jumlah: z.int() }))
const gantiRows = z.array(
  z.object({
    kodeDesa: z.string(),
    sistem: z.string(),
    kodeLama: z.string(),
    namaLama: z.string(),
    kodeBaru: z.string(),
    namaBaru: z.string(),
  }),
)

export type RilisPilihan = { id: number; kode: string; status: string; dibuang: boolean }

export type SelisihDetail = {
  /** `siap`: lists can be opened. `dibuang`: only the counts are left. Null: nobody has asked for this pair yet. */
  status: 'siap' | 'dibuang' | null
  lama: RilisPilihan
  baru: RilisPilihan
  wilayah: string
  pada: Date | null
  selList: SelDesil[]
  wilayahList: SelisihWilayahRow[]
  kolomList: { berkas: 'keluarga' | 'anggota'; kolom: string; label: string; jumlah: number }[]
  /** Persons by kind. */
  orang: { muncul: number; hilang: number; pindahKk: number }
  gantiList: z.output<typeof gantiRows>
}

/**
 * Deliveries to choose from, newest first, and the difference of the chosen pair in an area (the aktor's own without one);
 * without a choice the present delivery and the one before. `detail` is null when there are not two.
 */
export async function getSelisih(
  aktor: Aktor,
  filter: Omit<SelisihFilter, 'wilayah'> & { wilayah?: string | undefined },
): Promise<{ rilisList: RilisPilihan[]; detail: SelisihDetail | null }> {
  if (!can(aktor, 'sumber:lihat')) return { rilisList: [], detail: null }
  return withAktor(aktor, async (tx) => {
    const rilisList = await listRilisPilihan(tx, aktor.kodeKab)
    const terbit = rilisList.filter(({ status }) => status === 'terbit')
    const baru = rilisList.find(({ kode }) => kode === filter.baru) ?? terbit[0]
    const lama =
      rilisList.find(({ kode }) => kode === filter.lama) ?? terbit[terbit.findIndex(({ id }) => id === baru?.id) + 1]
    if (!baru || !lama || baru.id === lama.id) return { rilisList, detail: null }
    const wilayah =
      filter.wilayah !== undefined && isWithin(filter.wilayah, aktor.kodeWilayah) ? filter.wilayah : aktor.kodeWilayah
    const selisih = await tx.selisih.findFirst({
      where: { kodeKab: aktor.kodeKab, lama: lama.id, baru: baru.id, status: { not: 'disusun' } },
      select: { id: true, status: true, pada: true },
    })
    const kosong = { selList: [], wilayahList: [], kolomList: [], orang: { muncul: 0, hilang: 0, pindahKk: 0 } }
    const isi = selisih ? await readIsi(tx, aktor.kodeKab, selisih.id, wilayah) : kosong
    return {
      rilisList,
      detail: {
        status: selisih ? (selisih.status === 'siap' ? 'siap' : 'dibuang') : null,
        pada: selisih?.pada ?? null,
        lama,
        baru,
        wilayah,
        gantiList: await listGanti(tx, aktor.kodeKab, lama.id, baru.id),
        ...isi,
      },
    }
  })
}

async function listRilisPilihan(tx: Tx, kodeKab: string): Promise<RilisPilihan[]> {
  const rows = await tx.rilis.findMany({
    where: { kodeKab, status: { in: ['terbit', 'ditarik'] } },
    orderBy: [{ periode: 'desc' }, { pengiriman: 'desc' }],
    take: 100,
    select: { id: true, kode: true, status: true, dibuangPada: true },
  })
  return rows.map(({ dibuangPada, ...row }) => ({ ...row, dibuang: dibuangPada !== null }))
}

async function readIsi(
  tx: Tx,
  kodeKab: string,
  id: number,
  wilayah: string,
): Promise<Pick<SelisihDetail, 'selList' | 'wilayahList' | 'kolomList' | 'orang'>> {
  const { awal, akhir } = rangeOf(wilayah)
  const panjang = wilayah.length < 6 ? 6 : 10
  // How many families stand in each cell of the area? The key of selisih_desil, at most 144 rows per desa.
  const selList = selRows.parse(
    await tx.$queryRaw`
      SELECT desil_lama::integer AS dari, desil_baru::integer AS ke, sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa
      FROM selisih_desil WHERE kode_kab = ${kodeKab} AND selisih_id = ${id} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
      GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  const wilayahList = wilayahRows.parse(
    await tx.$queryRaw`
      SELECT d.kode, coalesce((SELECT w.nama FROM wilayah w WHERE w.kode = d.kode), d.kode) AS nama,
        d.muncul, d.hilang, d.naik, d.turun, d.tetap
      FROM (
        SELECT left(kode_desa, ${panjang}::integer) AS kode,
          coalesce(sum(kk) FILTER (WHERE desil_lama < 0), 0)::integer AS muncul,
          coalesce(sum(kk) FILTER (WHERE desil_baru < 0), 0)::integer AS hilang,
          coalesce(sum(kk) FILTER (WHERE desil_lama > 0 AND desil_baru > desil_lama), 0)::integer AS naik,
          coalesce(sum(kk) FILTER (WHERE desil_baru > 0 AND desil_lama > desil_baru), 0)::integer AS turun,
          coalesce(sum(kk) FILTER (WHERE desil_lama >= 0 AND desil_baru >= 0 AND (desil_lama = desil_baru OR desil_lama = 0 OR desil_baru = 0)), 0)::integer AS tetap
        FROM selisih_desil WHERE kode_kab = ${kodeKab} AND selisih_id = ${id} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
        GROUP BY 1) d
      ORDER BY d.kode`,
  )
  const semuaKolom = kolomRows.parse(
    await tx.$queryRaw`
      SELECT berkas, kolom, sum(jumlah)::integer AS jumlah FROM selisih_kolom
      WHERE kode_kab = ${kodeKab} AND selisih_id = ${id} AND kode_desa >= ${awal} AND kode_desa <= ${akhir}
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
  )
  const orang = (jenis: string) => semuaKolom.find(({ kolom }) => kolom === jenis)?.jumlah ?? 0
  return {
    selList,
    wilayahList,
    kolomList: semuaKolom
      .filter(({ kolom }) => !['muncul', 'hilang', 'pindah-kk'].includes(kolom))
      .map((row) => ({ ...row, label: labelKolom(row.kolom) })),
    orang: { muncul: orang('muncul'), hilang: orang('hilang'), pindahKk: orang('pindah-kk') },
  }
}

/** Desa that came under another official code or name than before, within one system of codes. */
async function listGanti(tx: Tx, kodeKab: string, lama: number, baru: number) {
  return gantiRows.parse(
    await tx.$queryRaw`
      SELECT b.kode_desa AS "kodeDesa", b.sistem, l.kode_resmi AS "kodeLama", l.nama_resmi AS "namaLama",
        b.kode_resmi AS "kodeBaru", b.nama_resmi AS "namaBaru"
      FROM rilis_wilayah b JOIN rilis_wilayah l ON l.kode_kab = b.kode_kab AND l.rilis_id = ${lama} AND l.kode_desa = b.kode_desa AND l.sistem = b.sistem
      WHERE b.kode_kab = ${kodeKab} AND b.rilis_id = ${baru} AND (l.kode_resmi, l.nama_resmi) <> (b.kode_resmi, b.nama_resmi)
        AND NOT EXISTS (SELECT FROM rilis_wilayah s WHERE s.kode_kab = b.kode_kab AND s.rilis_id = ${lama} AND s.kode_desa = b.kode_desa
          AND s.kode_resmi = b.kode_resmi AND s.nama_resmi = b.nama_resmi)
      ORDER BY b.kode_desa LIMIT 200`,
  )
}
