// A small city for the suites that run over all rooms: two offices in two kabupaten/kota, families and usulan in three
// desa of the first, sessions, searches, files, work, rollups; and ways to ask where a thing lies.
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { segelLogBaca } from '@/lib/audit/commands'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { cariSchema } from '@/lib/keluarga/schema'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { asOwner } from './db'
import { DESA, DESA_LAIN, KAB, type KeluargaUji, seedAktor, seedKeluarga } from './factories'
import { bawaSampai, buat, hasil, type Kantor, kunci, seedKantor } from './verval'

/** A second kelurahan of the kecamatan of DESA, and a desa of another kabupaten. */
export const DESA_TETANGGA = '3275011002'
export const DESA_ASING = '3515012001'
export const KAB_ASING = '3515'

export type Kota = {
  kantor: Kantor
  asing: Kantor
  /** Every family by its desa. */
  keluargaList: KeluargaUji[]
  usulanList: string[]
  /** Searches by the aktor who made them. */
  pencarianList: string[]
  rilisIdByKab: Record<string, number>
}

/** Writes the city. Everything later asked for exists at least once inside and once outside of each wilayah. */
export async function seedKota(): Promise<Kota> {
  const kantor = await seedKantor(DESA)
  const asing = await seedKantor(DESA_ASING)
  const kota: Kota = {
    kantor,
    asing,
    keluargaList: [],
    usulanList: [],
    pencarianList: [],
    rilisIdByKab: { [KAB]: kantor.rilisId, [KAB_ASING]: asing.rilisId },
  }
  for (const kodeDesa of [DESA, DESA_TETANGGA, DESA_LAIN, DESA_ASING]) await tambahDesa(kota, kodeDesa)
  // Pairs whose sides lie in two desa: for whoever holds both, and for nobody who holds one.
  const [awal] = kota.keluargaList
  for (const lain of kota.keluargaList.filter(({ kodeDesa }) => kodeDesa === DESA_TETANGGA || kodeDesa === DESA_LAIN))
    if (awal) await seedPasanganKota(awal, lain, kantor.rilisId)
  for (const kodeKab of [KAB, KAB_ASING])
    hasil(await jalankanPeringkat(serverAktor(kodeKab), { kodeKab, periode: '2025-TW3', benih: 'uji' }))
  await asOwner(segelLogBaca)
  return kota
}

