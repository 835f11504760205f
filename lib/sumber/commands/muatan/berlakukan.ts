// The one transaction in which a load begins to hold.
import 'server-only'
import type pg from 'pg'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { writeSetting } from '@/lib/server/settings'
import { kelasOf, masalahOf } from '../../alasan'
import type { AlasanTahan } from '../../tahan'
import { newAwalId } from '../impor/kerja'
import type { BahanMuatan } from './bahan'
import type { TabelSumber } from './buka-sumber'
import { gantikan, gantikanTunggu } from './gantikan-muatan'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import { type Muatan, tulisBaris } from './susun-muatan'
import type { BerkasSisihan } from './tulis-salah'
import { catatTertahan } from './wilayah-asing'

type Berlakuan = {
  sidik: string
  /** Why it waits for a second person; empty: it holds at once. */
  alasanTahan: readonly AlasanTahan[]
  sintetis: boolean
  tetapkanSintetis: boolean
  salah: BerkasSisihan | null
  catatan: string[]
  tabelList: readonly TabelSumber[]
}

/** Writes the rows, ends the load before and the import, records the act: one transaction. Returns the id of the load. */
export async function berlakukan(
  bahan: BahanMuatan,
  muatan: Muatan,
  hitungan: HitunganMuatan,
  isi: Berlakuan,
): Promise<string> {
  const { client, batch, aktor, input, imporId, berkas } = bahan
  const { kodeKab, jenis } = muatan
  const pada = now()
  const { baris, baru, berubah, sama, ditahan, salah, hilang, tertaut } = hitungan
  return inTransaction(client, async () => {
    const { rows } = await client.query<{ id: string }>('SELECT uuid7() AS id')
    const muatanId = rows[0]?.id ?? ''
    await gantikanTunggu(client, aktor, muatan)
    const menunggu = isi.alasanTahan.length > 0
    if (!menunggu) await gantikan(client, kodeKab, muatan.sebelumnya, muatanId)
    await client.query(
      `INSERT INTO sumber_muatan (kode_kab, id, jenis, per_tanggal, program, periode, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
       VALUES ($1, $2, $3, $4, $5, $6, $20, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
      [
        kodeKab,
        muatanId,
        jenis,
        input.perTanggal,
        muatan.program,
        muatan.periode,
        baris,
        baru,
        berubah,
        sama,
        ditahan,
        salah,
        hilang,
        tertaut,
        isi.sintetis,
        isi.sidik,
        imporId,
        aktor.id,
        pada,
        menunggu ? 'menunggu' : 'berlaku',
      ],
    )
    await tulisBaris(client, muatan, muatanId, newAwalId(pada.getTime()))
    await catatSisihan(client, kodeKab, imporId, isi.tabelList)
    await catatTertahan(client, muatan, imporId, isi.salah?.tertahan ?? null)
    await client.query(
      `UPDATE impor SET status = $12, alasan_tahan = $13::jsonb, tahap = 'Selesai', selesai = total, selesai_pada = now(), detik = $3, muatan_id = $4, berkas_salah_id = $5, catatan = $6,
         anggota_baru = $7, anggota_berubah = $8, anggota_sama = $9, anggota_ditahan = $10, anggota_salah = $11
       WHERE kode_kab = $1 AND id = $2`,
      [
        kodeKab,
        imporId,
        batch.detik(),
        muatanId,
        isi.salah?.id ?? null,
        isi.catatan,
        baru,
        berubah,
        sama,
        ditahan,
        salah,
        menunggu ? 'menunggu' : 'terbit',
        JSON.stringify(isi.alasanTahan),
      ],
    )
    if (isi.tetapkanSintetis) await writeSetting(client, 'sintetis', isi.sintetis)
    await catatOwner(client, aktor, 'sumber.impor', imporId, {
      jenis,
      muatan: muatanId,
      perTanggal: input.perTanggal,
      program: muatan.program,
      periode: muatan.periode,
      sistem: muatan.sistem,
      sintetis: isi.sintetis,
      ...(menunggu && { menunggu: isi.alasanTahan.map(({ kode }) => kode) }),
      ...hitungan,
      sidik: berkas.map(({ sha256 }) => sha256),
    })
    return muatanId
  })
}

/** Copies the rows set aside to where pages list them: line, column and reason, no value. */
export async function catatSisihan(
  client: pg.Client,
  kodeKab: string,
  imporId: string,
  tabelList: readonly TabelSumber[],
): Promise<void> {
  const b = tabelMuatan(kodeKab, 'b')
  const { rows } = await client.query<{ ke: number; masalah: number; kolom: number | null }>(
    `SELECT DISTINCT ke, masalah, kolom FROM ${b} WHERE masalah IS NOT NULL`,
  )
  for (const { ke, masalah, kolom } of rows) {
    const alasan = masalahOf(masalah)
    const kepala = tabelList.find((satu) => satu.ke === ke)?.tabel.kolom[kolom ?? -1] ?? ''
    await client.query(
      `INSERT INTO impor_salah (kode_kab, impor_id, ke, baris, kelas, kolom, alasan, rincian)
       SELECT $1, $2, ke, baris, $3, $4, $5, rincian FROM ${b} WHERE ke = $6 AND masalah = $7 AND kolom IS NOT DISTINCT FROM $8::smallint
       ON CONFLICT DO NOTHING`,
      [kodeKab, imporId, kelasOf(alasan), kepala.slice(0, 100), alasan, ke, masalah, kolom],
    )
  }
}
