// Findings: what is found, that a decision outlives the next release unless its value changed, and who may do what with them.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { catatKeluargaMasukSchema } from '@/lib/keluarga/schema'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { bukaKembaliTemuan, konfirmasiTemuan, tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import { jalankanTugaskan, tugaskanTemuan } from '@/lib/temuan/commands/tugaskan-temuan'
import type { JenisTemuan } from '@/lib/temuan/jenis'
import { findTemuan, listPetugasTemuan } from '@/lib/temuan/queries/find-temuan'
import { getRingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { countTugasTemuan, listTemuan, listTemuanKeluarga, listTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { temuanFilterSchema, tugasFilterSchema, tugaskanTemuanSchema } from '@/lib/temuan/schema'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  listJejak,
  seedAktor,
  seedKeluarga,
  seedRilis,
  seedRilisBerikut,
} from '../support/factories'
import { catatUji, seedRiwayat } from '../support/peristiwa'
import { hasil } from '../support/verval'

const TENGGAT = '2099-12-31'
const KEPALA = { nama: 'Budi', status_hubungan_keluarga: '1', jenis_kelamin: '1' }
const ISTRI = { nama: 'Siti', status_hubungan_keluarga: '3', jenis_kelamin: '2' }

beforeEach(truncateMutable)

const hitung = async () => hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))

type Baris = { id: string; jenis: JenisTemuan; keluarga_id: string | null; nilai: string; status: string; ke: number }
async function listBaris(jenis?: JenisTemuan): Promise<Baris[]> {
  const { rows } = await asOwner((client) =>
    client.query<Baris>(
      `SELECT id::text, jenis, keluarga_id::text, nilai, status, ke FROM temuan WHERE $1::text IS NULL OR jenis = $1 ORDER BY jenis, kode_desa, id`,
      [jenis ?? null],
    ),
  )
  return rows
}
const satu = async (jenis: JenisTemuan): Promise<Baris> => {
  const rows = await listBaris(jenis)
  expect(rows).toHaveLength(1)
  return rows[0] as Baris
}

/** The rollup says what the findings say. */
async function expectRekap(): Promise<void> {
  const { rows } = await asOwner((client) =>
    client.query(
      `SELECT kode_desa, jenis, status, sebab, jumlah FROM rekap_temuan WHERE jumlah <> 0
       EXCEPT SELECT kode_desa, jenis, status, sebab, count(*)::integer FROM temuan GROUP BY 1, 2, 3, 4`,
    ),
  )
  expect(rows).toEqual([])
}

