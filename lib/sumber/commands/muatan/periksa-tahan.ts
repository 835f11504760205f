// Whether a load of another source may hold at once or waits for a second person.
import 'server-only'
import type pg from 'pg'
import type { IsoDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'
import { readSetting } from '@/lib/server/settings'
import { MASALAH } from '../../alasan'
import { type JenisSumber, LABEL_JENIS_SUMBER } from '../../jenis'
import { type AlasanTahan, ambangTahanSchema, judgeTahan, KUNCI_AMBANG } from '../../tahan'
import type { TabelSumber } from './buka-sumber'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import type { Muatan } from './susun-muatan'

/** Kinds of which each delivery is the whole list. Answers are as many as were asked for: few of them are nothing odd. */
const DAFTAR_UTUH: readonly JenisSumber[] = ['regsosek', 'dtks', 'p3ke', 'pbi', 'kpm']

/** The reasons to wait, in words and figures; empty when the load may hold at once. Thresholds as of releases. */
export async function periksaTahanMuatan(
  client: pg.Client,
  { kodeKab, jenis, sebelumnya }: Muatan,
  hitungan: HitunganMuatan,
  tabelList: readonly TabelSumber[],
): Promise<AlasanTahan[]> {
  const ambang = ambangTahanSchema
    .catch(ambangTahanSchema.parse({}))
    .parse((await readSetting(client, KUNCI_AMBANG)) ?? {})
  const { rows } = await client.query<{ baris: number; dimuat: number; hari: IsoDate }>(
    `SELECT baris, baru + berubah + sama AS dimuat, per_tanggal::text AS hari FROM sumber_muatan WHERE kode_kab = $1 AND id = $2::uuid`,
    [kodeKab, sebelumnya],
  )
  const lama = DAFTAR_UTUH.includes(jenis) ? rows[0] : undefined
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
      kecamatanKosong: [],
      desaKosong: [],
      terpotong: await listTerpotong(client, kodeKab, tabelList),
    },
    ambang,
  )
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
