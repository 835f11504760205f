// Whether a loaded delivery may be published at once or waits for a second person.
import 'server-only'
import type pg from 'pg'
import { readSetting } from '@/lib/server/settings'
import { MASALAH } from '../../alasan'
import { type AlasanTahan, ambangTahanSchema, judgeTahan, KUNCI_AMBANG, type WilayahKosong } from '../../tahan'
import { type Kerja, tabelKerja } from './kerja'
import type { Hitungan } from './terbitkan'

/** Families per desa that this delivery would publish, as SQL of (kode_desa, kk). */
export type SumberDesa = string

/** The reasons to wait, in words and figures; empty when the delivery may be published. */
export async function periksaTahan(
  kerja: Kerja,
  hitungan: { keluarga: Hitungan; anggota: Hitungan },
  desa: SumberDesa,
): Promise<AlasanTahan[]> {
  const { a, sebelumnya } = kerja
  // The delivery it adds to was accepted; nothing of that is missing here.
  if (kerja.susulan) return []
  const ambang = ambangTahanSchema.catch(ambangTahanSchema.parse({})).parse((await readSetting(a, KUNCI_AMBANG)) ?? {})
  const terpotong = await listTerpotong(kerja)
  if (sebelumnya === null)
    return judgeTahan({ sebelumnya: null, susutList: [], kecamatanKosong: [], desaKosong: [], terpotong }, ambang)
  const { rows } = await a.query<Record<'kode', string> & Record<'k' | 'a' | 'kd' | 'ad', number>>(
    `SELECT kode, jumlah_keluarga AS k, jumlah_anggota AS a, keluarga_ditahan + keluarga_salah AS kd, anggota_ditahan + anggota_salah AS ad
     FROM rilis WHERE id = $1`,
    [sebelumnya],
  )
  const lama = rows[0]
  if (!lama) throw new Error('kiriman sebelumnya hilang')
  const dimuat = ({ baru, berubah, sama }: Hitungan) => baru + berubah + sama
  const { keluarga, anggota } = hitungan
  return judgeTahan(
    {
      sebelumnya: lama.kode,
      susutList: [
        {
          apa: 'keluarga',
          lama: lama.k + lama.kd,
          baru: dimuat(keluarga) + keluarga.ditahan + keluarga.salah,
          dimuatLama: lama.k,
          dimuatBaru: dimuat(keluarga),
        },
        {
          apa: 'anggota',
          lama: lama.a + lama.ad,
          baru: dimuat(anggota) + anggota.ditahan + anggota.salah,
          dimuatLama: lama.a,
          dimuatBaru: dimuat(anggota),
        },
      ],
      kecamatanKosong: await listKosong(a, kerja, desa, 6),
      desaKosong: await listKosong(a, kerja, desa, 10),
      terpotong,
    },
    ambang,
  )
}

/** Areas of a length of code that the delivery before had families in and this one has not. */
async function listKosong(
  client: pg.Client,
  { kodeKab, sebelumnya }: Kerja,
  desa: SumberDesa,
  panjang: number,
): Promise<WilayahKosong[]> {
  const { rows } = await client.query<WilayahKosong>(
    `SELECT l.kode, coalesce((SELECT w.nama FROM wilayah w WHERE w.kode = l.kode), l.kode) AS nama, l.kk
     FROM (SELECT left(kode_desa, $3) AS kode, sum(kk)::integer AS kk FROM rekap_rilis WHERE kode_kab = $1 AND rilis_id = $2 GROUP BY 1) l
     WHERE l.kk > 0 AND NOT EXISTS (SELECT FROM (${desa}) d WHERE left(d.kode_desa, $3) = l.kode)
     ORDER BY l.kode`,
    [kodeKab, sebelumnya, panjang],
  )
  return rows
}

/** Files whose last row is broken off: the row has too few fields or a quote that does not close, and nothing follows it. */
async function listTerpotong({ a, rilisId, keluarga, anggota }: Kerja): Promise<{ nama: string; baris: number }[]> {
  const found: { nama: string; baris: number }[] = []
  for (const [ke, tabel, berkas] of [
    [1, 'k', keluarga],
    [2, 'a', anggota],
  ] as const) {
    const { rows } = await a.query<{ baris: number | null }>(
      `SELECT max(baris) AS baris FROM ${tabelKerja(rilisId, 'm')} WHERE ke = ${ke} AND masalah IN (${MASALAH['jumlah-kolom']}, ${MASALAH.kutip})`,
    )
    const baris = rows[0]?.baris
    if (baris === null || baris === undefined) continue
    const lanjut = await a.query<{ ada: boolean }>(
      `SELECT EXISTS (SELECT FROM ${tabelKerja(rilisId, tabel)} WHERE baris > $1) AS ada`,
      [baris],
    )
    if (lanjut.rows[0]?.ada === false) found.push({ nama: berkas.nama, baris })
  }
  return found
}
