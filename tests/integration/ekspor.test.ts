import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPromise } from 'yauzl'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { batalkanPekerjaan } from '@/lib/berkas/commands/batalkan-pekerjaan'
import { hapusKedaluwarsa, tutupPekerjaan } from '@/lib/berkas/commands/hapus-kedaluwarsa'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { findPekerjaan } from '@/lib/berkas/queries'
import { HANDLERS } from '@/lib/cli/handlers'
import { mintaEkspor } from '@/lib/keluarga/commands/minta-ekspor'
import { tulisEkspor } from '@/lib/keluarga/commands/tulis-ekspor'
import { exportRilis } from '@/lib/keluarga/queries/export-rilis'
import { eksporSchema } from '@/lib/keluarga/schema'
import { withCopyTo } from '@/lib/server/copy'
import { storagePath } from '@/lib/server/storage'
import { startWorker } from '@/lib/server/worker'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '@/lib/sumber/kolom'
import { asOwner, ownerUrl, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor, seedKeluarga, seedRilis } from '../support/factories'

const ROOT = path.join(import.meta.dirname, '..', '..')
/** Longer than the least heartbeat of the queue with the look-out for it and the next try. */
const MENUNGGU = { timeout: 50_000, interval: 200 }

let rilisId: number
let petugas: Aktor
beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  petugas = await seedAktor({ peran: 'operator-dinsos' })
})

async function readCsv(aktor: Aktor, filter: Partial<Parameters<typeof exportRilis>[1]> = {}): Promise<string[][]> {
  const isi = await exportRilis(
    aktor,
    { jenis: 'keluarga', rilisId, wilayah: aktor.kodeWilayah, desil: undefined, sintetis: true, ...filter },
    (stream: Readable) => text(stream),
  )
  return parse(isi) as string[][]
}

async function minta(
  aktor: Aktor,
  isi: Partial<
    Record<'jenis' | 'wilayah' | 'format' | 'pilihan', string> & Record<'kolom' | 'id' | 'kecuali', string[]>
  > = {},
): Promise<string> {
  const input = eksporSchema.parse({
    kunci: randomUUID(),
    jenis: 'keluarga',
    rilis: '2025-TW3',
    tujuan: 'Bahan rapat koordinasi',
    ...isi,
  })
  const hasil = await mintaEkspor(aktor, input)
  if (!hasil.ok) throw new Error(hasil.error.message)
  return hasil.value.id
}

/** Texts of the parts of a ZIP by their path. */
async function readZip(file: string): Promise<Record<string, string>> {
  const zip = await openPromise(file, { lazyEntries: true })
  const isi: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) isi[entry.fileName] = await text(await zip.openReadStreamPromise(entry))
  return isi
}

async function tungguStatus(id: string, status: string): Promise<void> {
  await expect.poll(async () => (await findPekerjaan(serverAktor(KAB), id))?.status, MENUNGGU).toBe(status)
}

const holdList: (() => Promise<void>)[] = []
afterEach(async () => {
  // Also after a failure: a lock left behind would stop the next test.
  for (const release of holdList.splice(0)) await release()
})

/** Stops every reader of the families of the release until the returned function is called. */
async function hold(): Promise<() => Promise<void>> {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  let held: () => void = () => undefined
  const holding = new Promise<void>((resolve) => {
    held = resolve
  })
  const done = asOwner(async (client) => {
    await client.query('BEGIN')
    await client.query(`LOCK TABLE rilis_keluarga_${rilisId} IN ACCESS EXCLUSIVE MODE`)
    held()
    await released
    await client.query('COMMIT')
  })
  await holding
  const letGo = async () => {
    release()
    await done
  }
  holdList.push(letGo)
  return letGo
}

/** Waits until an export stands before the held table: its file is open and its query waits. */
async function tungguTertahan(): Promise<void> {
  await expect
    .poll(
      () =>
        asOwner(async (client) => {
          const { rowCount } = await client.query(
            `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sahih-ekspor' AND wait_event_type = 'Lock'`,
          )
          return rowCount
        }),
      MENUNGGU,
    )
    .toBeGreaterThan(0)
}

