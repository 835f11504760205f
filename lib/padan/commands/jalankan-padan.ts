// One run of matching over the present release: rows grouped by what they share, scores by the one rule, proposals in a short transaction.
import 'server-only'
import type pg from 'pg'
import { type Aktor, can } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { log } from '@/lib/server/log'
import { catatOwner, inTransaction } from '@/lib/server/owner'
import { readSetting } from '@/lib/server/settings'
import { openKerja, tuneKerja } from '@/lib/sumber/commands/impor/kerja'
import { parseAturan } from '../aturan'
import { catatHasilDukcapil } from './dukcapil/catat-hasil'
import { readIngatan } from './jalan/ingatan'
import { susunNama } from './jalan/nama-orang'
import { nilaiCalon } from './jalan/nilai'
import { type KerjaPadan, susunOrang, TABEL_PADAN, tabelPadan } from './jalan/orang'
import { susunLolos } from './jalan/pasangkan'
import { type HitunganPadan, simpanPasangan } from './jalan/simpan'
import { silangkanNik } from './silangkan-nik'
import { susunPindah } from './susun-pindah'

/** What a run did: persons and rows compared, pairs compared and proposed, groups left out because too large, seconds. */
export type HasilPadan = HitunganPadan & {
  rilis: string
  orang: number
  catatan: number
  calon: number
  blokTerlewat: number
  /** Persons whose NIK stands in another kabupaten/kota of this installation too. */
  silang: number
  detik: number
}

type Ikut = {
  lapor?: (tahap: string, selesai: number, total: number) => Promise<void>
  signal?: AbortSignal | undefined
}

/**
 * Matches the persons of the present release with each other and with the rows of other sources. Nothing is merged: pairs
 * are proposed. Refusals: `akses/tanpa-izin`, `padan/rilis-belum-ada`, `padan/sedang-berjalan`. Killed, it leaves
 * working tables that the next run drops.
 */
export async function jalankanPadan(
  aktor: Aktor,
  input: { kodeKab: string },
  ikut: Ikut = {},
): Promise<Result<HasilPadan>> {
  const { kodeKab } = input
  if (!can(aktor, 'padan:jalankan', kodeKab) || aktor.kodeKab !== kodeKab || !/^\d{4}$/.test(kodeKab))
    return refuse('akses/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup pemadanan di kabupaten/kota ini.')
  const a = await openKerja('sahih-padan')
  const b = await openKerja('sahih-padan')
  // Asked to stop, a long statement must not be waited for.
  const batal = () => void Promise.allSettled([a.end(), b.end()])
  ikut.signal?.addEventListener('abort', batal, { once: true })
  try {
    const { rows } = await a.query<{ dapat: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('sahih:padan:' || $1, 0)) AS dapat`,
      [kodeKab],
    )
    if (!rows[0]?.dapat)
      return refuse(
        'padan/sedang-berjalan',
        'Pemadanan untuk kabupaten/kota ini sedang berjalan. Tunggu sampai selesai.',
      )
    const rilis = await a.query<{ id: number; kode: string }>(
      'SELECT r.id, r.kode FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
      [kodeKab],
    )
    const kini = rilis.rows[0]
    if (!kini) return refuse('padan/rilis-belum-ada', 'Belum ada rilis yang terbit untuk dipadankan.')
    await Promise.all([tuneKerja(a), tuneKerja(b)])
    await buang(a, kodeKab)
    try {
      return ok(await jalankan(aktor, { a, b, kodeKab, rilisId: kini.id, signal: ikut.signal }, kini.kode, ikut))
    } finally {
      if (!ikut.signal?.aborted) await buang(a, kodeKab)
    }
  } finally {
    ikut.signal?.removeEventListener('abort', batal)
    await Promise.allSettled([a.end(), b.end()])
  }
}

async function buang(client: pg.Client, kodeKab: string): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${TABEL_PADAN.map((nama) => tabelPadan(kodeKab, nama)).join(', ')}`)
}

async function jalankan(
  aktor: Aktor,
  bagian: Omit<KerjaPadan, 'blokTerbesar'>,
  rilis: string,
  { lapor }: Ikut,
): Promise<HasilPadan> {
  const mulai = performance.now()
  const waktu: Record<string, number> = {}
  let sejak = mulai
  const catatWaktu = (tahap: string) => {
    waktu[tahap] = Math.round((performance.now() - sejak) / 100) / 10
    sejak = performance.now()
  }
  const { a, kodeKab, rilisId } = bagian
  const aturan = parseAturan(await readSetting(a, 'padan'))
  const kerja: KerjaPadan = { ...bagian, blokTerbesar: aturan.blokTerbesar }
  await lapor?.('Membaca rilis', 0, 4)
  const banyak = await susunOrang(kerja)
  const { orang, catatan } = banyak
  catatWaktu('orang')
  const nama = await susunNama(kerja)
  catatWaktu('kata')
  const kota = { nama, o: await readIngatan(kerja, banyak) }
  catatWaktu('ingat')
  await lapor?.('Mencari calon pasangan', 1, 4)
  const { calon, blokTerlewat } = await susunLolos(kerja, kota)
  catatWaktu('calon')
  await lapor?.('Menilai calon pasangan', 2, 4)
  await nilaiCalon(kerja, aturan, kota)
  catatWaktu('nilai')
  await lapor?.('Menyimpan usulan', 3, 4)
  const silang = await silangkanNik(a, kodeKab)
  await susunPindah(a)
  // A person who came with this release may be one whom an earlier file named in vain.
  const { dicatat: dukcapil } = await catatHasilDukcapil(a, kodeKab)
  return inTransaction(a, async () => {
    const hitungan = await simpanPasangan(a, kerja)
    const detik = Math.round(performance.now() - mulai) / 1000
    catatWaktu('simpan')
    log.info({ rilis: rilisId, calon, waktu }, 'pemadanan selesai')
    const { rows } = await a.query<{ id: string }>(
      `INSERT INTO padan_jalan (kode_kab, rilis_id, orang, catatan, calon, diusulkan, baru, kembali, blok_terlewat, detik, aktor)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id::text`,
      [
        kodeKab,
        rilisId,
        orang,
        catatan,
        calon,
        hitungan.diusulkan,
        hitungan.baru,
        hitungan.kembali,
        blokTerlewat,
        detik,
        aktor.id,
      ],
    )
    await catatOwner(a, aktor, 'padan.jalankan', rows[0]?.id ?? kodeKab, {
      rilis,
      orang,
      catatan,
      calon,
      silang,
      dukcapil,
      ...hitungan,
    })
    return { rilis, orang, catatan, calon, blokTerlewat, ...hitungan, silang, detik }
  })
}