/** Adds to one desa what an ordinary day adds: a family, usulan on their way, an opened page, a search, a file, a session. */
export async function tambahDesa(kota: Kota, kodeDesa: string): Promise<void> {
  const induk = kodeDesa.startsWith(KAB_ASING) ? kota.asing : kota.kantor
  const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: kodeDesa })
  const pendamping = await seedAktor({ peran: 'pendamping', kodeWilayah: kodeDesa })
  const kantor: Kantor = { ...induk, operator, pendamping }
  for (const status of ['draf', 'diajukan', 'dimusyawarahkan', 'diperiksa'] as const) {
    const keluarga = await seedKeluarga({ rilisId: kantor.rilisId, kodeDesa })
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, status)
    kota.keluargaList.push(keluarga)
    kota.usulanList.push(id)
  }
  const keluarga = kota.keluargaList.at(-1) as KeluargaUji
  const sebelum = kota.keluargaList.at(-2)
  if (sebelum?.kodeDesa === kodeDesa) await seedPasanganKota(sebelum, keluarga, kantor.rilisId)
  await lihatKeluarga(operator, keluarga.id)
  hasil(await bukaSamaran(operator, { kunci: kunci(), keluargaId: keluarga.id, alasan: 'Warga meminta pembetulan' }))
  const cari = cariSchema.parse({ kunci: kunci(), isi: keluarga.nikList[0] })
  kota.pencarianList.push(hasil(await simpanPencarian(operator, cari)).id)
  await asOwner(async (client) => {
    const { rilisId } = kantor
    await client.query(
      `INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada) VALUES ($1, $2, now() + interval '1 hour')`,
      [operator.id, operator.kodeKab],
    )
    await client.query(
      `INSERT INTO berkas (kode_kab, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah)
       VALUES ($1, 'ekspor', 'ekspor.csv', 'text/csv', 1, repeat('0', 64), 'x', $2, $3)`,
      [operator.kodeKab, operator.id, kodeDesa],
    )
    await client.query(
      `INSERT INTO pekerjaan (kode_kab, jenis, masukan, aktor, peran, kode_wilayah) VALUES ($1, 'ekspor', '{}', $2, $3, $4)`,
      [operator.kodeKab, operator.id, operator.peran, kodeDesa],
    )
    await client.query(
      `INSERT INTO pembaruan (kode_kab, keluarga_id, kode_desa, kolom, nilai, berlaku_sejak, aktor)
       VALUES ($1, $2, $3, 'jenis_lantai_terluas', '08', '2025-10-01', $4)`,
      [operator.kodeKab, keluarga.id, kodeDesa, operator.id],
    )
    await client.query(
      `WITH baru AS (
         INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, orang_id, kode_desa, desil, nilai, sidik, status, petugas_id, petugas_nama, tenggat, rilis_pertama)
         VALUES ($1, 'nik-ganda', gen_random_uuid(), $2, $3, $4, 3, '2|2', 1, 'ditugaskan', $5, 'Petugas', '2099-12-31', $6) RETURNING *),
       langkah AS (
         INSERT INTO temuan_langkah (kode_kab, temuan_id, kode_desa, tindakan, dari, ke, nilai, aktor, aktor_nama, pada)
         SELECT kode_kab, id, kode_desa, 'tugaskan', 'baru', 'ditugaskan', nilai, 'server', 'Server', now() FROM baru)
       INSERT INTO rekap_temuan AS r (kode_kab, kode_desa, jenis, status, sebab, jumlah) SELECT kode_kab, kode_desa, jenis, status, sebab, 1 FROM baru
       ON CONFLICT (kode_kab, kode_desa, jenis, status, sebab) DO UPDATE SET jumlah = r.jumlah + 1`,
      [operator.kodeKab, keluarga.id, keluarga.orangIdList[0], kodeDesa, pendamping.id, rilisId],
    )
    await client.query(
      `WITH h AS (
         INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, rujukan, aktor) VALUES ($1, $2, $3, $4, 'berkas', 'padan', 'x', $5))
       INSERT INTO permintaan_dukcapil (kode_kab, kelompok, orang_id, keluarga_id, kode_desa, aktor) VALUES ($1, uuid7(), $2, $3, $4, $5)`,
      [operator.kodeKab, keluarga.orangIdList[0], keluarga.id, kodeDesa, operator.id],
    )
    // Received in another kabupaten/kota, still open here.
    await client.query(
      `INSERT INTO pindah_silang (kode_kab, arah, ikatan, rombongan, orang_id, keluarga_id, kode_desa, kab_lain, tanggal_lain)
       VALUES ($1, 'keluar', gen_random_uuid(), gen_random_uuid(), $2, $3, $4, '3578', '2025-10-01')`,
      [operator.kodeKab, keluarga.orangIdList[0], keluarga.id, kodeDesa],
    )
    // What another source says of the family, and of somebody nobody here knows; one load for the whole kabupaten/kota.
    await client.query(
      `INSERT INTO sumber_muatan (kode_kab, jenis, per_tanggal, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
       SELECT $1, 'regsosek', '2025-09-20', 'berlaku', 0, 0, 0, 0, 0, 0, 0, 0, true, 'x', uuid7(), $2, now()
       WHERE NOT EXISTS (SELECT FROM sumber_muatan WHERE kode_kab = $1)`,
      [operator.kodeKab, operator.id],
    )
    await client.query(
      `INSERT INTO sumber_catatan (kode_kab, id, muatan_id, baris, jenis, kunci, nik, kode_desa, keluarga_id, isi, mentah, sidik)
       SELECT kode_kab, uuid7(), id, 1, jenis, $2, $2, $3, $4, '{"jenis_lantai_terluas": "08", "nomor_usulan": "UJI"}', '{"lain": "x"}', 1
       FROM sumber_muatan WHERE kode_kab = $1`,
      [operator.kodeKab, keluarga.nikList[0], kodeDesa, keluarga.id],
    )
    // An answer about an usulan of this desa.
    await client.query(
      `INSERT INTO sumber_catatan (kode_kab, id, muatan_id, baris, jenis, kunci, nomor_usulan, kode_desa, keluarga_id, isi, mentah, sidik)
       SELECT kode_kab, uuid7(), id, 2, 'kemensos', 'UJI', 'UJI', $2, $3, '{"nomor_usulan": "UJI", "hasil": "ditolak"}', '{}', 1
       FROM sumber_muatan WHERE kode_kab = $1`,
      [operator.kodeKab, kodeDesa, keluarga.id],
    )
    await client.query(
      `INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
       SELECT kode_kab, rilis_id, kode_desa, coalesce(desil_nasional, 0), count(*), sum(jiwa) FROM rilis_keluarga
       WHERE kode_kab = $1 AND rilis_id = $2 AND kode_desa = $3 GROUP BY 1, 2, 3, 4
       ON CONFLICT (kode_kab, rilis_id, kode_desa, desil) DO UPDATE SET kk = excluded.kk, jiwa = excluded.jiwa`,
      [operator.kodeKab, rilisId, kodeDesa],
    )
  })
}

