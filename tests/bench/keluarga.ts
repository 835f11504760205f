// Finding a family: by NIK and by name through the query layer, row security on, one client; then six who ask once a second.
import pg from 'pg'
import { serverAktor } from '@/lib/akses/izin'
import { cari } from '@/lib/keluarga/queries/cari-orang'
import { ensureImported } from './impor'
import type { BenchContext } from './main'
import { type Measure, measureOf, percentile, time } from './measure'

type Orang = { nama: string; nik: string; kode_desa: string }

/** Persons drawn evenly over the whole table, always the same ones for a register. */
async function draw(client: pg.Client, kodeKab: string, n: number): Promise<Orang[]> {
  await client.query('SELECT setseed(0.42)')
  const { rows } = await client.query<Orang>(
    `SELECT nama, nomor_induk_kependudukan AS nik, kode_desa FROM (
       SELECT nama, nomor_induk_kependudukan, kode_desa, random() AS r FROM rilis_anggota
       WHERE rilis_id = (SELECT rilis_id FROM rilis_kini WHERE kode_kab = $1)) a
     ORDER BY r LIMIT $2`,
    [kodeKab, n],
  )
  if (rows.length < n) throw new Error('tidak ada rilis yang terbit')
  return rows
}

/** One letter left out, doubled or exchanged in the middle of the first word, by position. */
function misspell(nama: string, ke: number): string {
  const words = nama.split(' ')
  const word = words[0] ?? ''
  if (word.length < 4) return nama
  const at = 1 + (ke % (word.length - 2))
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word.charAt(at) + word.slice(at),
    word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
  ]
  return [kinds[ke % 3], ...words.slice(1)].join(' ')
}

/** The mix of the bar: half two words, a third one word, the rest with a typo. */
function typed(orang: Orang, ke: number): string {
  const words = orang.nama.split(' ')
  if (ke % 6 < 3) return words.slice(0, 2).join(' ')
  if (ke % 6 < 5) return words[0] ?? orang.nama
  return misspell(orang.nama, ke)
}

const PENGGUNA = 6
const DETIK = 60

/** p95 in ms of users who each ask once a second for a minute, apart from each other by a sixth of it; with the number of requests. */
async function enam(ask: (ke: number) => Promise<unknown>): Promise<{ nilai: number; n: number }> {
  const samples: number[] = []
  const mulai = performance.now()
  await Promise.all(
    Array.from({ length: PENGGUNA }, async (_, pengguna) => {
      for (let detik = 0; detik < DETIK; detik++) {
        const pada = mulai + (detik + pengguna / PENGGUNA) * 1000
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, pada - performance.now())))
        samples.push(await time(() => ask(detik * PENGGUNA + pengguna)))
      }
    }),
  )
  return { nilai: percentile(samples, 0.95), n: samples.length }
}

/** keluarga.nik, cari.kecamatan, cari.kota with one client, cari.nik6 and cari.nama6 with six: p95 in ms. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  await ensureImported(context)
  const aktor = serverAktor(context.kodeKab)
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const n = 1000
    const orangList = await draw(client, context.kodeKab, n)
    const run = async (texts: (orang: Orang, ke: number) => { isi: string; kodeWilayah: string }) => {
      const samples: number[] = []
      for (const [ke, orang] of orangList.entries()) {
        const what = texts(orang, ke)
        samples.push(await time(() => cari(aktor, what)))
      }
      return percentile(samples, 0.95)
    }
    const orangOf = (ke: number) => orangList[ke % n] as Orang
    // The first pass fills the caches the way a working morning does.
    await run((orang) => ({ isi: orang.nik, kodeWilayah: '' }))
    const nik = await run((orang) => ({ isi: orang.nik, kodeWilayah: '' }))
    const kecamatan = await run((orang, ke) => ({ isi: typed(orang, ke), kodeWilayah: orang.kode_desa.slice(0, 6) }))
    const kota = await run((orang, ke) => ({ isi: typed(orang, ke), kodeWilayah: '' }))
    const nik6 = await enam((ke) => cari(aktor, { isi: orangOf(ke).nik, kodeWilayah: '' }))
    const nama6 = await enam((ke) => cari(aktor, { isi: typed(orangOf(ke), ke), kodeWilayah: '' }))
    return [
      measureOf({ nama: 'keluarga.nik', nilai: nik, satuan: 'ms', n, batas: 10 }),
      measureOf({ nama: 'cari.kecamatan', nilai: kecamatan, satuan: 'ms', n, batas: 100 }),
      measureOf({ nama: 'cari.kota', nilai: kota, satuan: 'ms', n, batas: 100 }),
      measureOf({ nama: 'cari.nik6', ...nik6, satuan: 'ms', batas: 5 }),
      measureOf({ nama: 'cari.nama6', ...nama6, satuan: 'ms', batas: 100 }),
    ]
  } finally {
    await client.end()
  }
}
