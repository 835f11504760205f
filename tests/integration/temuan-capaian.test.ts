// Capaian verval: what counts as verified, by desil, area and age; the population it is held against; what leaves the office.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { daysBetween } from '@/lib/core/date'
import { today } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { umurOf } from '@/lib/temuan/capaian'
import { hitungCapaian, tarikCapaian } from '@/lib/temuan/commands/hitung-capaian'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { muatPenduduk } from '@/lib/temuan/commands/muat-penduduk'
import { tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import { unduhCapaian } from '@/lib/temuan/commands/unduh-capaian'
import { getCapaian } from '@/lib/temuan/queries/get-capaian'
import { getUmurData } from '@/lib/temuan/queries/get-umur-data'
import { listPenduduk } from '@/lib/temuan/queries/list-penduduk'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  type KeluargaUji,
  listJejak,
  seedAktor,
  seedKeluarga,
  seedRilis,
} from '../support/factories'
import { hasil } from '../support/verval'

let operator: Aktor
let rilisId = 0

beforeEach(async () => {
  await truncateMutable()
  operator = await seedAktor({ peran: 'operator-dinsos' })
  rilisId = await seedRilis()
})

const tarik = async () => hasil(await hitungCapaian(serverAktor(KAB), { kodeKab: KAB }))

async function periksa(keluarga: KeluargaUji, hariLalu: number): Promise<void> {
  await asOwner((client) =>
    client.query(
      `INSERT INTO pemeriksaan (kode_kab, keluarga_id, kode_desa, alasan, status, petugas_id, petugas_nama, ditugaskan_oleh, ditugaskan_pada, tanggal, keberadaan, putusan, diperiksa_oleh, selesai_pada)
       VALUES ($1, $2, $3, 'sampel', 'selesai', $4, 'P', 'server', now(), now()::date, 'ditemukan', 'sesuai', 'P', now() - make_interval(days => $5))`,
      [KAB, keluarga.id, keluarga.kodeDesa, operator.id, hariLalu],
    ),
  )
}