describe('hitungTemuan', () => {
  it('menemukan yang janggal di rilis, dan tidak menyebut keluarga yang utuh', async () => {
    const rilisId = await seedRilis()
    await seedKeluarga({ rilisId, anggota: [KEPALA, ISTRI] })
    const belum = await seedKeluarga({ rilisId, keluarga: { desil_nasional: null }, anggota: [KEPALA, ISTRI] })
    const tanpaKepala = await seedKeluarga({ rilisId, anggota: [ISTRI] })
    const dua = await seedKeluarga({ rilisId, kodeDesa: DESA_LAIN, anggota: [KEPALA, KEPALA] })
    const jumlah = await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 5 }, anggota: [KEPALA, ISTRI] })
    const nik = belum.nikList[0] as string
    const ganda = await seedKeluarga({ rilisId, anggota: [{ ...KEPALA, nomor_induk_kependudukan: nik }] })
    const keluar = await hitung()
    expect(keluar).toMatchObject({ baru: 6, berubah: 0, selesai: 0, dilewati: ['perkiraan-miskin', 'perkiraan-mampu'] })
    const rows = await listBaris()
    const nilai = (jenis: JenisTemuan) =>
      rows.filter((row) => row.jenis === jenis).map((row) => [row.keluarga_id, row.nilai])
    expect(nilai('belum-diperingkat')).toEqual([[belum.id, 'nik-ganda']])
    expect(nilai('kepala-keluarga')).toEqual([
      [tanpaKepala.id, '0'],
      [dua.id, '2'],
    ])
    expect(nilai('jumlah-anggota')).toEqual([[jumlah.id, '5|2']])
    expect(new Set(nilai('nik-ganda').map(([id]) => id))).toEqual(new Set([belum.id, ganda.id]))
    expect(nilai('nik-ganda').map(([, isi]) => isi)).toEqual(['2|2', '2|2'])
    await expectRekap()
    expect(JSON.stringify(rows)).not.toContain(nik)
  })

  it('dijalankan lagi tidak mengubah apa pun; yang sudah tidak benar menjadi selesai', async () => {
    const rilisId = await seedRilis()
    const belum = await seedKeluarga({ rilisId, keluarga: { desil_nasional: null }, anggota: [KEPALA] })
    await seedKeluarga({ rilisId, anggota: [ISTRI] })
    expect(await hitung()).toMatchObject({ baru: 2 })
    expect(await hitung()).toMatchObject({ baru: 0, berubah: 0, kembali: 0, selesai: 0, benar: 2 })
    await seedRilisBerikut({ dari: rilisId, keluarga: { [belum.id]: { desil_nasional: 4 } } })
    expect(await hitung()).toMatchObject({ baru: 0, selesai: 1, benar: 1 })
    expect(await satu('belum-diperingkat')).toMatchObject({ status: 'selesai' })
    await expectRekap()
  })

  it('menyebut sebab belum diperingkat menurut datanya', async () => {
    const rilisId = await seedRilis()
    const tanpa = { desil_nasional: null }
    const sebab: Record<string, string> = {}
    const catatSebab = async (nama: string, keluarga: object, anggota: Record<string, string>[]) => {
      sebab[(await seedKeluarga({ rilisId, keluarga: { ...tanpa, ...keluarga }, anggota })).id] = nama
    }
    await catatSebab('tanpa-anggota', {}, [])
    await catatSebab('nik-rusak', {}, [{ ...KEPALA, nomor_induk_kependudukan: '3275010101800000' }])
    await catatSebab('tanpa-kepala', {}, [ISTRI])
    await catatSebab('jumlah-anggota', { jumlah_anggota_keluarga: 9 }, [KEPALA])
    await catatSebab('desil-lain-ada', { desil_kabupaten_kota: 3 }, [KEPALA])
    await catatSebab('kosong', {}, [KEPALA])
    await hitung()
    const rows = await listBaris('belum-diperingkat')
    expect(Object.fromEntries(rows.map((row) => [row.keluarga_id, row.nilai]))).toEqual(sebab)
  })

  it('menemukan penerima di luar desil sasaran dan orang DTKS yang tidak ada di DTSEN', async () => {
    const rilisId = await seedRilis()
    const enam = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 6 } })
    const lima = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 5 } })
    const empat = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 4 } })
    await asOwner(async (client) => {
      const muatan = async (jenis: string, program: string | null, periode: string | null) => {
        const { rows } = await client.query<{ id: string }>(
          `INSERT INTO sumber_muatan (kode_kab, jenis, per_tanggal, program, periode, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
           VALUES ($1, $2, '2025-09-01', $3, $4, 'berlaku', 0, 0, 0, 0, 0, 0, 0, 0, true, 'x', $5, 'server', now()) RETURNING id::text`,
          [KAB, jenis, program, periode, randomUUID()],
        )
        return rows[0]?.id
      }
      for (const program of ['pkh', 'sembako']) {
        const id = await muatan('kpm', program, '2025-TW3')
        for (const keluarga of [enam, lima, empat])
          await client.query(
            `INSERT INTO kepesertaan (kode_kab, id, muatan_id, program, periode, keluarga_id, kode_desa, status, arti)
             VALUES ($1, uuid7(), $2, $3, '2025-TW3', $4, $5, 'SALUR', 'menerima')`,
            [KAB, id, program, keluarga.id, DESA],
          )
      }
      const dtks = await muatan('dtks', null, null)
      for (const [ke, nik] of [empat.nikList[0], '3275010101818888', '3275010101818889'].entries())
        await client.query(
          `INSERT INTO sumber_catatan (kode_kab, id, muatan_id, baris, jenis, kunci, nik, nama, kode_desa, isi, mentah, sidik)
           VALUES ($1, uuid7(), $2, $3, 'dtks', $4, $4, 'WAGIMAN', $5, '{}', '{}', 1)`,
          [KAB, dtks, ke + 1, nik, DESA],
        )
    })
    await hitung()
    const menerima = await listBaris('menerima-tidak-diharapkan')
    expect(new Set(menerima.map((row) => `${row.keluarga_id} ${row.nilai}`))).toEqual(
      new Set([`${enam.id} pkh|6|2025-TW3`, `${enam.id} sembako|6|2025-TW3`, `${lima.id} pkh|5|2025-TW3`]),
    )
    const dtks = await listTemuan(
      await seedAktor({ peran: 'auditor' }),
      'dtks-tidak-di-dtsen',
      temuanFilterSchema.parse({}),
    )
    expect(dtks.rows.map(({ nama, keluargaId, nomorKk }) => ({ nama, keluargaId, nomorKk }))).toEqual([
      { nama: 'WAGIMAN', keluargaId: null, nomorKk: null },
      { nama: 'WAGIMAN', keluargaId: null, nomorKk: null },
    ])
  })

  it('menemukan yang meninggal atau pindah tetapi masih tercatat, dan NIK yang tidak padan, dari jawaban Dukcapil terbaru', async () => {
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, anggota: [KEPALA, ISTRI, ISTRI] })
    const [a = '', b = '', c = ''] = keluarga.orangIdList
    const jawab = (orang: string, jawaban: string, beda: string[] = []) =>
      asOwner((client) =>
        client.query(
          `INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, kolom_beda, rujukan, aktor)
           VALUES ($1, $2, $3, $4, 'berkas', $5, $6, $7, 'server')`,
          [KAB, orang, keluarga.id, DESA, jawaban, beda, randomUUID()],
        ),
      )
    await jawab(a, 'tidak-padan', ['nama'])
    await jawab(b, 'padan')
    await jawab(b, 'meninggal')
    await jawab(c, 'tidak-padan', ['nama'])
    await jawab(c, 'padan')
    await hitung()
    expect(await satu('nik-tidak-padan')).toMatchObject({ nilai: 'tidak-padan|nama' })
    expect((await satu('sudah-keluar')).nilai).toMatch(/^dukcapil-meninggal\|\d{4}-\d\d-\d\d$/)
    const auditor = await seedAktor({ peran: 'auditor' })
    const daftar = await listTemuan(auditor, 'nik-tidak-padan', temuanFilterSchema.parse({}))
    expect(daftar.rows[0]).toMatchObject({ nama: 'Budi', uraian: 'Berbeda di Dukcapil: nama' })
    await jawab(a, 'padan')
    expect(await hitung()).toMatchObject({ selesai: 1 })
  })

  it('menemukan dari jawaban Dukcapil juga orang dan keluarga yang hanya dicatat di sini, sampai jawabannya lain', async () => {
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, anggota: [KEPALA, ISTRI] })
    await seedRiwayat([keluarga])
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const orang = { jenisKelamin: '2', tanggalLahir: '1968-08-05' }
    hasil(
      await catatUji(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA }), keluarga.id, 'pindah-masuk', {
        ...{ ...orang, nik: '3275014508688005', nama: 'Rina', hubungan: '6', statusKawin: '', tempat: '' },
      }),
    )
    const masuk = hasil(
      await catatKeluargaMasuk(
        dinsos,
        catatKeluargaMasukSchema.parse({
          ...{ ...orang, kunci: randomUUID(), kodeDesa: DESA, nik: '3275014508688006', nama: 'Warsito Hadi' },
          ...{ alamat: 'Jalan Melati 3', caraKk: 'belum', tanggal: '2025-10-05', dokumenJenis: 'skpwni' },
          ...{ dokumenNomor: 'SKPWNI/1', dokumenTanggal: '2025-10-01', berkas: [] },
        }),
      ),
    )
    const diSini = await asOwner(
      async (client) =>
        (
          await client.query<{ orang: string; keluarga: string }>(
            `SELECT orang_id AS orang, keluarga_id AS keluarga FROM pembaruan_anggota WHERE arah = 'masuk' ORDER BY keluarga_id = $1 DESC`,
            [keluarga.id],
          )
        ).rows,
    )
    const jawab = (ke: number, jawaban: string) =>
      asOwner((client) =>
        client.query(
          `INSERT INTO hasil_dukcapil (kode_kab, orang_id, keluarga_id, kode_desa, cara, hasil, kolom_beda, rujukan, aktor)
           VALUES ($1, $2, $3, $4, 'berkas', $5, $6, $7, 'server')`,
          [
            ...[KAB, diSini[ke]?.orang, diSini[ke]?.keluarga, DESA, jawaban],
            ...[jawaban === 'tidak-padan' ? ['nama'] : [], randomUUID()],
          ],
        ),
      )
    await jawab(0, 'meninggal')
    await jawab(1, 'tidak-padan')
    await hitung()
    const auditor = await seedAktor({ peran: 'auditor' })
    const lihat = async (jenis: JenisTemuan) =>
      (await listTemuan(auditor, jenis, temuanFilterSchema.parse({}))).rows.map(({ nama, keluargaId }) => [
        nama,
        keluargaId,
      ])
    expect(await lihat('sudah-keluar')).toEqual([['RINA', keluarga.id]])
    expect(await lihat('nik-tidak-padan')).toEqual([['WARSITO HADI', masuk.keluargaId]])
    const { id } = await satu('nik-tidak-padan')
    expect((await findTemuan(auditor, id))?.nama).toBe('WARSITO HADI')
    await expectRekap()
    await jawab(1, 'meninggal')
    await jawab(0, 'padan')
    await hitung()
    expect(
      (await listBaris('sudah-keluar')).filter(({ status }) => status !== 'selesai').map((row) => row.keluarga_id),
    ).toEqual([masuk.keluargaId])
  })

  it('menolak peran tanpa izin, kabupaten lain, dan bila belum ada rilis; tidak meninggalkan tabel kerja', async () => {
    expect(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB })).toMatchObject({
      error: { code: 'temuan/rilis-belum-ada' },
    })
    const auditor = await seedAktor({ peran: 'auditor' })
    expect(await hitungTemuan(auditor, { kodeKab: KAB })).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    expect(await hitungTemuan(serverAktor('3216'), { kodeKab: KAB })).toMatchObject({
      error: { code: 'akses/tanpa-izin' },
    })
    await seedKeluarga({ rilisId: await seedRilis() })
    await hitung()
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT relname FROM pg_class WHERE relname LIKE 't${KAB}%' AND relnamespace = 'kerja'::regnamespace`,
      ),
    )
    expect(rows).toEqual([])
  })
})

describe('putusan', () => {
  let operator: Aktor
  beforeEach(async () => {
    operator = await seedAktor({ peran: 'operator-dinsos' })
  })

  it('bertahan pada rilis berikutnya, dan hilang bila nilainya berubah', async () => {
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 5 }, anggota: [KEPALA] })
    await hitung()
    const temuan = await satu('jumlah-anggota')
    hasil(await tepisTemuan(operator, { kunci: randomUUID(), id: temuan.id, ke: 0, alasan: 'Empat anggota merantau' }))
    expect(await satu('jumlah-anggota')).toMatchObject({ status: 'ditepis' })
    await expectRekap()
    const sama = await seedRilisBerikut({ dari: rilisId })
    expect(await hitung()).toMatchObject({ berubah: 0, baru: 0 })
    expect(await satu('jumlah-anggota')).toMatchObject({ id: temuan.id, status: 'ditepis' })
    const lain = await seedRilisBerikut({
      dari: sama,
      periode: '2026-TW1',
      keluarga: { [keluarga.id]: { jumlah_anggota_keluarga: 6 } },
    })
    expect(await hitung()).toMatchObject({ berubah: 1 })
    expect(await satu('jumlah-anggota')).toMatchObject({ id: temuan.id, status: 'baru', nilai: '6|1' })
    // The value decided upon comes back: so does the decision.
    await seedRilisBerikut({
      dari: lain,
      periode: '2026-TW2',
      keluarga: { [keluarga.id]: { jumlah_anggota_keluarga: 5 } },
    })
    await hitung()
    expect(await satu('jumlah-anggota')).toMatchObject({ status: 'ditepis' })
    await expectRekap()
  })

  it('bertahan walau temuannya sempat tidak ada', async () => {
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, anggota: [ISTRI] })
    await hitung()
    const { id } = await satu('kepala-keluarga')
    hasil(await konfirmasiTemuan(operator, { kunci: randomUUID(), id, ke: 0, alasan: '' }))
    const orang = keluarga.orangIdList[0] as string
    const utuh = await seedRilisBerikut({ dari: rilisId, anggota: { [orang]: { status_hubungan_keluarga: '1' } } })
    expect(await hitung()).toMatchObject({ selesai: 1 })
    expect(await findTemuan(operator, id)).toMatchObject({
      status: 'selesai',
      rilisTerakhir: '2025-TW3.1',
      tindakanList: [],
    })
    await seedRilisBerikut({ dari: utuh, periode: '2026-TW1', anggota: { [orang]: { status_hubungan_keluarga: '3' } } })
    expect(await hitung()).toMatchObject({ kembali: 1, baru: 0 })
    expect(await findTemuan(operator, id)).toMatchObject({ status: 'dikonfirmasi', rilisTerakhir: null })
    await expectRekap()
  })

  it('mencatat riwayat dan jejak, dan menolak yang kedua dari dua orang', async () => {
    await seedKeluarga({ rilisId: await seedRilis(), anggota: [ISTRI] })
    await hitung()
    const { id } = await satu('kepala-keluarga')
    hasil(await konfirmasiTemuan(operator, { kunci: randomUUID(), id, ke: 0, alasan: 'Sudah dicek' }))
    const kedua = await seedAktor({ peran: 'verifikator-dinsos' })
    expect(await tepisTemuan(kedua, { kunci: randomUUID(), id, ke: 0, alasan: 'Bukan temuan' })).toMatchObject({
      error: { code: 'temuan/tindakan-tidak-berlaku' },
    })
    expect(await bukaKembaliTemuan(kedua, { kunci: randomUUID(), id, ke: 0, alasan: 'Salah pilih' })).toMatchObject({
      error: { code: 'temuan/sudah-berubah' },
    })
    hasil(await bukaKembaliTemuan(kedua, { kunci: randomUUID(), id, ke: 1, alasan: 'Salah pilih' }))
    const detail = await findTemuan(kedua, id)
    expect(detail).toMatchObject({ status: 'baru', tindakanList: ['tugaskan', 'konfirmasi', 'tepis'] })
    expect(detail?.langkahList.map(({ tindakan, alasan }) => [tindakan, alasan])).toEqual([
      ['buka-kembali', 'Salah pilih'],
      ['konfirmasi', 'Sudah dicek'],
    ])
    expect((await listJejak(id)).map(({ tindakan }) => tindakan)).toEqual(['temuan.konfirmasi', 'temuan.buka-kembali'])
    await expectRekap()
  })
})

describe('tugaskanTemuan', () => {
  it('memberi yang dipilih atau seluruh daftar kepada petugas di wilayahnya, yang lalu boleh memutuskannya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const pendamping = await seedAktor({ peran: 'pendamping', kodeWilayah: '327501' })
    const rilisId = await seedRilis()
    for (const kodeDesa of [DESA, DESA, DESA_LAIN]) await seedKeluarga({ rilisId, kodeDesa, anggota: [ISTRI] })
    await hitung()
    const [pertama] = await listBaris('kepala-keluarga')
    const input = (isi: object) =>
      tugaskanTemuanSchema.parse({
        kunci: randomUUID(),
        jenis: 'kepala-keluarga',
        petugasId: pendamping.id,
        tenggat: TENGGAT,
        ...isi,
      })
    const id = pertama?.id ?? ''
    expect(await konfirmasiTemuan(pendamping, { kunci: randomUUID(), id, ke: 0, alasan: '' })).toMatchObject({
      error: { code: 'temuan/bukan-tugas' },
    })
    expect(hasil(await tugaskanTemuan(operator, input({ id })))).toEqual({ jumlah: 1, pekerjaanId: null })
    expect(hasil(await tugaskanTemuan(operator, input({ semua: 'ya' })))).toMatchObject({ jumlah: 2 })
    expect((await listBaris('kepala-keluarga')).map(({ status }) => status)).toEqual([
      'ditugaskan',
      'ditugaskan',
      'baru',
    ])
    await expectRekap()
    expect(await countTugasTemuan(pendamping, '2100-01-01')).toEqual({ jumlah: 2, lewat: 2 })
    const tugas = await listTugasTemuan(pendamping, tugasFilterSchema.parse({}))
    expect(tugas.rows).toHaveLength(2)
    expect((await listPetugasTemuan(operator)).at(-1)).toMatchObject({ id: pendamping.id, tugas: 2 })
    hasil(await konfirmasiTemuan(pendamping, { kunci: randomUUID(), id, ke: 2, alasan: '' }))
    expect(await countTugasTemuan(pendamping, '2025-01-01')).toEqual({ jumlah: 1, lewat: 0 })
    // A petugas elsewhere, a day gone by, somebody who does not decide.
    const jauh = await seedAktor({ peran: 'pendamping', kodeWilayah: '327503' })
    expect(await tugaskanTemuan(operator, input({ semua: 'ya', petugasId: jauh.id }))).toMatchObject({
      error: { code: 'temuan/tidak-ditemukan' },
    })
    expect(await tugaskanTemuan(operator, input({ semua: 'ya', tenggat: '2020-01-01' }))).toMatchObject({
      error: { code: 'temuan/tenggat' },
    })
    const auditor = await seedAktor({ peran: 'auditor' })
    expect(await tugaskanTemuan(operator, input({ semua: 'ya', petugasId: auditor.id }))).toMatchObject({
      error: { code: 'temuan/petugas-tidak-berwenang' },
    })
  })

  it('lebih dari 1.000 dikerjakan sebagai pekerjaan, sepotong demi sepotong, dan boleh diulang', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const rilisId = await seedRilis()
    await asOwner((client) =>
      client.query(
        `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, kode_desa, desil, nilai, sidik, rilis_pertama)
         SELECT $1, 'kepala-keluarga', i::text, uuid7(), $2, 3, '0', i, $3 FROM generate_series(1, 6001) i`,
        [KAB, DESA, rilisId],
      ),
    )
    await asOwner((client) =>
      client.query(
        `INSERT INTO rekap_temuan (kode_kab, kode_desa, jenis, status, sebab, jumlah)
         SELECT kode_kab, kode_desa, jenis, status, sebab, count(*) FROM temuan GROUP BY 1, 2, 3, 4, 5`,
      ),
    )
    const input = tugaskanTemuanSchema.parse({
      kunci: randomUUID(),
      jenis: 'kepala-keluarga',
      petugasId: operator.id,
      tenggat: TENGGAT,
      semua: 'ya',
    })
    const { jumlah, pekerjaanId } = hasil(await tugaskanTemuan(operator, input))
    expect(jumlah).toBe(6001)
    const { rows } = await asOwner((client) =>
      client.query<{ masukan: Record<string, string> }>('SELECT masukan FROM pekerjaan WHERE id = $1', [pekerjaanId]),
    )
    const job = {
      id: pekerjaanId ?? '',
      aktor: operator,
      masukan: rows[0]?.masukan ?? {},
      lapor: async () => {},
      signal: new AbortController().signal,
    }
    expect(await jalankanTugaskan(job)).toEqual({ jumlah: 6001 })
    expect(await jalankanTugaskan(job)).toEqual({ jumlah: 0 })
    expect(await countTugasTemuan(operator, '2025-01-01')).toMatchObject({ jumlah: 6001 })
    await expectRekap()
  })
})

describe('daftar', () => {
  it('berhalaman menurut desa dengan saringan, dan tidak keluar dari wilayah aktor', async () => {
    const rilisId = await seedRilis()
    for (let ke = 0; ke < 30; ke++)
      await seedKeluarga({
        rilisId,
        kodeDesa: ke < 27 ? DESA : DESA_LAIN,
        keluarga: { desil_nasional: (ke % 2) + 1 },
        anggota: [ISTRI],
      })
    await hitung()
    const dinas = await seedAktor({ peran: 'kepala-dinas' })
    const pertama = await listTemuan(dinas, 'kepala-keluarga', temuanFilterSchema.parse({ ukuran: '25' }))
    expect([pertama.rows.length, pertama.total, pertama.prev]).toEqual([25, 30, null])
    const kedua = await listTemuan(
      dinas,
      'kepala-keluarga',
      temuanFilterSchema.parse({ ukuran: '25', kursor: pertama.next }),
    )
    expect([kedua.rows.length, kedua.next]).toEqual([5, null])
    const balik = await listTemuan(
      dinas,
      'kepala-keluarga',
      temuanFilterSchema.parse({ ukuran: '25', kursor: kedua.prev }),
    )
    expect(balik.rows.map(({ id }) => id)).toEqual(pertama.rows.map(({ id }) => id))
    expect(pertama.rows[0]?.nomorKk).toMatch(/^3275•{12}$/)
    const desil = await listTemuan(
      dinas,
      'kepala-keluarga',
      temuanFilterSchema.parse({ desil: '2', wilayah: DESA_LAIN }),
    )
    expect([desil.rows.length, desil.total]).toEqual([2, null])
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await listTemuan(desa, 'kepala-keluarga', temuanFilterSchema.parse({ wilayah: DESA }))).toMatchObject({
      total: 3,
    })
    const ringkasan = await getRingkasanTemuan(dinas, KAB)
    expect(ringkasan.jenis['kepala-keluarga'].baru).toBe(30)
    expect(ringkasan.bawah.find(({ kode }) => kode === '327502')?.jumlah['kepala-keluarga']).toBe(3)
    expect((await getRingkasanTemuan(desa, KAB)).jenis['kepala-keluarga'].baru).toBe(3)
    const keluargaId = kedua.rows.at(-1)?.keluargaId ?? ''
    expect(await listTemuanKeluarga(desa, keluargaId)).toHaveLength(1)
  })
})
