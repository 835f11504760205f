// Ends of a load that leave what holds as it was: a trial, and files of which nothing can be loaded.
import 'server-only'
import { formatNumber } from '@/lib/core/format'
import { type Result, refuse } from '@/lib/core/result'
import { formatAlasan, masalahOf } from '../../alasan'
import { LABEL_JENIS_SUMBER } from '../../jenis'
import type { AlasanTahan } from '../../tahan'
import type { BahanMuatan } from './bahan'
import { catatSisihan } from './berlakukan'
import type { TabelSumber } from './buka-sumber'
import type { HasilMuatan, HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'

/** Ends a trial: what would become of each row stays to be read, nothing else. */
export async function akhiriCoba(
  { client, batch, input, imporId, tabelList }: BahanMuatan & { tabelList: readonly TabelSumber[] },
  hitungan: HitunganMuatan,
  alasanTahan: AlasanTahan[],
  catatan: string[],
): Promise<HasilMuatan> {
  const { baru, berubah, sama, ditahan, salah } = hitungan
  await batch.tenang()
  await catatSisihan(client, input.kodeKab, imporId, tabelList)
  await client.query(
    `UPDATE impor SET status = 'diperiksa', tahap = '', selesai = total, selesai_pada = now(), detik = $3, catatan = $4, alasan_tahan = $5::jsonb,
       anggota_baru = $6, anggota_berubah = $7, anggota_sama = $8, anggota_ditahan = $9, anggota_salah = $10
     WHERE kode_kab = $1 AND id = $2`,
    [input.kodeKab, imporId, batch.detik(), catatan, JSON.stringify(alasanTahan), baru, berubah, sama, ditahan, salah],
  )
  return {
    batch: imporId,
    muatan: null,
    status: 'diperiksa',
    alasanTahan,
    jenis: input.jenis,
    ...hitungan,
    detik: batch.detik(),
    berkasSalah: null,
    catatan,
    terulang: false,
  }
}

/** Refuses a delivery of which nothing can be loaded: it must not take the place of the one that holds. `sumber/tidak-ada-yang-dimuat`. */
export async function tolakSemua(
  bahan: BahanMuatan,
  hitungan: HitunganMuatan,
  salahId: string | null,
): Promise<Result<never>> {
  const { client, input, imporId } = bahan
  await client.query('UPDATE impor SET berkas_salah_id = $3 WHERE kode_kab = $1 AND id = $2', [
    input.kodeKab,
    imporId,
    salahId,
  ])
  const { rows } = await client.query<{ masalah: number }>(
    `SELECT masalah FROM ${tabelMuatan(input.kodeKab, 'b')} WHERE masalah IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
  )
  const sebab = rows[0] ? ` Yang paling sering: ${formatAlasan(masalahOf(rows[0].masalah), 'nomor', null)}` : ''
  return refuse(
    'sumber/tidak-ada-yang-dimuat',
    `Tidak satu pun dari ${formatNumber(hitungan.baris)} baris dapat dimuat sebagai ${LABEL_JENIS_SUMBER[input.jenis]}, jadi muatan sebelumnya tetap berlaku.${sebab}`,
  )
}