describe('exportRilis', () => {
  it('menulis semua kolom DTSEN menurut urutan berkasnya, dengan wilayah dari tabel wilayah', async () => {
    const keluarga = await seedKeluarga({ rilisId })
    const [judul, baris, ...lain] = await readCsv(petugas)
    expect(judul).toEqual([...KOLOM_KELUARGA, 'keterangan'])
    expect(lain).toEqual([])
    expect(baris?.slice(0, 8)).toEqual([
      '32',
      'JAWA BARAT',
      '3275',
      'KOTA BEKASI',
      '327501',
      'BEKASI TIMUR',
      DESA,
      'BEKASIJAYA',
    ])
    expect(baris?.[9]).toBe(keluarga.nomorKk)
    expect(baris?.at(-1)).toBe('DATA SINTETIS')
  })

  it('menulis anggota dengan nomor KK keluarganya', async () => {
    const keluarga = await seedKeluarga({ rilisId })
    const [judul, ...rows] = await readCsv(petugas, { jenis: 'anggota', sintetis: false })
    expect(judul).toEqual([...KOLOM_ANGGOTA])
    expect(rows.map((row) => row.slice(0, 2))).toEqual(keluarga.nikList.map((nik) => [nik, keluarga.nomorKk]))
  })

  it('menyamarkan NIK dan nomor KK bagi yang tidak boleh membuka samaran', async () => {
    await seedKeluarga({ rilisId })
    const pembaca = await seedAktor({ peran: 'kepala-dinas' })
    const [, anggota] = await readCsv(pembaca, { jenis: 'anggota' })
    expect(anggota?.slice(0, 2)).toEqual(['3275************', '3275************'])
    const [, keluarga] = await readCsv(pembaca)
    expect(keluarga?.[9]).toBe('3275************')
  })

  it('hanya memuat wilayah dan desil yang diminta, dan tidak pernah melewati wilayah aktor', async () => {
    await seedKeluarga({ rilisId, keluarga: { desil_nasional: 1 } })
    await seedKeluarga({ rilisId, keluarga: { desil_nasional: null } })
    await seedKeluarga({ rilisId, kodeDesa: DESA_LAIN, keluarga: { desil_nasional: 1 } })
    expect(await readCsv(petugas)).toHaveLength(1 + 3)
    expect(await readCsv(petugas, { wilayah: DESA })).toHaveLength(1 + 2)
    expect(await readCsv(petugas, { desil: 1 })).toHaveLength(1 + 2)
    expect(await readCsv(petugas, { desil: 0 })).toHaveLength(1 + 1)
    // Ticked rows, also beside the filter; the others with exceptions.
    const { rows } = await asOwner((client) =>
      client.query<{ id: string }>('SELECT keluarga_id::text AS id FROM rilis_keluarga ORDER BY kode_desa, 1'),
    )
    const [satu = '', dua = '', luar = ''] = rows.map(({ id }) => id)
    expect(await readCsv(petugas, { idList: [satu, luar] })).toHaveLength(1 + 2)
    expect(await readCsv(petugas, { idList: [satu, luar], wilayah: DESA, jenis: 'anggota' })).toHaveLength(1 + 2)
    expect(await readCsv(petugas, { kecuali: [satu] })).toHaveLength(1 + 2)
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    expect(await readCsv(desa, { idList: [dua, luar] })).toHaveLength(1 + 1)
    await expect(readCsv(desa, { wilayah: KAB })).rejects.toThrow(RangeError)
    // Row security alone: the same question without the application's condition.
    const sql = `COPY (SELECT kode_desa FROM rilis_keluarga WHERE rilis_id = ${rilisId}) TO STDOUT`
    expect(await withCopyTo(desa, sql, (stream) => text(stream))).toBe(`${DESA}\n${DESA}\n`)
  })
})

