// How corrected rows join the load they belong to: in the place of what was set aside, in one transaction.
import 'server-only'
import type pg from 'pg'
import { now } from '@/lib/server/clock'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { newAwalId } from '../impor/kerja'
import type { BahanMuatan } from './bahan'
import { catatSisihan } from './berlakukan'
import type { TabelSumber } from './buka-sumber'
import { catatanTertaut } from './catatan-muatan'
import type { HitunganMuatan } from './hasil'
import { tabelMuatan } from './kerja-muatan'
import type { HitunganPerbaikan, Sasaran } from './perbaikan'
import { INSERT_CATATAN, ISI_CATATAN, type Muatan, tulisKepesertaan } from './susun-muatan'
import type { BerkasSisihan } from './tulis-salah'
import { catatTertahan } from './wilayah-asing'

type Gabungan = {
  ubah: HitunganPerbaikan['muatan']
  hitungan: HitunganMuatan
  salah: BerkasSisihan | null
  catatan: readonly string[]
  tabelList: readonly TabelSumber[]
}

/** Writes the rows into their load in the place of what was set aside, moves its counts and ends the import: one transaction. */
export async function gabungkan(
  { client, batch, aktor, imporId: perbaikanId }: BahanMuatan,
  muatan: Muatan,
  { muatanId, imporId }: Sasaran,
  { ubah, hitungan, salah: berkas, catatan, tabelList }: Gabungan,
): Promise<void> {
  const { kodeKab } = muatan
  await inTransaction(client, async () => {
    await tulisGabungan(client, muatan, muatanId, newAwalId(now().getTime()))
    const [c, r] = ['c', 'r'].map((nama) => tabelMuatan(kodeKab, nama))
    await client.query(
      `DELETE FROM impor_salah s USING ${r} r, ${c} c
       WHERE s.kode_kab = $1 AND s.impor_id = $2::uuid AND c.urut = r.urut AND (s.ke, s.baris) = (r.ke, r.baris)`,
      [kodeKab, imporId],
    )
    const geser = [ubah.baru, ubah.berubah, ubah.sama, ubah.ditahan, ubah.salah]
    const { rows } = await client.query<{ tertaut: number }>(
      `UPDATE sumber_muatan SET baru = baru + $3, berubah = berubah + $4, sama = sama + $5, ditahan = ditahan - $6, salah = salah - $7,
         hilang = greatest(0, hilang - $8),
         tertaut = (SELECT count(keluarga_id)::integer FROM sumber_catatan WHERE kode_kab = $1 AND muatan_id = $2::uuid)
       WHERE kode_kab = $1 AND id = $2::uuid RETURNING tertaut`,
      [kodeKab, muatanId, ...geser, ubah.hilang],
    )
    await client.query(
      `UPDATE impor SET anggota_baru = anggota_baru + $3, anggota_berubah = anggota_berubah + $4, anggota_sama = anggota_sama + $5,
         anggota_ditahan = anggota_ditahan - $6, anggota_salah = anggota_salah - $7,
         -- The first of its remarks is how many rows name a family.
         catatan = ARRAY[$8::text] || catatan[2:]
       WHERE kode_kab = $1 AND id = $2::uuid`,
      [kodeKab, imporId, ...geser, catatanTertaut(rows[0]?.tertaut ?? 0)],
    )
    await lepasTertahan(client, kodeKab, imporId)
    await catatSisihan(client, kodeKab, perbaikanId, tabelList)
    await catatTertahan(client, muatan, perbaikanId, berkas?.tertahan ?? null)
    const { baru, berubah, sama, ditahan, salah } = hitungan
    await client.query(
      `UPDATE impor SET status = 'terbit', tahap = 'Selesai', selesai = total, selesai_pada = now(), detik = $3, muatan_id = $4, perbaikan_dari = $5,
         berkas_salah_id = $6, catatan = $7, anggota_baru = $8, anggota_berubah = $9, anggota_sama = $10, anggota_ditahan = $11, anggota_salah = $12
       WHERE kode_kab = $1 AND id = $2`,
      [
        kodeKab,
        perbaikanId,
        batch.detik(),
        muatanId,
        imporId,
        berkas?.id ?? null,
        catatan,
        baru,
        berubah,
        sama,
        ditahan,
        salah,
      ],
    )
    await catatOwner(client, aktor, 'sumber.perbaiki', perbaikanId, {
      jenis: muatan.jenis,
      muatan: muatanId,
      perbaikanDari: imporId,
      ...hitungan,
    })
  })
}

/** Rows that have joined wait no longer, and a code without a row that waits has nothing to load. */
async function lepasTertahan(client: pg.Client, kodeKab: string, imporId: string): Promise<void> {
  const [c, r] = ['c', 'r'].map((nama) => tabelMuatan(kodeKab, nama))
  await client.query(
    `DELETE FROM impor_ditahan s USING ${r} r, ${c} c
     WHERE s.kode_kab = $1 AND s.impor_id = $2::uuid AND c.urut = r.urut AND (s.ke, s.baris) = (r.ke, r.baris)`,
    [kodeKab, imporId],
  )
  await client.query(
    `UPDATE impor_wilayah w SET dimuat_pada = now() WHERE w.kode_kab = $1 AND w.impor_id = $2::uuid AND w.dimuat_pada IS NULL
       AND NOT EXISTS (SELECT FROM impor_ditahan t WHERE t.kode_kab = $1 AND t.impor_id = $2::uuid AND t.kode_resmi = w.kode_resmi)`,
    [kodeKab, imporId],
  )
}

async function tulisGabungan(client: pg.Client, muatan: Muatan, muatanId: string, awalId: string): Promise<void> {
  const { kodeKab, jenis } = muatan
  const [b, c, r] = ['b', 'c', 'r'].map((nama) => tabelMuatan(kodeKab, nama))
  for (const tabel of ['kepesertaan', 'sumber_catatan'])
    await client.query(
      `DELETE FROM ${tabel} t USING sumber_catatan m, ${r} r, ${c} c
       WHERE t.kode_kab = $1 AND t.id = m.id AND m.kode_kab = $1 AND m.muatan_id = $2::uuid
         AND r.lama AND c.urut = r.urut AND (m.ke, m.baris) = (r.ke, r.baris)`,
      [kodeKab, muatanId],
    )
  const id = `('${awalId}' || lpad(to_hex(c.urut), 8, '0'))::uuid`
  const dari = `${c} c JOIN ${b} b USING (urut) JOIN ${r} r USING (urut)`
  await client.query(`${INSERT_CATATAN} SELECT $1, ${id}, $2::uuid, r.ke, r.baris, $3, ${ISI_CATATAN} FROM ${dari}`, [
    kodeKab,
    muatanId,
    jenis,
  ])
  await tulisKepesertaan(client, muatan, muatanId, { id, dari })
}
