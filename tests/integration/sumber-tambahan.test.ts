// Columns of a release that nobody knows: kept as they came with every delivery, shown to who may see them, gone with it.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { withAktor } from '@/lib/server/db'
import { buangKirimanLama } from '@/lib/sumber/commands/buang-kiriman-lama'
import type { HasilImpor } from '@/lib/sumber/commands/impor/hasil'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { putuskanPeladen } from '@/lib/sumber/commands/putusan/putuskan-peladen'
import { padankanPeladen } from '@/lib/sumber/commands/susulan/padankan-peladen'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asApp, asOwner, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import { lembarRilis, writeXlsx } from '../support/lembar'
import { type Baris, cloneRilis, makeRilis, newFolder, type RilisUji, readRilis, writeRilis } from '../support/rilis'

const KAB = '3275'
const server = serverAktor(KAB)
let dasar: RilisUji
let tabelDulu: string[] = []

beforeAll(async () => {
  dasar = readRilis(await makeRilis(60))
})
beforeEach(async () => {
  await truncateMutable()
  tabelDulu = await semuaTabel()
  await asOwner((client) =>
    client.query(
      `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.ambang-tahan', '{"susutPersen": 90, "susutDimuatPersen": 90, "kkWilayah": 1000}')`,
    ),
  )
})

const at = <T>(rows: readonly T[], index: number): T => {
  const row = rows[index]
  if (row === undefined) throw new Error(`baris ${index} tidak ada`)
  return row
}
const anggotaOf = (rilis: RilisUji, ke: number) =>
  rilis.anggota.filter((row) => row.nomor_kartu_keluarga === rilis.keluarga[ke]?.nomor_kartu_keluarga)

/** The release with two columns more on the families and one on the members; some cells are empty. */
function bertambahan(): RilisUji {
  const rilis = cloneRilis(dasar)
  rilis.kolomKeluarga = ['No. HP', ...rilis.kolomKeluarga, 'Catatan "petugas"']
  rilis.kolomAnggota = [...rilis.kolomAnggota, 'NIK lama']
  for (const [ke, row] of rilis.keluarga.entries()) {
    row['No. HP'] = ke % 2 === 0 ? '0812 0000 8001' : ''
    row['Catatan "petugas"'] = `rumah\t${ke}\nbelakang \\ pasar`
  }
  for (const row of rilis.anggota) row['NIK lama'] = row.status_hubungan_keluarga === '1' ? '3275010101808001' : ''
  return rilis
}

async function impor(files: readonly string[], periode = '2025-TW3'): Promise<HasilImpor> {
  const hasil = await imporRilis(
    server,
    { kodeKab: KAB as KodeWilayah, jenis: 'dtsen', periode: periode as Periode, sistem: 'kemendagri', sintetis: true },
    files.map((jalur) => ({ nama: path.basename(jalur), jalur })),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  return hasil.value
}

async function keluargaIdOf(ke: number, rilis = dasar): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT keluarga_id AS id FROM riwayat_kk WHERE nomor_kk = $1',
      [at(rilis.keluarga, ke).nomor_kartu_keluarga],
    )
    return at(rows, 0).id
  })
}

