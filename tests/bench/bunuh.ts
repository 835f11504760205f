// Killing the import without warning, at random points: whatever stood before stands, nothing is lost and nothing double.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Periode } from '@/lib/core/date'
import { tulisRilis } from '@/lib/sumber/commands/tulis-rilis'
import { listArea } from '@/lib/wilayah/queries'
import type { BenchContext } from './main'
import { type Measure, measureOf } from './measure'

/** A kabupaten/kota beside that of the bench: its deliveries are in nobody's way. */
const KAB = '3216'
const KK = 400
const KALI = 50

/** Numbers in [0, 1) that are the same in every run, so that a failure can be looked at again (mulberry32). */
function makeAcak(benih: number): () => number {
  let a = benih
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** impor.bunuh: what was lost or double after 50 kills and the import after them; bar 0. */
export async function measure(context: BenchContext): Promise<Measure[]> {
  const client = new pg.Client({ connectionString: context.database.ownerUrl })
  await client.connect()
  try {
    const dasar = await ensureBerkas(context)
    const lama = await impor(context, dasar, 0)
    const acak = makeAcak(20_250_917)
    const pelanggaran: string[] = []
    let terbit = 0
    for (let kali = 1; kali <= KALI; kali++) {
      const sebelum = await readKini(client)
      await impor(context, dasar, kali, acak() * lama)
      await untilFree(client)
      const sesudah = await readKini(client)
      if (sesudah !== sebelum) terbit++
      pelanggaran.push(...(await periksa(client, false)).map((apa) => `${kali}: ${apa}`))
    }
    // Whatever died last is tidied by the next one that comes to its end.
    await impor(context, dasar, KALI + 1)
    pelanggaran.push(...(await periksa(client, true)))
    for (const apa of pelanggaran) context.note(apa)
    context.note(`${KALI} kali dibunuh, ${terbit} di antaranya sesudah terbit`)
    return [measureOf({ nama: 'impor.bunuh', nilai: pelanggaran.length, satuan: 'pelanggaran', n: KALI, batas: 0 })]
  } finally {
    await client.end()
  }
}

async function ensureBerkas(context: BenchContext): Promise<[string, string]> {
  const keluar = path.join(context.dataDir, 'bunuh')
  await mkdir(keluar, { recursive: true })
  const hasil = await tulisRilis(
    { kk: KK, periode: context.periode as Periode, benih: 'bunuh', sistem: 'kemendagri', keluar },
    await listArea(KAB),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  const [keluarga = '', anggota = ''] = hasil.value.berkas
  return [keluarga, anggota]
}

/**
 * Runs the import of a delivery that differs from all others, on the command line; killed `setelah` ms after it begins to
 * work. Returns how long it worked, in ms.
 */
async function impor(
  context: BenchContext,
  [keluarga, anggota]: [string, string],
  ke: number,
  setelah?: number,
): Promise<number> {
  const ubah = path.join(context.dataDir, 'bunuh', `kiriman-${ke}.csv`)
  const [kepala = '', satu = '', ...lain] = (await readFile(keluarga, 'utf8')).split('\n')
  const nilai = satu.split('|')
  nilai[8] = `"JALAN ${ke}"`
  await writeFile(ubah, [kepala, nilai.join('|'), ...lain].join('\n'))
  const data = ['--kab', KAB, '--periode', context.periode, '--jenis', 'dtsen', '--data', context.dataDir, '--json']
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', 'impor', ubah, anggota, ...data],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const usai = once(child, 'close')
  let pesan = ''
  await new Promise<void>((resolve) => {
    child.stderr.on('data', (text: Buffer) => {
      pesan += text
      // The first stage is said when the database is open and the lock is held.
      if (pesan.includes('…')) resolve()
    })
    child.once('close', () => resolve())
  })
  const mulai = performance.now()
  if (setelah !== undefined) {
    await Promise.race([delay(setelah), usai])
    child.kill('SIGKILL')
  }
  const [code] = await usai
  if (setelah === undefined && code !== 0) throw new Error(`impor tidak selesai: ${pesan}`)
  return performance.now() - mulai
}

/** Waits until the server has noticed that the killed process is gone. */
async function untilFree(client: pg.Client): Promise<void> {
  await client.query(`SELECT pg_advisory_lock(hashtextextended('sahih:impor:' || $1, 0))`, [KAB])
  await client.query(`SELECT pg_advisory_unlock(hashtextextended('sahih:impor:' || $1, 0))`, [KAB])
}

async function readKini(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: number }>('SELECT rilis_id AS id FROM rilis_kini WHERE kode_kab = $1', [
    KAB,
  ])
  return rows[0]?.id ?? 0
}

/** What is wrong in the register; with `bersih` also what a dead import may leave until the next one. */
async function periksa(client: pg.Client, bersih: boolean): Promise<string[]> {
  const { rows } = await client.query<{ apa: string; n: string }>(
    `SELECT 'kiriman kini tidak lengkap' AS apa, count(*) AS n FROM rilis_kini n JOIN rilis r ON r.id = n.rilis_id
     WHERE n.kode_kab = $1 AND (r.status <> 'terbit'
       OR r.jumlah_keluarga <> (SELECT count(*) FROM rilis_keluarga k WHERE k.kode_kab = $1 AND k.rilis_id = r.id)
       OR r.jumlah_anggota <> (SELECT count(*) FROM rilis_anggota a WHERE a.kode_kab = $1 AND a.rilis_id = r.id)
       OR r.jumlah_keluarga <> (SELECT sum(kk) FROM rekap_rilis p WHERE p.kode_kab = $1 AND p.rilis_id = r.id))
     UNION ALL SELECT 'tidak ada kiriman kini', 1 - count(*) FROM rilis_kini WHERE kode_kab = $1
     UNION ALL SELECT 'keluarga hilang dari kiriman kini', ${KK} - count(*) FROM rilis_keluarga k JOIN rilis_kini n ON n.kode_kab = $1 AND n.rilis_id = k.rilis_id WHERE k.kode_kab = $1
     UNION ALL SELECT 'No. KK dengan dua keluarga', count(*) FROM (SELECT FROM riwayat_kk WHERE kode_kab = $1 GROUP BY nomor_kk HAVING count(DISTINCT keluarga_id) > 1) x
     UNION ALL SELECT 'NIK dengan dua orang', count(*) FROM (SELECT FROM riwayat_nik WHERE kode_kab = $1 GROUP BY nik HAVING count(*) > 1) x
     UNION ALL SELECT 'terbit tanpa jejak', count(*) FROM rilis r WHERE r.kode_kab = $1 AND r.status = 'terbit'
       AND NOT EXISTS (SELECT FROM jejak j WHERE j.kode_kab = $1 AND j.tindakan = 'sumber.impor' AND j.sasaran = r.impor_id::text)`,
    [KAB],
  )
  const sisa = bersih
    ? await client.query<{ apa: string; n: string }>(
        `SELECT 'keluarga tanpa kiriman' AS apa, count(*) AS n FROM keluarga k WHERE kode_kab = $1 AND NOT EXISTS (SELECT FROM rilis_keluarga r WHERE r.kode_kab = $1 AND r.keluarga_id = k.id)
         UNION ALL SELECT 'orang tanpa kiriman', count(*) FROM orang o WHERE kode_kab = $1 AND NOT EXISTS (SELECT FROM rilis_anggota r WHERE r.kode_kab = $1 AND r.orang_id = o.id)
         UNION ALL SELECT 'kiriman setengah jadi', count(*) FROM rilis WHERE kode_kab = $1 AND status = 'dimuat'
         UNION ALL SELECT 'perbandingan setengah jadi', count(*) FROM selisih WHERE kode_kab = $1 AND status = 'disusun'
         UNION ALL SELECT 'tabel kerja', count(*) FROM pg_class WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r'
         UNION ALL SELECT 'tabel yatim', count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relispartition
           AND relname ~ '^(rilis_keluarga|rilis_anggota|rilis_tambahan|selisih_keluarga|selisih_ubah|selisih_orang)_[0-9]+$'
         UNION ALL SELECT 'impor masih berjalan', count(*) FROM impor WHERE kode_kab = $1 AND status = 'berjalan'`,
        [KAB],
      )
    : { rows: [] }
  return [...rows, ...sisa.rows].filter(({ n }) => Number(n) !== 0).map(({ apa, n }) => `${apa}: ${n}`)
}
