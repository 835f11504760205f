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
import { cariNikLintas } from './hitung/nik-lintas'
import { cariNikTidakPadan } from './hitung/nik-tidak-padan'
import { cariOrangGanda } from './hitung/orang-ganda'
import { cariPerkiraanMampu, cariPerkiraanMiskin } from './hitung/perkiraan-miskin'
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

const PENCARI: Record<JenisTemuan, (bahan: Bahan) => Pencari> = {
  'belum-diperingkat': cariBelumDiperingkat,
  'dtks-tidak-di-dtsen': cariDtksTidakDiDtsen,
  'sumber-lain-tanpa-desil': cariSumberLainTanpaDesil,
  'perkiraan-miskin': cariPerkiraanMiskin,
  'perkiraan-mampu': cariPerkiraanMampu,
  'menerima-tidak-diharapkan': cariMenerimaTidakDiharapkan,
  'nik-ganda': cariNikGanda,
  'nik-lintas': cariNikLintas,
  'kk-ganda': cariKkGanda,
  'orang-ganda': cariOrangGanda,
  'kepala-keluarga': cariKepalaKeluarga,
  'jumlah-anggota': cariJumlahAnggota,
  'sudah-keluar': cariSudahKeluar,
  'nik-tidak-padan': cariNikTidakPadan,
  'jawaban-mitra': cariJawabanMitra,
}

/** Kinds that read the numbers that stand in several rows. */
const PERLU_NIK: ReadonlySet<JenisTemuan> = new Set(['belum-diperingkat', 'nik-ganda'])

const ambangSchema = z.object({
  simulasiMiskin: z.int().min(1).max(9).default(3),
  resmiTidakMiskin: z.int().min(2).max(10).default(4),
  simulasiMampu: z.int().min(2).max(10).default(6),
  resmiMiskin: z.int().min(1).max(9).default(4),
})

type Ikut = {
  lapor?: (tahap: string, selesai: number, total: number) => Promise<void>
  signal?: AbortSignal | undefined
}

/**
 * Looks for every kind, or those of `jenis`, in the present release and the other sources that hold. Refusals: `akses/tanpa-izin`,
 * `temuan/rilis-belum-ada`, `temuan/sedang-berjalan`. Killed, it leaves working tables that the next run drops.
 */
export async function hitungTemuan(
  aktor: Aktor,
  input: { kodeKab: string; jenis?: readonly JenisTemuan[] | undefined },
  ikut: Ikut = {},
): Promise<Result<HasilTemuan>> {
  const { kodeKab, jenis = JENIS_TEMUAN } = input
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
      return ok(await jalankan(client, aktor, bahan, { rilis: kini.kode, jenisList: jenis }, ikut))
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
  { rilis, jenisList }: { rilis: string; jenisList: readonly JenisTemuan[] },
  { lapor }: Ikut,
): Promise<HasilTemuan> {
  const mulai = performance.now()
  const { kodeKab } = bahan
  const calon = tabelTemuan(kodeKab, 'calon')
  const dihitung = jenisList.filter((jenis) => !TEMUAN[jenis].simulasi || bahan.jalanId !== null)
  const seluruhnya = JENIS_TEMUAN.every((jenis) => jenisList.includes(jenis))
  const total = dihitung.length + 1
  await lapor?.('Membaca rilis', 0, total)
  if (dihitung.some((jenis) => PERLU_NIK.has(jenis))) await susunNik(client, bahan)
  await client.query(
    `CREATE UNLOGGED TABLE ${calon} (jenis text COLLATE "C" NOT NULL, kunci text COLLATE "C" NOT NULL, keluarga_id uuid, orang_id uuid,
       catatan_id uuid, kode_desa text COLLATE "C" NOT NULL, desil smallint NOT NULL, nilai text NOT NULL, sidik bigint NOT NULL)`,
  )
  const jumlah: Partial<Record<JenisTemuan, number>> = {}
  for (const [ke, jenis] of dihitung.entries()) {
    const pencari = PENCARI[jenis](bahan)
    await lapor?.(TEMUAN[jenis].label, ke, total)
    const { rowCount } = await client.query(
      `INSERT INTO ${calon} SELECT $${pencari.values.length + 1}::text, s.kunci, s.keluarga_id, s.orang_id, s.catatan_id, s.kode_desa, s.desil, s.nilai, s.sidik FROM (${pencari.sql}) s`,
      [...pencari.values, jenis],
    )
    jumlah[jenis] = rowCount ?? 0
  }
  await client.query(`ANALYZE ${calon}`)
  await lapor?.('Menyimpan', dihitung.length, total)
  const dilewati = jenisList.filter((jenis) => !dihitung.includes(jenis))
  const hasil = await inTransaction(client, async () => {
    const hitungan = await simpanTemuan(client, bahan, dihitung)
    const detik = Math.round(performance.now() - mulai) / 1000
    // A run over some kinds says nothing about when the others were looked at.
    const jalan = seluruhnya ? await catatJalan(client, aktor, bahan, { ...hitungan, dilewati, detik }) : null
    await catatOwner(client, aktor, 'temuan.hitung', jalan ?? kodeKab, {
      rilis,
      ...hitungan,
      dilewati,
      ...(seluruhnya ? {} : { jenis: [...jenisList] }),
    })
    return { rilis, ...hitungan, jenis: jumlah, dilewati, detik }
  })
  // A first run fills the table: the planner must not take it for empty, and counts read the index alone.
  await client.query('VACUUM (ANALYZE) temuan')
  return hasil
}

async function catatJalan(
  client: pg.Client,
  aktor: Aktor,
  { kodeKab, rilisId }: Bahan,
  hasil: HitunganTemuan & { dilewati: JenisTemuan[]; detik: number },
): Promise<string> {
  const { benar, baru, berubah, kembali, selesai, dilewati, detik } = hasil
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO temuan_jalan (kode_kab, rilis_id, benar, baru, berubah, kembali, selesai, dilewati, detik, aktor)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id::text`,
    [kodeKab, rilisId, benar, baru, berubah, kembali, selesai, dilewati, detik, aktor.id],
  )
  if (!rows[0]) throw new Error('penghitungan temuan tidak tercatat')
  return rows[0].id
}
