// One run over the present release: every kind by one statement, then the differences in one transaction.
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { today } from '@/lib/server/clock'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { readSetting } from '@/lib/server/settings'
import { openKerja, tuneKerja } from '@/lib/sumber/commands/impor/kerja'
import { JENIS_TEMUAN, type JenisTemuan, TEMUAN } from '../jenis'
import { type Bahan, type Pencari, susunNik, TABEL_TEMUAN, tabelTemuan } from './hitung/bahan'
import { cariBelumDiperingkat } from './hitung/belum-diperingkat'
import { cariJawabanMitra } from './hitung/jawaban-mitra'
import { cariJumlahAnggota } from './hitung/jumlah-anggota'
import { cariKepalaKeluarga } from './hitung/kepala-keluarga'
import { cariKkGanda } from './hitung/kk-ganda'
import { cariMenerimaTidakDiharapkan } from './hitung/menerima-tidak-diharapkan'
import { cariNikGanda } from './hitung/nik-ganda'
import { cariNikTidakPadan } from './hitung/nik-tidak-padan'
import { cariOrangGanda } from './hitung/orang-ganda'
import { cariPerkiraanMiskin } from './hitung/perkiraan-miskin'
import { type HitunganTemuan, simpanTemuan } from './hitung/simpan'
import { cariSudahKeluar } from './hitung/sudah-keluar'
import { cariDtksTidakDiDtsen, cariSumberLainTanpaDesil } from './hitung/sumber-lain'

/** What a run did; `jenis` the rows that hold per kind, `dilewati` the kinds whose source is not there for this release. */
export type HasilTemuan = HitunganTemuan & {
  rilis: string
  jenis: Partial<Record<JenisTemuan, number>>
  dilewati: JenisTemuan[]
  detik: number
}

const PENCARI: Partial<Record<JenisTemuan, (bahan: Bahan) => Pencari>> = {
  'belum-diperingkat': cariBelumDiperingkat,
  'dtks-tidak-di-dtsen': cariDtksTidakDiDtsen,
  'sumber-lain-tanpa-desil': cariSumberLainTanpaDesil,
  'perkiraan-miskin': cariPerkiraanMiskin,
  'menerima-tidak-diharapkan': cariMenerimaTidakDiharapkan,
  'nik-ganda': cariNikGanda,
  'kk-ganda': cariKkGanda,
  'orang-ganda': cariOrangGanda,
  'kepala-keluarga': cariKepalaKeluarga,
  'jumlah-anggota': cariJumlahAnggota,
  'sudah-keluar': cariSudahKeluar,
  'nik-tidak-padan': cariNikTidakPadan,
  'jawaban-mitra': cariJawabanMitra,
}

const ambangSchema = z.object({
  simulasiMiskin: z.int().min(1).max(9).default(3),
  resmiTidakMiskin: z.int().min(2).max(10).default(4),
})

type Ikut = {
  lapor?: (tahap: string, selesai: number, total: number) => Promise<void>
  signal?: AbortSignal | undefined
}

/**
 * Looks for every kind in the present release and the other sources that hold. Refusals: `akses/tanpa-izin`,
 * `temuan/rilis-belum-ada`, `temuan/sedang-berjalan`. Killed, it leaves working tables that the next run drops.
 */