/** A decided pair between the first members of two families, with its decision and link. */
async function seedPasanganKota(a: KeluargaUji, b: KeluargaUji, rilisId: number): Promise<void> {
  const isi = [a.kodeDesa.slice(0, 4), a.kodeDesa, b.kodeDesa, a.orangIdList[0], a.id, b.orangIdList[0], b.id, rilisId]
  await asOwner(async (client) => {
    await client.query(
      `WITH p AS (
         INSERT INTO padan_pasangan (kode_kab, jenis, kode_desa, kode_desa_lain, orang_id, keluarga_id, lain, orang_lain, keluarga_lain, rilis_id, skor, bagian, sidik, status, ke)
         VALUES ($1, 'orang', $2, $3, $4, $5, 'o:' || $6::text, $6::uuid, $7, $8, 80, '[]', 1, CASE WHEN $2 = $3 THEN 'usul' ELSE 'sama' END, 1)
         ON CONFLICT DO NOTHING RETURNING *),
       k AS (
         INSERT INTO padan_keputusan (kode_kab, pasangan_id, kode_desa, kode_desa_lain, keputusan, alasan, skor, aktor, aktor_nama)
         SELECT kode_kab, id, kode_desa, kode_desa_lain, 'sama', 'Sudah dilihat', skor, 'x', 'Seseorang' FROM p)
       INSERT INTO padan_tautan (kode_kab, pasangan_id, orang_id, keluarga_id, kode_desa, orang_lain, keluarga_lain, kode_desa_lain, aktor)
       SELECT kode_kab, id, orang_id, keluarga_id, kode_desa, orang_lain, keluarga_lain, kode_desa_lain, 'x' FROM p`,
      isi,
    )
  })
}

/** Where each thing with an id lies: kode_desa, or the wilayah it belongs to; users are left out, their names are no secret at work. */
export async function letakById(): Promise<Map<string, string>> {
  return asOwner(async (client) => {
    const { rows: kolom } = await client.query<{ tabel: string; id: string; letak: string }>(
      `SELECT c.table_name AS tabel, i.column_name AS id,
         (array_agg(c.column_name::text ORDER BY c.column_name = 'kode_desa' DESC))[1] AS letak
       FROM information_schema.columns c
       JOIN information_schema.columns i ON i.table_schema = 'public' AND i.table_name = c.table_name AND i.data_type = 'uuid'
         AND i.column_name IN ('id', 'keluarga_id', 'orang_id')
       JOIN pg_class t ON t.oid = format('public.%I', c.table_name)::regclass AND NOT t.relispartition AND t.relkind IN ('r', 'p')
       WHERE c.table_schema = 'public' AND c.column_name IN ('kode_desa', 'kode_wilayah') AND c.table_name NOT IN ('pengguna', 'log_baca')
       GROUP BY c.table_name, i.column_name`,
    )
    const letak = new Map<string, string>()
    for (const { tabel, id, letak: kode } of kolom) {
      const { rows } = await client.query<{ id: string; kode: string }>(
        `SELECT ${id}::text AS id, ${kode} AS kode FROM ${tabel} WHERE ${id} IS NOT NULL`,
      )
      for (const row of rows) letak.set(row.id, row.kode)
    }
    return letak
  })
}

/** An aktor of this peran and wilayah with a row of their own. */
export async function aktorDi(peran: Aktor['peran'], kodeWilayah: string): Promise<Aktor> {
  const aktor = await seedAktor({ peran: peran === 'server' ? 'auditor' : peran, kodeWilayah })
  return { ...aktor, peran }
}

/** One number that changes when anything in any table of the register changes; records of acts and keys apart. */
export async function sidikRegister(kodeKab?: string): Promise<string> {
  return asOwner(async (client) => {
    const { rows: tabel } = await client.query<{ nama: string }>(
      `SELECT c.oid::regclass::text AS nama FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'kode_kab'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname NOT IN ('jejak', 'jejak_kepala', 'log_baca', 'kunci_tindakan', 'nomor_urut')
       ORDER BY 1`,
    )
    const where = kodeKab === undefined ? '' : `WHERE kode_kab = '${kodeKab}'`
    const { rows } = await client.query<{ sidik: string }>(
      `SELECT string_agg(n, ',' ORDER BY n) AS sidik FROM (${tabel
        .map(
          ({ nama }) =>
            `SELECT '${nama}:' || coalesce(sum(hashtextextended(t::text, 0)), 0)::text AS n FROM ${nama} t ${where}`,
        )
        .join(' UNION ALL ')}) s`,
    )
    return rows[0]?.sidik ?? ''
  })
}