describe('hitungCapaian', () => {
  it('menghitung KK dan jiwa menurut desil, wilayah, dan umur, dan menggantikan tarikan hari yang sama', async () => {
    const satu = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 1 } })
    const dua = await seedKeluarga({ rilisId, kodeDesa: DESA_LAIN, keluarga: { desil_nasional: null } })
    await seedKeluarga({ rilisId, keluarga: { desil_nasional: 1 } })
    await periksa(satu, 10)
    await periksa(dua, 400)
    expect(await tarik()).toMatchObject({ kk: 3, jiwa: 6, kkVerval: 2, jiwaVerval: 4, tarikan: today() })
    await tarikCapaian()
    const capaian = await getCapaian(operator, { kodeWilayah: KAB })
    expect(capaian?.tarikanList).toEqual([today()])
    expect(capaian?.perDesil.find(({ desil }) => desil === 1)).toMatchObject({ kk: 2, kkVerval: 1 })
    expect(capaian?.perDesil.at(-1)).toMatchObject({ desil: null, kk: 1, kkVerval: 1 })
    expect(Object.fromEntries(capaian?.perUmur.map(({ umur, kk }) => [umur, kk]) ?? [])).toMatchObject({
      '3-bulan': 1,
      '24-bulan': 1,
      belum: 1,
    })
    expect(capaian?.bawah.find(({ kode }) => kode === '327502')).toMatchObject({ kk: 1, kkVerval: 1 })
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect((await getCapaian(desa, { kodeWilayah: KAB }))?.jumlah).toMatchObject({ kk: 1, kkVerval: 1 })
    expect(await listJejak(today())).toMatchObject([
      { tindakan: 'temuan.hitung-capaian' },
      { tindakan: 'temuan.hitung-capaian' },
    ])
  })

  it('menyebut umur data setiap keluarga dengan cara yang sama dengan tarikannya', async () => {
    const lama = await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 7 } })
    const belum = await seedKeluarga({ rilisId })
    expect(await getUmurData(operator, belum.id)).toBeNull()
    await periksa(lama, 400)
    expect(await getUmurData(operator, lama.id)).toMatchObject({ dasar: 'pemeriksaan' })
    // Each way by itself, told by the page and counted by the pull alike.
    const hari = (jumlah: number) => `now() - make_interval(days => ${jumlah})`
    const cara = {
      pemeriksaan: 'SELECT 1',
      temuan: `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, kode_desa, desil, nilai, sidik, status, putusan, putusan_sidik, diputus_pada, rilis_pertama)
        SELECT kode_kab, 'jumlah-anggota', 'x', keluarga_id, kode_desa, 3, '7|2', 1, 'ditepis', 'ditepis', 1, ${hari(100)}, 1 FROM pemeriksaan`,
      mitra: `WITH t AS (
          INSERT INTO tugas_mitra (kode_kab, nomor, kantor, penerima_id, penerima_nama, jenis, tujuan, tenggat, jumlah, aktor, aktor_nama, dibuat_pada)
          VALUES ('${KAB}', 'VM-2025-0001', 'dpmd', gen_random_uuid(), 'V', 'jumlah-anggota', 'Mencocokkan', '2099-12-31', 1, 'server', 'Server', now()) RETURNING id)
        INSERT INTO tugas_mitra_baris (kode_kab, tugas_id, urutan, penerima_id, temuan_id, keluarga_id, isi, jawaban, dijawab_pada)
        SELECT p.kode_kab, t.id, 1, gen_random_uuid(), gen_random_uuid(), p.keluarga_id, '{}', 'sesuai', ${hari(10)} FROM t, pemeriksaan p`,
    }
    const kelas = { pemeriksaan: '24-bulan', temuan: '6-bulan', mitra: '3-bulan' } as const
    for (const dasar of ['pemeriksaan', 'temuan', 'mitra'] as const) {
      await asOwner((client) => client.query(cara[dasar]))
      const umur = await getUmurData(operator, lama.id)
      expect(umur?.dasar).toBe(dasar)
      await tarik()
      const perUmur = (await getCapaian(operator, { kodeWilayah: KAB }))?.perUmur.filter(({ kk }) => kk > 0)
      expect(perUmur?.map(({ umur: kode }) => kode)).toEqual([kelas[dasar], 'belum'])
      expect(umurOf(daysBetween(umur?.pada ?? today(), today())).kode).toBe(kelas[dasar])
    }
    expect(await getUmurData(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN }), lama.id)).toBeNull()
  })

  it('menghitung temuan yang ditepis sebagai data yang sudah sesuai', async () => {
    await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 7 } })
    hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
    const { rows } = await asOwner((client) =>
      client.query<{ id: string }>(`SELECT id::text FROM temuan WHERE jenis = 'jumlah-anggota'`),
    )
    expect(await tarik()).toMatchObject({ kkVerval: 0 })
    hasil(
      await tepisTemuan(operator, {
        kunci: randomUUID(),
        id: rows[0]?.id ?? '',
        ke: 0,
        alasan: 'Sudah dicek di rumahnya',
      }),
    )
    expect(await tarik()).toMatchObject({ kkVerval: 1 })
  })

  it('menolak tanpa izin dan sebelum ada rilis', async () => {
    const auditor = await seedAktor({ peran: 'auditor' })
    expect(await hitungCapaian(auditor, { kodeKab: KAB })).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    await truncateMutable()
    expect(await hitungCapaian(serverAktor(KAB), { kodeKab: KAB })).toMatchObject({
      error: { code: 'temuan/rilis-belum-ada' },
    })
  })
})

