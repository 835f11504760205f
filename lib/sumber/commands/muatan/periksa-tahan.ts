// Whether a load of another source may hold at once or waits for a second person.
import 'server-only'
import type pg from 'pg'
import type { IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { readSetting } from '@/lib/server/settings'
import { MASALAH } from '../../alasan'
import { DAFTAR_UTUH, LABEL_JENIS_SUMBER } from '../../jenis'
import { type AlasanTahan, ambangTahanSchema, judgeTahan, KUNCI_AMBANG, type WilayahKosong } from '../../tahan'
import type { TabelSumber } from './buka-sumber'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import type { Muatan } from './susun-muatan'

/**
 * The reasons to wait, in words and figures; empty when the load may hold at once. Thresholds as of releases, of areas in rows. Whole
 * lists are held against the one that holds; recipients of a new period against those of their programme before.
 */
export async function periksaTahanMuatan(
  client: pg.Client,
  muatan: Muatan,
  hitungan: HitunganMuatan,
  tabelList: readonly TabelSumber[],
): Promise<AlasanTahan[]> {
  const ambang = ambangTahanSchema
    .catch(ambangTahanSchema.parse({}))
    .parse((await readSetting(client, KUNCI_AMBANG)) ?? {})
  const { kodeKab, jenis } = muatan
  const lama = DAFTAR_UTUH.includes(jenis) ? await findPembanding(client, muatan) : undefined
  const { baris, baru, berubah, sama } = hitungan
  return judgeTahan(
    {
      sebelumnya: lama ? `${LABEL_JENIS_SUMBER[jenis]} per ${formatDate(lama.hari)}` : null,
      susutList: lama
        ? [
            {
              apa: 'sumber',
              lama: lama.baris,
              baru: baris,
              dimuatLama: lama.dimuat,
              dimuatBaru: baru + berubah + sama,
            },
          ]
        : [],
      kecamatanKosong: lama ? await listKosong(client, kodeKab, lama.id, 6) : [],
      desaKosong: lama ? await listKosong(client, kodeKab, lama.id, 10) : [],
      satuan: 'baris',
      terpotong: await listTerpotong(client, kodeKab, tabelList),
    },
    ambang,
  )
}

type Pembanding = { id: string; baris: number; dimuat: number; hari: IsoDate }

/** The load before: the one whose place this takes, else the newest of an earlier day of the same programme. */
async function findPembanding(
  client: pg.Client,
  { kodeKab, jenis, program, perTanggal, sebelumnya }: Muatan,
): Promise<Pembanding | undefined> {
  const { rows } = await client.query<Pembanding>(
    `SELECT id, baris, baru + berubah + sama AS dimuat, per_tanggal::text AS hari FROM sumber_muatan
     WHERE kode_kab = $1 AND status = 'berlaku'
       AND CASE WHEN $2::uuid IS NOT NULL THEN id = $2 ELSE jenis = $3 AND program = $4 AND per_tanggal <= $5::date END
     ORDER BY per_tanggal DESC, id DESC LIMIT 1`,
    [kodeKab, sebelumnya, jenis, program, perTanggal],
  )
  return rows[0]
}

/** Areas of a length of code in which the load before had rows and this one has none. Reads sumber_catatan_muatan_idx. */
async function listKosong(client: pg.Client, kodeKab: string, lama: string, panjang: number): Promise<WilayahKosong[]> {
  const { rows } = await client.query<WilayahKosong>(
    `SELECT l.kode, coalesce((SELECT w.nama FROM wilayah w WHERE w.kode = l.kode), l.kode) AS nama, l.kk
     FROM (SELECT left(kode_desa, $3) AS kode, count(*)::integer AS kk FROM sumber_catatan
       WHERE kode_kab = $1 AND muatan_id = $2::uuid AND kode_desa <> rpad($1, 10, '0') GROUP BY 1) l
     WHERE NOT EXISTS (SELECT FROM ${tabelMuatan(kodeKab, 'c')} c WHERE left(c.kode_desa, $3) = l.kode)
     ORDER BY l.kode`,
    [kodeKab, lama, panjang],
  )
  return rows
}

/** Tables whose last row is broken off: too few values or a quote that does not close, and nothing behind it. */
async function listTerpotong(
  client: pg.Client,
  kodeKab: string,
  tabelList: readonly TabelSumber[],
): Promise<{ nama: string; baris: number }[]> {
  const { rows } = await client.query<{ ke: number; baris: number; rusak: boolean | null }>(
    `SELECT DISTINCT ON (ke) ke, baris, masalah IN (${MASALAH['jumlah-kolom']}, ${MASALAH.kutip}) AS rusak
     FROM ${tabelMuatan(kodeKab, 'b')} ORDER BY ke, baris DESC`,
  )
  return rows.flatMap(({ ke, baris, rusak }) => {
    const tabel = tabelList.find((satu) => satu.ke === ke)?.tabel
    return rusak && tabel?.format === 'csv' ? [{ nama: tabel.nama, baris }] : []
  })
}
