// What integration tests stand on: users, releases, families, written as plain SQL by the owner. Values count up, so a
// failing test reads the same every time.
import { randomUUID } from 'node:crypto'
import type { Aktor, Peran } from '@/lib/akses/izin'
import { perluKantor } from '@/lib/akses/kantor'
import { asOwner } from './db'

let counter = 0
const next = () => {
  counter += 1
  return counter
}

export const KAB = '3275'
/** Two kelurahan of two kecamatan of Kota Bekasi. */
export const DESA = '3275011001'
export const DESA_LAIN = '3275021001'

/** A user of this peran bound to an area, as the aktor of a command. */
export async function seedAktor(input: { peran: Peran; kodeWilayah?: string; nama?: string }): Promise<Aktor> {
  const ke = next()
  const kodeWilayah = input.kodeWilayah ?? KAB
  const nama = input.nama ?? `Pengguna ${ke}`
  const namaPengguna = `pengguna-${ke}`
  const id = await asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO pengguna (nama_pengguna, nama, sandi_hash, peran, kode_wilayah, kantor) VALUES ($1, $2, 'x', $3, $4, $5) RETURNING id::text`,
      [namaPengguna, nama, input.peran, kodeWilayah, perluKantor(input.peran) ? 'disdukcapil' : null],
    )
    return rows[0]?.id ?? ''
  })
  return { id, nama, namaPengguna, peran: input.peran, kodeWilayah, kodeKab: kodeWilayah.slice(0, 4) }
}

/** A published release with its partitions (the next delivery of its periode unless told); the one seeded last is the present. */
export async function seedRilis(
  input: { kodeKab?: string; periode?: string; pengiriman?: number } = {},
): Promise<number> {
  const { kodeKab = KAB, periode = '2025-TW3', pengiriman = null } = input
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      // Ids begin again after a truncation, so that the partitions of the test before are used again.
      `INSERT INTO rilis (id, kode_kab, periode, pengiriman, status, sintetis, berlaku_sejak, terbit_pada, sidik, impor_id)
       OVERRIDING SYSTEM VALUE VALUES ((SELECT COALESCE(max(id), 0) + 1 FROM rilis), $1, $2, COALESCE($3::integer, (SELECT COALESCE(max(pengiriman), 0) + 1 FROM rilis WHERE kode_kab = $1 AND periode = $2)), 'terbit', true, '2025-09-20', now(), $4, $5) RETURNING id`,
      [kodeKab, periode, pengiriman, `sidik-${next()}`, randomUUID()],
    )
    const id = rows[0]?.id ?? 0
    for (const tabel of ['rilis_keluarga', 'rilis_anggota'])
      await client.query(`CREATE TABLE IF NOT EXISTS ${tabel}_${id} PARTITION OF ${tabel} FOR VALUES IN (${id})`)
    await client.query(
      `INSERT INTO rilis_kini (kode_kab, rilis_id) VALUES ($1, $2) ON CONFLICT (kode_kab) DO UPDATE SET rilis_id = $2`,
      [kodeKab, id],
    )
    return id
  })
}

/** A family of the seeded release with its members (orang ids in order). Columns can be given by their DTSEN names. */
export type KeluargaUji = { id: string; kodeDesa: string; nomorKk: string; orangIdList: string[]; nikList: string[] }

type Isian = Record<string, string | number | null>

/** Writes a family with members into a release. Defaults: a wooden house of 36 m² with 450 watt, desil 3, two members. */
export async function seedKeluarga(input: {
  rilisId: number
  kodeDesa?: string
  keluarga?: Isian
  anggota?: Isian[]
}): Promise<KeluargaUji> {
  const ke = next()
  const kodeDesa = input.kodeDesa ?? DESA
  const kodeKab = kodeDesa.slice(0, 4)
  const nomorKk = `${kodeDesa.slice(0, 6)}010120${String(ke).padStart(4, '0')}`
  const anggotaList = input.anggota ?? [
    { nama: `Kepala ${ke}`, status_hubungan_keluarga: '1', jenis_kelamin: '1', status_bekerja: '1' },
    { nama: `Anggota ${ke}`, status_hubungan_keluarga: '2', jenis_kelamin: '2', status_bekerja: '2' },
  ]
  return asOwner(async (client) => {
    const keluarga = await client.query<{ id: string }>(
      'INSERT INTO keluarga (kode_kab) VALUES ($1) RETURNING id::text',
      [kodeKab],
    )
    const id = keluarga.rows[0]?.id ?? ''
    const insert = async (tabel: string, isi: Isian) => {
      const kolom = Object.keys(isi)
      await client.query(
        `INSERT INTO ${tabel} (${kolom.join(', ')}) VALUES (${kolom.map((_, i) => `$${i + 1}`).join(', ')})`,
        Object.values(isi),
      )
    }
    await insert('rilis_keluarga', {
      kode_kab: kodeKab,
      rilis_id: input.rilisId,
      keluarga_id: id,
      kode_desa: kodeDesa,
      jiwa: anggotaList.length,
      sidik: ke,
      nomor_kartu_keluarga: nomorKk,
      nama_anggota_keluarga: `Kepala ${ke}`,
      alamat: `Jalan Uji ${ke}`,
      jumlah_anggota_keluarga: anggotaList.length,
      desil_nasional: 3,
      status_kepemilikan_rumah: '1',
      jenis_lantai_terluas: '06',
      luas_lantai: 36,
      jenis_dinding_terluas: '3',
      daya_terpasang: '1',
      aset_bergerak_sepeda_motor: '2',
      jumlah_ternak_sapi: 0,
      ...input.keluarga,
    })
    const orangIdList: string[] = []
    const nikList: string[] = []
    for (const [urutan, anggota] of anggotaList.entries()) {
      const orang = await client.query<{ id: string }>('INSERT INTO orang (kode_kab) VALUES ($1) RETURNING id::text', [
        kodeKab,
      ])
      const orangId = orang.rows[0]?.id ?? ''
      const nik = `${kodeDesa.slice(0, 6)}010180${String(next()).padStart(4, '0')}`
      orangIdList.push(orangId)
      nikList.push(nik)
      await insert('rilis_anggota', {
        kode_kab: kodeKab,
        rilis_id: input.rilisId,
        keluarga_id: id,
        orang_id: orangId,
        kode_desa: kodeDesa,
        urutan: urutan + 1,
        sidik: next(),
        nomor_induk_kependudukan: nik,
        ...anggota,
      })
    }
    return { id, kodeDesa, nomorKk, orangIdList, nikList }
  })
}

/**
 * The next delivery: a copy of an earlier release with some columns of some families (by keluarga id) and members (by
 * orang id) changed, and some families left out.
 */
export async function seedRilisBerikut(input: {
  dari: number
  kodeKab?: string
  periode?: string
  pengiriman?: number
  keluarga?: Record<string, Isian>
  anggota?: Record<string, Isian>
  tanpa?: string[]
}): Promise<number> {
  const rilisId = await seedRilis({
    ...(input.kodeKab ? { kodeKab: input.kodeKab } : {}),
    periode: input.periode ?? '2025-TW4',
    pengiriman: input.pengiriman ?? 1,
  })
  await asOwner(async (client) => {
    for (const tabel of ['rilis_keluarga', 'rilis_anggota']) {
      const { rows } = await client.query<{ kolom: string }>(
        `SELECT attname AS kolom FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
        [tabel],
      )
      const kolom = rows.map((row) => row.kolom)
      await client.query(
        `INSERT INTO ${tabel} (${kolom.join(', ')})
         SELECT ${kolom.map((nama) => (nama === 'rilis_id' ? '$1::integer' : nama)).join(', ')} FROM ${tabel}
         WHERE rilis_id = $2 AND NOT (keluarga_id = ANY ($3::uuid[]))`,
        [rilisId, input.dari, input.tanpa ?? []],
      )
    }
    const ubah = async (tabel: string, kunci: string, ubahan: Record<string, Isian>) => {
      for (const [id, isi] of Object.entries(ubahan)) {
        const kolom = Object.keys(isi)
        await client.query(
          `UPDATE ${tabel} SET ${kolom.map((nama, i) => `${nama} = $${i + 3}`).join(', ')} WHERE rilis_id = $1 AND ${kunci} = $2::uuid`,
          [rilisId, id, ...Object.values(isi)],
        )
      }
    }
    await ubah('rilis_keluarga', 'keluarga_id', input.keluarga ?? {})
    await ubah('rilis_anggota', 'orang_id', input.anggota ?? {})
  })
  return rilisId
}

/** Audit rows about one thing, in the order of the chain. */
export async function listJejak(
  sasaran: string,
): Promise<{ tindakan: string; aktor: string; peran: string; isi: Record<string, unknown> }[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ tindakan: string; aktor: string; peran: string; isi: string }>(
      'SELECT tindakan, aktor, peran, isi FROM jejak WHERE sasaran = $1 ORDER BY nomor',
      [sasaran],
    )
    return rows.map((row) => ({ ...row, isi: JSON.parse(row.isi) as Record<string, unknown> }))
  })
}