describe('muatPenduduk', () => {
  it('memuat penduduk acuan, dan cakupan hanya disebut bila seluruh wilayahnya ada', async () => {
    await seedKeluarga({ rilisId })
    await tarik()
    const folder = mkdtempSync(path.join(tmpdir(), 'sahih-penduduk-'))
    const jalur = path.join(folder, 'penduduk.csv')
    const muat = (aktor = operator) => muatPenduduk(aktor, { kunci: randomUUID() }, { nama: 'penduduk.csv', jalur })
    try {
      const kepala = 'kode_desa;kk;jiwa;per_tanggal;sumber\r\n'
      writeFileSync(jalur, `${kepala}32.75.01.1001;1.200;4.000;2025-06-30;Disdukcapil\r\n`)
      expect(hasil(await muat())).toEqual({ desa: 1, kk: 1200, jiwa: 4000, perTanggal: '2025-06-30' })
      expect((await getCapaian(operator, { kodeWilayah: DESA }))?.acuan).toMatchObject({
        jiwa: 4000,
        sumber: 'Disdukcapil',
      })
      expect((await getCapaian(operator, { kodeWilayah: KAB }))?.acuan).toBeNull()
      writeFileSync(jalur, `${kepala}9999999999;1;1;2025-06-30;Disdukcapil\r\n`)
      expect(await muat()).toMatchObject({ error: { message: expect.stringContaining('tidak dikenal') } })
      writeFileSync(jalur, `${kepala}3275011001;banyak;1;2025-06-30;Disdukcapil\r\n`)
      expect(await muat()).toMatchObject({ error: { message: 'Baris 2: kolom kk tidak terbaca.' } })
      writeFileSync(jalur, 'kode_desa;kk\r\n3275011001;1\r\n')
      expect(await muat()).toMatchObject({ error: { message: expect.stringContaining('jiwa, per_tanggal, sumber') } })
      writeFileSync(jalur, `${kepala}3275011001;1;1;2199-06-30;Disdukcapil\r\n`)
      expect(await muat()).toMatchObject({ error: { message: 'Baris 2: per_tanggal belum tiba.' } })
      // A table of desa is short: a file that holds more is none, however well its rows read.
      writeFileSync(jalur, `${kepala}${'3275011001;1;1;2025-06-30;Disdukcapil\r\n'.repeat(20_001)}`)
      expect(await muat()).toMatchObject({ error: { message: expect.stringContaining('20.000 baris') } })
      // The same day again replaces, another day stands beside; a part of the wilayah is no place to load it from.
      writeFileSync(jalur, `${kepala}3275011001;1300;4100;2025-06-30;Disdukcapil\r\n`)
      hasil(await muat(serverAktor(KAB)))
      writeFileSync(jalur, `${kepala}3275011001;1;1;2024-06-30;Disdukcapil\r\n`)
      hasil(await muat())
      expect((await listPenduduk(operator)).filter(({ jiwa }) => jiwa !== null)).toMatchObject([
        { kodeDesa: DESA, kk: 1300, jiwa: 4100, perTanggal: '2025-06-30' },
      ])
      // Row security holds the name too: nobody changes what stands there as if somebody else had.
      await expect(
        withAktor(operator, (tx) => tx.$executeRaw`UPDATE penduduk_acuan SET jiwa = 1, aktor = 'server'`),
      ).rejects.toThrow()
      for (const aktor of [
        await seedAktor({ peran: 'kepala-dinas' }),
        await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA }),
      ])
        expect(await muat(aktor)).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
      expect((await listJejak(KAB)).map(({ tindakan, aktor }) => [tindakan, aktor])).toEqual([
        ['temuan.muat-penduduk', operator.id],
        ['temuan.muat-penduduk', 'server'],
        ['temuan.muat-penduduk', operator.id],
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('unduhCapaian', () => {
  it('menyamarkan jumlah di bawah lima dan mencatat pengunduhnya', async () => {
    for (let ke = 0; ke < 6; ke++) await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    const satu = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 3 } })
    await periksa(satu, 1)
    await tarik()
    const berkas = await unduhCapaian(operator, { kodeWilayah: KAB })
    const baris = berkas?.isi.trim().split('\r\n') ?? []
    expect(baris).toHaveLength(3)
    expect(baris[1]).toContain('"2","6","0","12","0"')
    expect(baris[2]).toContain('"3","<5","<5","<5","<5"')
    expect(berkas?.nama).toContain('DATA-SINTETIS')
    expect((await listJejak(today())).at(-1)).toMatchObject({ tindakan: 'temuan.unduh-capaian', aktor: operator.id })
  })
})