describe('tulisEkspor', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'sahih-ekspor-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('menulis ke berkas server sebagai aktor server, menandai isi yang tampak seperti rumus, dan mencatat tujuannya', async () => {
    await seedKeluarga({
      rilisId,
      keluarga: { nama_anggota_keluarga: '=HYPERLINK("x")', alamat: 'Jalan "A", nomor 1' },
    })
    const keluar = path.join(folder, 'keluarga.csv')
    const input = {
      jenis: 'keluarga' as const,
      rilis: '2025-TW3',
      wilayah: KAB,
      desil: undefined,
      tujuan: 'Uji',
      keluar,
    }
    const hasil = await tulisEkspor(serverAktor(KAB), input)
    const isi = readFileSync(keluar)
    expect(hasil).toMatchObject({
      ok: true,
      value: {
        baris: 1,
        ukuran: isi.length,
        sha256: createHash('sha256').update(isi).digest('hex'),
        rilis: '2025-TW3.1',
      },
    })
    const [, baris] = parse(isi) as string[][]
    expect(baris?.[8]).toBe('Jalan "A", nomor 1')
    expect(baris?.[11]).toBe(`'=HYPERLINK("x")`)
    expect(readdirSync(folder)).toEqual(['keluarga.csv'])
    const jejak = await asOwner((client) =>
      client.query(`SELECT aktor, isi FROM jejak WHERE tindakan = 'keluarga.ekspor'`),
    )
    expect(jejak.rows).toMatchObject([{ aktor: 'server', isi: expect.stringContaining('"tujuan":"Uji"') }])
  })

  it('menolak wilayah lain, rilis yang tidak ada, dan yang tanpa izin', async () => {
    const input = {
      jenis: 'keluarga' as const,
      rilis: '2025-TW3',
      wilayah: KAB,
      desil: undefined,
      tujuan: 'Uji',
      keluar: path.join(folder, 'x.csv'),
    }
    expect(await tulisEkspor(petugas, { ...input, wilayah: '3216' })).toMatchObject({
      error: { code: 'keluarga/di-luar-wilayah' },
    })
    expect(await tulisEkspor(petugas, { ...input, rilis: '2024-TW1' })).toMatchObject({
      error: { code: 'keluarga/rilis-tidak-ada' },
    })
    const pendamping = await seedAktor({ peran: 'pendamping' })
    expect(await tulisEkspor(pendamping, input)).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    expect(existsSync(input.keluar)).toBe(false)
  })
})