export async function hitungTemuan(
  aktor: Aktor,
  input: { kodeKab: string },
  ikut: Ikut = {},
): Promise<Result<HasilTemuan>> {
  const { kodeKab } = input
  if (!can(aktor, 'temuan:hitung', kodeKab) || aktor.kodeKab !== kodeKab || !/^\d{4}$/.test(kodeKab))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup penghitungan temuan di sini.')
  const client = await openKerja('sahih-temuan')
  const batal = () => void client.end()
  ikut.signal?.addEventListener('abort', batal, { once: true })
  try {
    const { rows } = await client.query<{ dapat: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('sahih:temuan-hitung:' || $1, 0)) AS dapat`,
      [kodeKab],
    )
    if (!rows[0]?.dapat)
      return refuse('temuan/sedang-berjalan', 'Penghitungan temuan sedang berjalan. Tunggu sampai selesai.')
    const rilis = await client.query<{ id: number; kode: string; jalan: number | null }>(
      `SELECT r.id, r.kode, (SELECT j.id FROM peringkat_kini p JOIN peringkat_jalan j ON j.kode_kab = p.kode_kab AND j.id = p.jalan_id
         WHERE p.kode_kab = $1 AND j.rilis_id = r.id) AS jalan
       FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1`,
      [kodeKab],
    )
    const kini = rilis.rows[0]
    if (!kini) return refuse('temuan/rilis-belum-ada', 'Belum ada rilis yang terbit untuk diperiksa.')
    await tuneKerja(client)
    const bahan: Bahan = {
      kodeKab,
      rilisId: kini.id,
      jalanId: kini.jalan,
      tanggal: today(),
      ambang: ambangSchema.parse((await readSetting(client, 'temuan')) ?? {}),
    }
    await buang(client, kodeKab)
    try {
      return ok(await jalankan(client, aktor, bahan, kini.kode, ikut))
    } finally {
      if (!ikut.signal?.aborted) await buang(client, kodeKab)
    }
  } finally {
    ikut.signal?.removeEventListener('abort', batal)
    await client.end().catch(() => undefined)
  }
}

async function buang(client: pg.Client, kodeKab: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${TABEL_TEMUAN.map((nama) => tabelTemuan(kodeKab, nama)).join(', ')}`)
}

async function jalankan(
  client: pg.Client,
  aktor: Aktor,
  bahan: Bahan,
  rilis: string,
  { lapor }: Ikut,
): Promise<HasilTemuan> {
  const mulai = performance.now()
  const { kodeKab } = bahan
  const calon = tabelTemuan(kodeKab, 'calon')
  const dihitung = JENIS_TEMUAN.filter((jenis) => PENCARI[jenis] && (jenis !== 'perkiraan-miskin' || bahan.jalanId))
  const total = dihitung.length + 1
  await lapor?.('Membaca rilis', 0, total)
  await susunNik(client, bahan)
  await client.query(
    `CREATE UNLOGGED TABLE ${calon} (jenis text COLLATE "C" NOT NULL, kunci text COLLATE "C" NOT NULL, keluarga_id uuid, orang_id uuid,
       catatan_id uuid, kode_desa text COLLATE "C" NOT NULL, desil smallint NOT NULL, nilai text NOT NULL, sidik bigint NOT NULL)`,
  )
  const jumlah: Partial<Record<JenisTemuan, number>> = {}
  for (const [ke, jenis] of dihitung.entries()) {
    const pencari = PENCARI[jenis]?.(bahan)
    if (!pencari) continue
    await lapor?.(TEMUAN[jenis].label, ke, total)
    const { rowCount } = await client.query(
      `INSERT INTO ${calon} SELECT $${pencari.values.length + 1}::text, s.kunci, s.keluarga_id, s.orang_id, s.catatan_id, s.kode_desa, s.desil, s.nilai, s.sidik FROM (${pencari.sql}) s`,
      [...pencari.values, jenis],
    )
    jumlah[jenis] = rowCount ?? 0
  }
  await client.query(`ANALYZE ${calon}`)
  await lapor?.('Menyimpan', dihitung.length, total)
  const dilewati = JENIS_TEMUAN.filter((jenis) => PENCARI[jenis] && !dihitung.includes(jenis))
  const hasil = await inTransaction(client, async () => {
    const hitungan = await simpanTemuan(client, bahan, dihitung)
    const detik = Math.round(performance.now() - mulai) / 1000
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO temuan_jalan (kode_kab, rilis_id, benar, baru, berubah, kembali, selesai, dilewati, detik, aktor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id::text`,
      [
        kodeKab,
        bahan.rilisId,
        hitungan.benar,
        hitungan.baru,
        hitungan.berubah,
        hitungan.kembali,
        hitungan.selesai,
        dilewati,
        detik,
        aktor.id,
      ],
    )
    await catatOwner(client, aktor, 'temuan.hitung', rows[0]?.id ?? kodeKab, { rilis, ...hitungan, dilewati })
    return { rilis, ...hitungan, jenis: jumlah, dilewati, detik }
  })
  // A first run fills the table: the planner must not take it for empty, and counts read the index alone.
  await client.query('VACUUM (ANALYZE) temuan')
  return hasil
}