/** Rows with extra values in a release, and the tables there are for them. */
async function isi(kode: string): Promise<{ keluarga: number; anggota: number }> {
  return asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT count(*) FILTER (WHERE urutan = 0)::integer AS keluarga, count(*) FILTER (WHERE urutan > 0)::integer AS anggota
       FROM rilis_tambahan t JOIN rilis r ON r.id = t.rilis_id WHERE r.kode = $1`,
      [kode],
    )
    return at(rows, 0)
  })
}
const semuaTabel = () =>
  asOwner(async (client) =>
    (
      await client.query<{ nama: string }>(
        `SELECT relname AS nama FROM pg_class WHERE relname ~ '^rilis_tambahan_[0-9]+$' AND relkind = 'r' ORDER BY oid`,
      )
    ).rows.map(({ nama }) => nama),
  )

/** Tables that came since the test began: truncation leaves those of the tests before. */
const tabelTambahan = async () => (await semuaTabel()).filter((nama) => !tabelDulu.includes(nama))

describe('kolom tambahan rilis', () => {
  it('disimpan seperti dikirim dan tampil pada asal data keluarganya, nomornya disamarkan', async () => {
    const rilis = bertambahan()
    const hasil = await impor(writeRilis(rilis))
    expect([hasil.rilis, hasil.salah]).toEqual(['2025-TW3.1', 0])
    expect(hasil.catatan).toContain('Kolom tambahan pada keluarga.csv disimpan apa adanya: No. HP, Catatan "petugas".')
    const kepala = rilis.anggota.filter((row) => row['NIK lama'] !== '').length
    expect(await isi('2025-TW3.1')).toEqual({ keluarga: 60, anggota: kepala })
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    for (const ke of [4, 5]) {
      const asal = await listAsalData(operator, await keluargaIdOf(ke))
      const namaKepala = anggotaOf(rilis, ke).find((row) => row['NIK lama'] !== '')?.nama
      expect(asal?.rilisKode).toBe('2025-TW3.1')
      expect(asal?.tambahanList.map(({ orangId, isi }) => [asal.namaByOrang[orangId ?? ''] ?? null, isi])).toEqual([
        [
          null,
          [
            ...(ke === 4 ? [{ label: 'No. HP', nilai: '0812••••••••' }] : []),
            { label: 'Catatan "petugas"', nilai: `rumah\t${ke}\nbelakang \\ pasar` },
          ],
        ],
        [namaKepala, [{ label: 'NIK lama', nilai: '3275••••••••••••' }]],
      ])
    }
    // The same release without those columns is the same to the register, and makes no table.
    const tanpa = await impor(writeRilis(dasar))
    expect([tanpa.sama, tanpa.berubah, tanpa.baru]).toEqual([tanpa.baris, 0, 0])
    expect(await tabelTambahan()).toHaveLength(1)
    expect((await listAsalData(operator, await keluargaIdOf(4)))?.tambahanList).toEqual([])
    // Withdrawn, what the delivery before said holds again.
    expect((await putuskanPeladen({ kodeKab: KAB, rilis: '2025-TW3.2' }, 'tarik', 'Uji')).ok).toBe(true)
    expect((await listAsalData(operator, await keluargaIdOf(4)))?.tambahanList).toHaveLength(2)
  })

  it('terbaca juga dari XLSX, dan hanya oleh yang melihat data spesifik di wilayahnya', async () => {
    const { keluarga, anggota } = lembarRilis(bertambahan())
    await impor([await writeXlsx('rilis.xlsx', [keluarga, anggota])])
    const id = await keluargaIdOf(4)
    const desa = at(dasar.keluarga, 4).kode_kelurahan_desa ?? ''
    const lain = dasar.keluarga.map((row) => row.kode_kelurahan_desa ?? '').find((kode) => kode !== desa) ?? ''
    const tambahan = async (aktor: Aktor) => (await listAsalData(aktor, id))?.tambahanList.length ?? null
    expect(await tambahan(await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB }))).toBe(2)
    expect(await tambahan(await seedAktor({ peran: 'operator-desa', kodeWilayah: desa }))).toBe(2)
    expect(await tambahan(await seedAktor({ peran: 'operator-desa', kodeWilayah: lain }))).toBeNull()
    const kepala = await seedAktor({ peran: 'kepala-dinas', kodeWilayah: KAB })
    expect(await tambahan(kepala)).toBe(0)
    // What the one table of kepekaan keeps from a peran is not told by the origin of values either.
    const kolomOf = async (aktor: Aktor) => (await listAsalData(aktor, id))?.nilaiList.map(({ kolom }) => kolom) ?? []
    expect(await kolomOf(server)).toContain('penyakit_kronis')
    expect(await kolomOf(kepala)).not.toContain('penyakit_kronis')
    expect(await kolomOf(kepala)).toContain('luas_lantai')
    // The second wall: rows of one's own desa, and nothing at all without a scope or by the name of a release's table.
    const operatorLain = await seedAktor({ peran: 'operator-desa', kodeWilayah: lain })
    const rows = await withAktor(operatorLain, (tx) =>
      tx.rilisTambahan.findMany({ where: { kode_kab: KAB }, select: { kode_desa: true } }),
    )
    expect(new Set(rows.map((row) => row.kode_desa))).toEqual(new Set([lain]))
    await asApp(async (client) => {
      await expect(client.query('SELECT isi FROM rilis_tambahan')).rejects.toThrow('lingkup belum diatur')
      await expect(client.query(`SELECT FROM ${(await tabelTambahan())[0]}`)).rejects.toThrow('permission denied')
    })
  })

  it('ikut dalam berkas baris salah dan kembali bersama perbaikannya, yang lain tidak hilang', async () => {
    const rilis = bertambahan()
    at(rilis.keluarga, 3).desil_nasional = '11'
    at(anggotaOf(rilis, 6), 0).nomor_induk_kependudukan = '32750'
    const pertama = await impor(writeRilis(rilis))
    const salah = parse(readFileSync(pertama.berkasSalah ?? ''), { columns: true }) as Baris[]
    const [keluarga] = salah
    expect([keluarga?.['No. HP'], keluarga?.['Catatan "petugas"']]).toEqual(['', 'rumah\t3\nbelakang \\ pasar'])
    expect(await isi('2025-TW3.1')).toMatchObject({ keluarga: 59 })

    const teks = readFileSync(pertama.berkasSalah ?? '', 'utf8')
      .replace('"11"', '"3"')
      .replace('"32750"', `"${at(anggotaOf(dasar, 6), 0).nomor_induk_kependudukan}"`)
    const jalur = path.join(newFolder(), 'baris-salah.csv')
    writeFileSync(jalur, teks)
    const kedua = await impor([jalur])
    expect([kedua.rilis, kedua.salah, kedua.ditahan]).toEqual(['2025-TW3.2', 0, 0])
    const kepala = rilis.anggota.filter((row) => row['NIK lama'] !== '').length
    expect(await isi('2025-TW3.2')).toEqual({ keluarga: 60, anggota: kepala })
    for (const ke of [3, 4, 6]) {
      const asal = await listAsalData(server, await keluargaIdOf(ke))
      expect(asal?.tambahanList.map(({ isi }) => isi.at(-1)?.label)).toEqual(['Catatan "petugas"', 'NIK lama'])
      expect(asal?.tambahanList[0]?.isi.at(-1)?.nilai).toContain(`rumah\t${ke}\n`)
    }
  })

  it('kembali utuh juga bila namanya sama dengan kolom keterangan berkas baris salah', async () => {
    const rilis = bertambahan()
    rilis.kolomKeluarga = [...rilis.kolomKeluarga, 'alasan']
    for (const row of rilis.keluarga) row.alasan = 'pindah kontrakan'
    at(rilis.keluarga, 3).desil_nasional = '11'
    const pertama = await impor(writeRilis(rilis))
    const jalur = path.join(newFolder(), 'baris-salah.csv')
    writeFileSync(jalur, readFileSync(pertama.berkasSalah ?? '', 'utf8').replace('"11"', '"3"'))
    expect((await impor([jalur])).salah).toBe(0)
    const asal = await listAsalData(server, await keluargaIdOf(3))
    expect(asal?.tambahanList[0]?.isi.at(-1)).toEqual({ label: 'alasan', nilai: 'pindah kontrakan' })
  })

  it('ikut dengan baris yang dimuat sesudah kode kelurahannya dipadankan', async () => {
    const rilis = bertambahan()
    const desa = at(rilis.keluarga, 2).kode_kelurahan_desa ?? ''
    at(rilis.keluarga, 2).kode_kelurahan_desa = `${desa.slice(0, 6)}9981`
    const pertama = await impor(writeRilis(rilis))
    expect(pertama.keluarga.ditahan).toBe(1)
    const kedua = await padankanPeladen(
      pertama.batch,
      [{ kodeResmi: `${desa.slice(0, 6)}9981`, cara: 'ada', kode: desa, nama: '' }],
      { berlakuSejak: '2025-01-01', kunciOf: () => crypto.randomUUID() },
    )
    expect(kedua).toMatchObject({ ok: true, value: { rilis: '2025-TW3.2' } })
    const kepala = rilis.anggota.filter((row) => row['NIK lama'] !== '').length
    expect(await isi('2025-TW3.2')).toEqual({ keluarga: 60, anggota: kepala })
    const asal = await listAsalData(server, await keluargaIdOf(2))
    expect(asal?.tambahanList.map(({ isi }) => isi[0]?.label)).toEqual(['No. HP', 'NIK lama'])
  })

  it('dibuang bersama kiriman yang ditolak dan kiriman lama', async () => {
    await impor(writeRilis(bertambahan()), '2025-TW1')
    const [lama] = await tabelTambahan()
    await impor(writeRilis(dasar), '2025-TW2')
    await asOwner((client) =>
      client.query(`UPDATE pengaturan SET nilai = '{"susutPersen": 2}' WHERE kunci = 'sumber.ambang-tahan'`),
    )
    const kurang = bertambahan()
    kurang.keluarga = kurang.keluarga.slice(0, 40)
    const nomor = new Set(kurang.keluarga.map((row) => row.nomor_kartu_keluarga))
    kurang.anggota = kurang.anggota.filter((row) => nomor.has(row.nomor_kartu_keluarga))
    const menunggu = await impor(writeRilis(kurang))
    expect(menunggu.status).toBe('menunggu')
    expect(await tabelTambahan()).toHaveLength(2)
    expect((await isi(menunggu.rilis)).keluarga).toBe(0)
    expect((await putuskanPeladen({ kodeKab: KAB, rilis: menunggu.rilis }, 'tolak', 'Uji')).ok).toBe(true)
    expect(await tabelTambahan()).toEqual([lama])

    await asOwner((client) =>
      client.query(
        `UPDATE pengaturan SET nilai = '{"susutPersen": 90, "susutDimuatPersen": 90, "kkWilayah": 1000}' WHERE kunci = 'sumber.ambang-tahan'`,
      ),
    )
    await impor(writeRilis(bertambahan()))
    await asOwner((client) =>
      client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.simpan-kiriman', '{"simpan": 2}')`),
    )
    expect(await buangKirimanLama()).toBe(1)
    const sisa = await tabelTambahan()
    expect([sisa.length, sisa.includes(lama ?? '')]).toEqual([1, false])
  })
})
