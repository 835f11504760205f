import { randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { storagePath } from '@/lib/server/storage'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import { jalankanImpor } from '@/lib/sumber/commands/jalankan-impor'
import { lihatRilis } from '@/lib/sumber/commands/lihat-rilis'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { jalurUnggahan, simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { findImporDetail, listImpor, listRilis } from '@/lib/sumber/queries'
import { bukaUnggahanSchema, unggahSchema } from '@/lib/sumber/schema'
import { asOwner, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import { writeZip } from '../support/lembar'
import { makeRilis, writeBytes } from '../support/rilis'

let files: [string, string]
let operator: Aktor

beforeAll(async () => {
  files = await makeRilis(100)
})
beforeEach(async () => {
  await truncateMutable()
  operator = await seedAktor({ peran: 'operator-dinsos' })
})

const buka = (aktor = operator, kunci = randomUUID()) =>
  bukaUnggahan(aktor, bukaUnggahanSchema.parse({ kunci, periode: '2025-TW3', sistem: 'kemendagri' }))

const unggah = (id: string, ke: number, jalur: string, aktor = operator) =>
  simpanUnggahan(
    aktor,
    id,
    unggahSchema.parse({ ke: String(ke), nama: `C:\\data\\berkas ${ke}.csv` }),
    createReadStream(jalur),
  )

function expectOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const codeOf = (result: Result<unknown>) => (result.ok ? null : result.error.code)

const jalankan = (id: string) =>
  jalankanImpor({
    id: randomUUID(),
    aktor: operator,
    masukan: { imporId: id },
    lapor: async () => undefined,
    signal: new AbortController().signal,
  })

describe('unggahan rilis', () => {
  it('dari halaman sampai terbit: berkas ke disk, impor oleh pekerja, hitungan terbaca, unggahan dibuang', async () => {
    const { id } = expectOk(await buka())
    expect(codeOf(await mulaiImpor(operator, { kunci: randomUUID(), id }))).toBe('sumber/pasangan')
    const { ukuran } = expectOk(await unggah(id, 1, files[1]))
    expectOk(await unggah(id, 2, files[0]))
    expect((await findImporDetail(operator, id))?.impor.berkasList.map(({ nama, ukuran: u }) => [nama, u])[0]).toEqual([
      'berkas 1.csv',
      ukuran,
    ])
    expect(expectOk(await mulaiImpor(operator, { kunci: randomUUID(), id }))).toEqual({ id })
    expect((await findImporDetail(operator, id))?.impor.status).toBe('antre')
    await jalankan(id)
    const detail = await findImporDetail(operator, id)
    expect(detail?.impor).toMatchObject({ status: 'terbit', keluargaBaru: 100, rilis: { kode: '2025-TW3.1' } })
    expect(detail?.impor.berkasList.map(({ jenis }) => jenis)).toEqual(['anggota', 'keluarga'])
    expect(await listRilis(operator)).toMatchObject([
      { kode: '2025-TW3.1', kini: true, imporId: id, jumlahKeluarga: 100 },
    ])
    expect(existsSync(storagePath(jalurUnggahan('3275', id, 1)))).toBe(false)
  })

  it('pekerja yang mati di tengah impor: pekerja berikutnya memulai lagi dari berkas yang sama', async () => {
    const { id } = expectOk(await buka())
    expectOk(await unggah(id, 1, files[0]))
    expectOk(await unggah(id, 2, files[1]))
    expectOk(await mulaiImpor(operator, { kunci: randomUUID(), id }))
    const mati = new AbortController()
    const gagal = jalankanImpor({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: async (tahap) => {
        if (tahap === 'Menyusun baris rilis') mati.abort()
      },
      signal: mati.signal,
    })
    await expect(gagal).rejects.toThrow()
    expect(await listRilis(operator)).toEqual([])
    await jalankan(id)
    expect(await listRilis(operator)).toMatchObject([{ kode: '2025-TW3.1' }])
  })

  it('yang diminta berhenti tidak menunggu pembersihan: impor berikutnya membereskannya, tanpa sisa dan tanpa ganda', async () => {
    const { id } = expectOk(await buka())
    expectOk(await unggah(id, 1, files[0]))
    expectOk(await unggah(id, 2, files[1]))
    expectOk(await mulaiImpor(operator, { kunci: randomUUID(), id }))
    const sampai = async (pada: string) => {
      const henti = new AbortController()
      const lapor = async (tahap: string) => {
        if (tahap === pada) henti.abort(new Error(`berhenti pada ${pada}`))
      }
      const impor = { id: randomUUID(), aktor: operator, masukan: { imporId: id }, lapor, signal: henti.signal }
      await expect(jalankanImpor(impor)).rejects.toThrow(`berhenti pada ${pada}`)
      expect((await findImporDetail(operator, id))?.impor).toMatchObject({
        status: 'gagal',
        pesan: 'Impor dihentikan sebelum terbit; rilis sebelumnya tetap berlaku.',
      })
      expect(await listRilis(operator)).toEqual([])
    }
    const sisa = async () =>
      (
        await asOwner((client) =>
          client.query(
            `SELECT (SELECT count(*)::int FROM orang) AS orang, (SELECT count(*)::int FROM riwayat_nik) AS nik,
               (SELECT count(*)::int FROM rilis WHERE status = 'dimuat') AS rilis,
               (SELECT count(*)::int FROM pg_class WHERE relkind = 'r' AND NOT relispartition
                  AND (relnamespace = 'kerja'::regnamespace OR relname ~ '^rilis_(keluarga|anggota|tambahan)_[0-9]+$')) AS tabel`,
          ),
        )
      ).rows[0]
    // By then everybody has an identity; the tables go at once, who is named in them later.
    await sampai('Membandingkan dengan pengiriman sebelumnya')
    const terhenti = await sisa()
    expect(terhenti).toMatchObject({ rilis: 1, tabel: 0 })
    expect(terhenti.orang).toBeGreaterThan(0)
    await sampai('Membereskan impor yang terhenti')
    await jalankan(id)
    const anggota = (await findImporDetail(operator, id))?.impor.anggotaBaru
    expect(await sisa()).toEqual({ orang: anggota, nik: anggota, rilis: 0, tabel: 0 })
  })

  it('berkas yang ditolak: kalimatnya sampai ke halaman dan ke pekerjaan', async () => {
    const { id } = expectOk(await buka())
    expectOk(await unggah(id, 1, files[0]))
    expectOk(
      await simpanUnggahan(operator, id, { ke: 2, nama: 'lain.csv' }, Readable.from(['kota|jumlah\nBekasi|1\n'])),
    )
    expectOk(await mulaiImpor(operator, { kunci: randomUUID(), id }))
    await expect(jalankan(id)).rejects.toThrow('lain.csv')
    expect((await findImporDetail(operator, id))?.impor).toMatchObject({
      status: 'ditolak',
      pesan: expect.stringContaining('lain.csv baris 1'),
    })
  })

  it('formulir yang sama dua kali membuka satu unggahan, dan berkas bernama sama menggantikan yang lama', async () => {
    const kunci = randomUUID()
    const { id } = expectOk(await buka(operator, kunci))
    expect(expectOk(await buka(operator, kunci))).toEqual({ id })
    expectOk(await unggah(id, 1, files[0]))
    expectOk(await unggah(id, 1, files[1]))
    expect((await findImporDetail(operator, id))?.impor.berkasList).toHaveLength(1)
    expect(await listImpor(operator)).toHaveLength(1)
  })

  it('orang lain, peran lain, dan unggahan yang sudah dimulai ditolak', async () => {
    const { id } = expectOk(await buka())
    const rekan = await seedAktor({ peran: 'operator-dinsos' })
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: '3275011001' })
    const luar = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3216' })
    expect(codeOf(await unggah(id, 1, files[0], rekan))).toBe('sumber/unggahan-tertutup')
    expect(codeOf(await unggah(id, 1, files[0], luar))).toBe('sumber/unggahan-tertutup')
    expect(codeOf(await unggah(id, 1, files[0], desa))).toBe('sumber/tanpa-izin')
    expect(codeOf(await buka(desa))).toBe('sumber/tanpa-izin')
    expect(codeOf(await mulaiImpor(rekan, { kunci: randomUUID(), id }))).toBe('sumber/tidak-ditemukan')
    expect(await findImporDetail(luar, id)).toBeNull()
    expect(await findImporDetail(desa, id)).toBeNull()
    expectOk(await unggah(id, 1, files[0]))
    expectOk(await unggah(id, 2, files[1]))
    expectOk(await mulaiImpor(operator, { kunci: randomUUID(), id }))
    expect(codeOf(await unggah(id, 1, files[0]))).toBe('sumber/unggahan-tertutup')
    expect(codeOf(await mulaiImpor(operator, { kunci: randomUUID(), id }))).toBe('sumber/sudah-dimulai')
  })

  it('data latihan hanya pada pemasangan sintetis', async () => {
    const input = bukaUnggahanSchema.parse({
      kunci: randomUUID(),
      periode: '2025-TW3',
      sistem: 'kemendagri',
      sintetis: 'ya',
    })
    expect(codeOf(await bukaUnggahan(operator, input))).toBe('sumber/sintetis')
    await asOwner((client) => client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('sintetis', 'true')`))
    expect((await bukaUnggahan(operator, input)).ok).toBe(true)
  })

  it('melihat kolomnya tidak membaca seluruh berkas, dan huruf Windows-1252 di ujungnya tetap dikenali', async () => {
    // Far more than is looked at, and one letter that is no UTF-8 in the last line.
    const baris = Array.from({ length: 40_000 }, (_, i) => `${randomUUID()};${i}\n`).join('')
    const isi = Buffer.from(`nomor_kartu_keluarga;nama\n${baris}1;RENÉ\n`, 'latin1')
    const { id } = expectOk(await buka())
    expectOk(await unggah(id, 1, writeBytes('satu.csv', isi)))
    expectOk(await unggah(id, 2, await writeZip('dua.zip', { 'isi.csv': isi })))
    const sebelum = expectOk(await lihatRilis(operator, id, {}))
    expect(sebelum.tabelList.map(({ enkode }) => enkode)).toEqual(['windows-1252', 'windows-1252'])

    // Whoever reads this far would be refused: a byte of zero is no text, and the archive no longer adds up.
    for (const ke of [1, 2]) {
      const berkas = await open(storagePath(jalurUnggahan('3275', id, ke)), 'r+')
      await berkas.write(Buffer.alloc(64), 0, 64, Math.floor((await berkas.stat()).size * 0.9))
      await berkas.close()
    }
    expect(await lihatRilis(operator, id, {})).toEqual({ ok: true, value: sebelum })

    // A file from before its encoding was noted is read whole, as it was then.
    await asOwner((client) =>
      client.query('UPDATE impor_berkas SET enkode = NULL WHERE impor_id = $1 AND ke = 1', [id]),
    )
    expect(codeOf(await lihatRilis(operator, id, {}))).toBe('sumber/biner')
  })
})