describe('jalankanEkspor', () => {
  let worker: Awaited<ReturnType<typeof startWorker>>
  beforeAll(async () => {
    worker = await startWorker(ownerUrl(), HANDLERS, [])
  })
  afterAll(() => worker.stop(1_000))

  it('menghasilkan berkas bertanda sintetis yang hanya dapat diunduh selama masanya, dan setiap langkahnya tercatat', async () => {
    await seedKeluarga({ rilisId })
    const id = await minta(petugas, { wilayah: DESA })
    await tungguStatus(id, 'selesai')
    expect(await findPekerjaan(petugas, id)).toMatchObject({
      berkasId: id,
      masukan: { tujuan: 'Bahan rapat koordinasi' },
    })
    const unduhan = await unduhBerkas(petugas, id)
    if (!unduhan.ok) throw new Error(unduhan.error.message)
    expect(unduhan.value.nama).toBe(`keluarga-${DESA}-2025-TW3.1-DATA-SINTETIS-${id.slice(-8)}.csv`)
    const [tanda, ...rows] = parse(await text(unduhan.value.stream), { relax_column_count: true }) as string[][]
    expect(rows).toHaveLength(2)
    expect(tanda).toHaveLength(1)
    for (const kata of [petugas.nama, 'Bahan rapat koordinasi', 'DATA SINTETIS', id]) expect(tanda?.[0]).toContain(kata)

    await asOwner((client) => client.query(`UPDATE berkas SET kedaluwarsa_pada = now() - interval '1 second'`))
    expect(await unduhBerkas(petugas, id)).toMatchObject({ error: { code: 'berkas/kedaluwarsa' } })
    expect(await hapusKedaluwarsa()).toBe(1)
    expect(await hapusKedaluwarsa()).toBe(0)
    expect(existsSync(storagePath(`ekspor/${KAB}/${id}.csv`))).toBe(false)
    const jejak = await asOwner((client) =>
      client.query(`SELECT tindakan FROM jejak WHERE sasaran = $1 ORDER BY nomor`, [id]),
    )
    expect(jejak.rows.map((row) => row.tindakan)).toEqual([
      'keluarga.ekspor',
      'berkas.simpan',
      'berkas.unduh',
      'berkas.hapus',
    ])
  })

  it('menulis kolom yang dipilih saja ke lembar kerja: NIK sebagai teks, bilangan sebagai angka, tanda di lembar pertama dan di sifatnya', async () => {
    const keluarga = await seedKeluarga({ rilisId })
    await asOwner((client) =>
      client.query(
        `UPDATE rilis_anggota SET nama = E'Tab\\t, garis\\nmiring \\\\ & <tanda>', jumlah_usaha = 2 WHERE urutan = 1`,
      ),
    )
    const kolom = ['nomor_induk_kependudukan', 'nama', 'jumlah_usaha', 'desil_nasional']
    const input = {
      kunci: randomUUID(),
      jenis: 'anggota',
      rilis: '2025-TW3',
      format: 'xlsx',
      tujuan: 'Bahan rapat kerja',
    }
    expect(await mintaEkspor(petugas, eksporSchema.parse({ ...input, kolom }))).toMatchObject({
      error: { code: 'keluarga/kolom-tidak-ada', message: expect.stringContaining('desil_nasional') },
    })
    const id = await minta(petugas, { jenis: 'anggota', format: 'xlsx', kolom: kolom.slice(0, 3) })
    await tungguStatus(id, 'selesai')
    const isi = await readZip(storagePath(`ekspor/${KAB}/${id}.xlsx`))
    expect(isi['xl/workbook.xml']).toMatch(/name="Keterangan".*name="Anggota"/)
    for (const bagian of ['xl/worksheets/sheet1.xml', 'docProps/core.xml']) {
      expect(isi[bagian]).toContain('Bahan rapat koordinasi')
      expect(isi[bagian]).toContain(id)
    }
    const data = isi['xl/worksheets/sheet2.xml'] ?? ''
    expect(data.match(/<row /g)).toHaveLength(1 + keluarga.nikList.length)
    for (const nik of keluarga.nikList)
      expect(data).toContain(`t="inlineStr"><is><t xml:space="preserve">${nik}</t></is></c>`)
    expect(data).toContain('Tab\t, garis\nmiring \\ &amp; &lt;tanda&gt;')
    expect(data).toContain('<v>2</v>')
    expect(data).not.toContain(keluarga.nomorKk)
    const { rows } = await asOwner((client) =>
      client.query(`SELECT tindakan, isi FROM jejak WHERE sasaran = $1 ORDER BY nomor`, [id]),
    )
    expect(rows).toMatchObject([
      {
        tindakan: 'keluarga.ekspor',
        isi: expect.stringContaining('"kolom":["nomor_induk_kependudukan","nama","jumlah_usaha"]'),
      },
      { tindakan: 'berkas.simpan', isi: expect.stringContaining(`"baris":${keluarga.nikList.length}`) },
    ])
  })

  it('baris yang dicentang menjadi berkas dengan tujuan, tanda, masa, dan catatan yang sama', async () => {
    const satu = await seedKeluarga({ rilisId })
    await seedKeluarga({ rilisId })
    const id = await minta(petugas, { pilihan: 'id', id: [satu.id] })
    const sisanya = await minta(petugas, { pilihan: 'kecuali', kecuali: [satu.id], format: 'xlsx' })
    await tungguStatus(id, 'selesai')
    const baris = parse(readFileSync(storagePath(`ekspor/${KAB}/${id}.csv`)), {
      relax_column_count: true,
    }) as string[][]
    expect(baris[0]?.[0]).toContain('Bahan rapat koordinasi')
    expect(baris.slice(2).map((row) => row[9])).toEqual([satu.nomorKk])
    await tungguStatus(sisanya, 'selesai')
    const data = (await readZip(storagePath(`ekspor/${KAB}/${sisanya}.xlsx`)))['xl/worksheets/sheet2.xml'] ?? ''
    expect(data.match(/<row /g)).toHaveLength(2)
    expect(data).not.toContain(satu.nomorKk)
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT j.isi, b.kedaluwarsa_pada > now() + interval '6 days' AS bermasa FROM jejak j JOIN berkas b ON b.id::text = j.sasaran
         WHERE j.tindakan = 'keluarga.ekspor' ORDER BY j.nomor`,
      ),
    )
    expect(rows).toMatchObject([
      { isi: expect.stringContaining('"dipilih":1'), bermasa: true },
      { isi: expect.stringContaining('"kecuali":1'), bermasa: true },
    ])
    const input = { kunci: randomUUID(), jenis: 'keluarga', rilis: '2025-TW3', tujuan: 'Bahan rapat kerja' }
    expect(eksporSchema.safeParse({ ...input, pilihan: 'id' }).success).toBe(false)
    expect(eksporSchema.safeParse({ ...input, pilihan: 'id', id: 'bukan' }).success).toBe(false)
  })

  it('tidak mengekspor apa pun bila tidak satu kolom pun dipilih', () => {
    const input = { kunci: randomUUID(), jenis: 'anggota', rilis: '2025-TW3', tujuan: 'Bahan rapat kerja' }
    expect(eksporSchema.safeParse({ ...input, kolom: [''] }).success).toBe(false)
    expect(eksporSchema.safeParse({ ...input, kolom: ['', 'nama'] }).success).toBe(true)
  })

  it('memakai peran dan wilayah saat dikerjakan, bukan saat diminta', async () => {
    const release = await hold()
    const penahan = await minta(petugas)
    const penahanLain = await minta(petugas)
    await tungguTertahan()
    const id = await minta(petugas)
    await asOwner((client) => client.query(`UPDATE pengguna SET peran = 'pendamping' WHERE id = $1`, [petugas.id]))
    await release()
    await tungguStatus(id, 'gagal')
    expect((await findPekerjaan(serverAktor(KAB), id))?.pesan).toContain('sudah berubah')
    // Both had begun before the change.
    for (const satu of [penahan, penahanLain])
      expect(['selesai', 'gagal']).toContain((await findPekerjaan(serverAktor(KAB), satu))?.status)
  })

  it('tidak dikerjakan untuk akun yang sudah tidak aktif', async () => {
    await asOwner((client) => client.query(`UPDATE pengguna SET aktif = false WHERE id = $1`, [petugas.id]))
    const id = await minta(petugas)
    await tungguStatus(id, 'gagal')
    expect((await findPekerjaan(serverAktor(KAB), id))?.pesan).toContain('tidak aktif')
  })

  it('yang dibatalkan di tengah jalan berhenti tanpa meninggalkan berkas', async () => {
    await seedKeluarga({ rilisId })
    const release = await hold()
    const id = await minta(petugas)
    await tungguTertahan()
    expect(await batalkanPekerjaan(petugas, { kunci: randomUUID(), id })).toMatchObject({ ok: true })
    // The worker lets go of the held query by itself.
    await expect
      .poll(() => readdirSync(storagePath(`ekspor/${KAB}`)).filter((nama) => nama.startsWith(id)), MENUNGGU)
      .toEqual([])
    await release()
    expect(await findPekerjaan(petugas, id)).toMatchObject({ status: 'dibatalkan', berkasId: null })
    const berkas = await asOwner((client) => client.query('SELECT FROM berkas'))
    expect(berkas.rowCount).toBe(0)
    expect(await batalkanPekerjaan(petugas, { kunci: randomUUID(), id })).toMatchObject({
      error: { code: 'berkas/sudah-usai' },
    })
  })
})

describe('pekerja', () => {
  const running = new Set<ChildProcess>()
  afterEach(() => {
    for (const child of running) child.kill('SIGKILL')
    running.clear()
  })

  function startProcess(): ChildProcess {
    const data = process.env.SAHIH_UJI_DATA ?? ''
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts', 'pekerja', '--data', data, '--detak', '10'],
      { cwd: ROOT, stdio: 'ignore', env: { ...process.env, DATABASE_URL: ownerUrl(), NODE_OPTIONS: '' } },
    )
    running.add(child)
    return child
  }

  it('yang dibunuh di tengah ekspor digantikan pekerja lain, dan berkasnya satu', async () => {
    await seedKeluarga({ rilisId })
    const pertama = startProcess()
    await expect
      .poll(
        () =>
          asOwner(async (client) => {
            const { rows } = await client.query(`SELECT heartbeat_seconds FROM pgboss.queue WHERE name = 'pekerjaan'`)
            return rows[0]?.heartbeat_seconds
          }),
        MENUNGGU,
      )
      .toBe(10)
    const release = await hold()
    const id = await minta(petugas)
    await tungguTertahan()
    expect(await findPekerjaan(petugas, id)).toMatchObject({ status: 'berjalan' })
    pertama.kill('SIGKILL')
    await once(pertama, 'exit')
    await release()
    startProcess()
    await tungguStatus(id, 'selesai')
    const berkas = await asOwner((client) => client.query('SELECT id, ukuran::integer AS ukuran, sha256 FROM berkas'))
    const isi = readFileSync(storagePath(`ekspor/${KAB}/${id}.csv`))
    expect(berkas.rows).toEqual([{ id, ukuran: isi.length, sha256: createHash('sha256').update(isi).digest('hex') }])
    expect(parse(isi, { relax_column_count: true })).toHaveLength(3)
  }, 120_000)

  it('pekerjaan yang sudah dilepas antrean ditutup dengan sebabnya', async () => {
    const id = await minta(petugas)
    await asOwner(async (client) => {
      await client.query(`UPDATE pekerjaan SET status = 'berjalan', dibuat_pada = now() - interval '1 hour'`)
      expect(await tutupPekerjaan()).toBe(0)
      await client.query(`DELETE FROM pgboss.job WHERE id = $1`, [id])
    })
    expect(await tutupPekerjaan()).toBe(1)
    expect(await findPekerjaan(petugas, id)).toMatchObject({ status: 'gagal' })
  })
})
