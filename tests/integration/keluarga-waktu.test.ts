// A family as it stood on a day and as we knew it at an instant, through deliveries, events and corrections known later.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { getKeluargaPer, type KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { listPeristiwa } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import { peristiwaFilterSchema } from '@/lib/keluarga/schema'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { usulanFilterSchema } from '@/lib/verval/schema/usulan'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  type KeluargaUji,
  seedAktor,
  seedKeluarga,
  seedRilis,
  seedRilisBerikut,
} from '../support/factories'
import { catatUji, seedRiwayat } from '../support/peristiwa'
import { buat, hasil, seedKantor } from '../support/verval'

let dinsos: Aktor
let keluarga: KeluargaUji
let rilisSatu: number

const hari = (isi: string) => isi as IsoDate
/** Midday of a day in June: the instant something was published or recorded. */
const saat = (isi: string) => new Date(`${isi}T12:00:00+07:00`)

/** Sets when a delivery holds and was published, as an import months ago would have. */
async function aturRilis(id: number, sejak: string, terbit: string): Promise<void> {
  await asOwner((client) =>
    client.query('UPDATE rilis SET berlaku_sejak = $2::date, terbit_pada = $3 WHERE id = $1', [
      id,
      sejak,
      saat(terbit),
    ]),
  )
}

/** Sets when an event was recorded and, if told, withdrawn: the office's clock of then. */
async function aturCatat(id: string, dicatat: string, batal?: string): Promise<void> {
  await asOwner(async (client) => {
    const waktu = [KAB, id, saat(dicatat), batal ? saat(batal) : null]
    await client.query(
      'UPDATE peristiwa SET dicatat_pada = $3, dibatalkan_pada = CASE WHEN dibatalkan_pada IS NULL THEN NULL ELSE $4::timestamptz END WHERE kode_kab = $1 AND id = $2',
      waktu,
    )
    for (const tabel of ['pembaruan', 'pembaruan_anggota'])
      await client.query(
        `UPDATE ${tabel} SET dicatat_pada = $3, dicabut_pada = CASE WHEN dicabut_pada IS NULL THEN NULL ELSE $4::timestamptz END WHERE kode_kab = $1 AND peristiwa_id = $2`,
        waktu,
      )
  })
}

beforeEach(async () => {
  await truncateMutable()
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  rilisSatu = await seedRilis({ periode: '2025-TW1' })
  keluarga = await seedKeluarga({
    rilisId: rilisSatu,
    keluarga: { nama_anggota_keluarga: 'SLAMET', desil_nasional: 3, jenis_lantai_terluas: '08' },
    anggota: [
      { nama: 'SLAMET', status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1970-01-01' },
      { nama: 'SITI', status_hubungan_keluarga: '2', jenis_kelamin: '2', tanggal_lahir: '1972-01-01' },
    ],
  })
  await seedRiwayat([keluarga])
  await aturRilis(rilisSatu, '2025-01-01', '2025-02-20')
})

const per = async (berlaku: string | null, dicatat: string | null): Promise<KeluargaDetail | null> =>
  getKeluargaPer(dinsos, keluarga.id, {
    ...(berlaku ? { berlaku: hari(berlaku) } : {}),
    ...(dicatat ? { dicatat: saat(dicatat) } : {}),
  })
const nama = (detail: KeluargaDetail | null) => detail?.anggotaKini.map(({ nilai }) => nilai.nama?.kini)

describe('getKeluargaPer', () => {
  it('membaca rilis yang berlaku pada hari itu dan sudah terbit saat itu', async () => {
    const dua = await seedRilisBerikut({
      dari: rilisSatu,
      periode: '2025-TW2',
      keluarga: { [keluarga.id]: { desil_nasional: 5 } },
    })
    await aturRilis(dua, '2025-04-01', '2025-05-20')
    expect((await per('2025-03-01', null))?.rilis.kode).toBe('2025-TW1.1')
    expect((await per('2025-04-15', null))?.rilis.kode).toBe('2025-TW2.1')
    // On the first of May nobody had the second delivery yet, though its facts held.
    expect((await per('2025-04-15', '2025-05-01'))?.rilis.kode).toBe('2025-TW1.1')
    expect((await per(null, '2025-05-21'))?.rilis.kode).toBe('2025-TW2.1')
    expect(await per('2024-12-31', null)).toBeNull()
    expect(await per(null, '2025-02-01')).toBeNull()
  })

  it('rilis yang kemudian ditarik tetap terlihat pada waktu ia diketahui', async () => {
    const dua = await seedRilisBerikut({ dari: rilisSatu, periode: '2025-TW2' })
    await aturRilis(dua, '2025-04-01', '2025-05-20')
    await asOwner((client) =>
      client.query(`UPDATE rilis SET status = 'ditarik', ditarik_pada = $2 WHERE id = $1`, [dua, saat('2025-06-10')]),
    )
    expect((await per(null, '2025-06-01'))?.rilis.kode).toBe('2025-TW2.1')
    expect((await per(null, '2025-06-11'))?.rilis.kode).toBe('2025-TW1.1')
  })

  it('membedakan kapan sesuatu terjadi dan kapan kita mengetahuinya', async () => {
    const { id } = hasil(
      await catatUji(dinsos, keluarga.id, 'kematian', {
        orangId: keluarga.orangIdList[1] ?? '',
        tanggal: '2025-03-10',
      }),
    )
    await aturCatat(id, '2025-06-01')
    // Dead since March, known since June.
    expect(nama(await per('2025-03-09', null))).toEqual(['SLAMET', 'SITI'])
    expect(nama(await per('2025-03-10', null))).toEqual(['SLAMET'])
    expect(nama(await per('2025-03-10', '2025-05-31'))).toEqual(['SLAMET', 'SITI'])
    expect(nama(await per('2025-03-09', '2025-06-02'))).toEqual(['SLAMET', 'SITI'])
    expect(nama(await per(null, '2025-06-02'))).toEqual(['SLAMET'])
    expect((await per('2025-03-10', '2025-05-31'))?.peristiwaList).toEqual([])
  })

  it('koreksi yang diketahui kemudian tidak menghapus apa yang dahulu diketahui', async () => {
    const orangId = keluarga.orangIdList[0] ?? ''
    const satu = hasil(
      await catatUji(dinsos, keluarga.id, 'perbaikan-data', {
        orangId,
        tanggal: '2025-03-01',
        'nilai.nama': 'SLAMET R',
      }),
    )
    const dua = hasil(
      await catatUji(dinsos, keluarga.id, 'perbaikan-data', {
        orangId,
        tanggal: '2025-03-01',
        'nilai.nama': 'SLAMET RIYADI',
      }),
    )
    await aturCatat(satu.id, '2025-04-01')
    await aturCatat(dua.id, '2025-07-01')
    expect(nama(await per('2025-03-05', '2025-03-31'))).toEqual(['SLAMET', 'SITI'])
    expect(nama(await per('2025-03-05', '2025-05-01'))).toEqual(['SLAMET R', 'SITI'])
    expect(nama(await per('2025-03-05', '2025-08-01'))).toEqual(['SLAMET RIYADI', 'SITI'])
    expect(nama(await per('2025-02-28', '2025-08-01'))).toEqual(['SLAMET', 'SITI'])
  })

  it('catatan yang dibatalkan tetap diketahui sampai saat pembatalannya', async () => {
    const { id } = hasil(
      await catatUji(dinsos, keluarga.id, 'kematian', {
        orangId: keluarga.orangIdList[1] ?? '',
        tanggal: '2025-03-10',
      }),
    )
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id, alasan: 'Akta milik orang lain' }))
    await aturCatat(id, '2025-04-01', '2025-06-01')
    expect(nama(await per(null, '2025-05-01'))).toEqual(['SLAMET'])
    expect((await per(null, '2025-05-01'))?.peristiwaList).toMatchObject([{ dibatalkan: null }])
    expect(nama(await per(null, '2025-06-02'))).toEqual(['SLAMET', 'SITI'])
    expect((await per(null, '2025-06-02'))?.peristiwaList).toMatchObject([
      { dibatalkan: { alasan: 'Akta milik orang lain' } },
    ])
  })

  it('keluarga yang lahir dari pecah KK belum ada sebelum kejadiannya', async () => {
    const { keluargaLainId } = hasil(
      await catatUji(dinsos, keluarga.id, 'pecah-kk', {
        anggota: [keluarga.orangIdList[1] ?? ''],
        kepalaBaru: keluarga.orangIdList[1] ?? '',
        caraKk: 'belum',
        tanggal: '2025-05-05',
      }),
    )
    expect(await getKeluargaPer(dinsos, keluargaLainId ?? '', { berlaku: hari('2025-05-04') })).toBeNull()
    expect(nama(await getKeluargaPer(dinsos, keluargaLainId ?? '', { berlaku: hari('2025-05-05') }))).toEqual(['SITI'])
  })
})

describe('rilis yang masih memuat orangnya', () => {
  /** Findings of who left and is listed all the same, after the counting that follows a publication. */
  async function temuan(): Promise<{ keluargaId: string; orangId: string; nilai: string }[]> {
    hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
    const { rows } = await asOwner((client) =>
      client.query<{ keluargaId: string; orangId: string; nilai: string }>(
        `SELECT keluarga_id::text AS "keluargaId", orang_id::text AS "orangId", nilai FROM temuan
         WHERE kode_kab = $1 AND jenis = 'sudah-keluar' AND status <> 'selesai' ORDER BY nilai`,
        [KAB],
      ),
    )
    return rows
  }

  it('tidak menghidupkan yang meninggal atau mengembalikan yang pindah; sebuah temuan mengatakannya', async () => {
    const [kepala = '', siti = ''] = keluarga.orangIdList
    const mati = hasil(await catatUji(dinsos, keluarga.id, 'kematian', { orangId: siti, tanggal: '2025-03-10' }))
    await seedRilisBerikut({ dari: rilisSatu, periode: '2025-TW2' })
    expect(await temuan()).toEqual([{ keluargaId: keluarga.id, orangId: siti, nilai: 'meninggal|2025-03-10' }])
    expect(nama(await getKeluargaPer(dinsos, keluarga.id, {}))).toEqual(['SLAMET'])
    hasil(
      await catatUji(dinsos, keluarga.id, 'pindah-keluar', {
        anggota: [kepala],
        tempatJenis: 'lain',
        tempat: 'Bandung',
      }),
    )
    expect((await temuan()).map(({ orangId }) => orangId)).toEqual([siti, kepala])
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id: mati.id, alasan: 'Akta milik orang lain' }))
    expect((await temuan()).map(({ orangId }) => orangId)).toEqual([kepala])
    await seedRilisBerikut({ dari: rilisSatu, periode: '2025-TW3', tanpa: [keluarga.id] })
    expect(await temuan()).toEqual([])
  })

  it('juga bila ia meninggal di keluarga yang hanya tercatat di sini', async () => {
    const [, siti = ''] = keluarga.orangIdList
    const { keluargaLainId } = hasil(
      await catatUji(dinsos, keluarga.id, 'pecah-kk', {
        anggota: [siti],
        kepalaBaru: siti,
        caraKk: 'belum',
        tanggal: '2025-05-05',
      }),
    )
    hasil(await catatUji(dinsos, keluargaLainId ?? '', 'kematian', { orangId: siti, tanggal: '2025-06-06' }))
    expect(await temuan()).toEqual([{ keluargaId: keluarga.id, orangId: siti, nilai: 'meninggal|2025-06-06' }])
  })

  it('yang pergi lalu kembali bukan temuan', async () => {
    const [, siti = ''] = keluarga.orangIdList
    hasil(
      await catatUji(dinsos, keluarga.id, 'pindah-keluar', {
        anggota: [siti],
        tempatJenis: 'lain',
        tempat: 'Bandung',
        tanggal: '2025-05-05',
      }),
    )
    hasil(
      await catatUji(dinsos, keluarga.id, 'pindah-masuk', {
        nik: keluarga.nikList[1] ?? '',
        nama: 'SITI',
        tanggalLahir: '1972-01-01',
        jenisKelamin: '2',
        hubungan: '2',
        tanggal: '2025-07-07',
      }),
    )
    expect(await temuan()).toEqual([])
  })
})

describe('listPeristiwa', () => {
  const daftar = async (aktor: Aktor, isi: Record<string, string> = {}) =>
    (await listPeristiwa(aktor, peristiwaFilterSchema.parse(isi))).rows

  it('memuat peristiwa wilayah, terbaru dahulu, juga yang dibatalkan', async () => {
    const mati = hasil(await catatUji(dinsos, keluarga.id, 'kematian', { orangId: keluarga.orangIdList[1] ?? '' }))
    await catatUji(dinsos, keluarga.id, 'kelahiran', { nama: 'BAYU', jenisKelamin: '1', hubungan: '3' })
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id: mati.id, alasan: 'Akta milik orang lain' }))
    expect(await daftar(dinsos)).toMatchObject([
      { jenis: 'kelahiran', dibatalkan: false, kepala: 'SLAMET' },
      { jenis: 'kematian', dibatalkan: true },
    ])
    expect(await daftar(dinsos, { jenis: 'kematian' })).toHaveLength(1)
    const luar = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await daftar(luar)).toEqual([])
  })

  it('halamannya berjalan maju dan mundur tanpa kehilangan satu pun', async () => {
    for (let ke = 0; ke < 5; ke++)
      hasil(await catatUji(dinsos, keluarga.id, 'kelahiran', { nama: 'ANAK KE', jenisKelamin: '1', hubungan: '3' }))
    const page = async (kursor?: string) =>
      listPeristiwa(dinsos, peristiwaFilterSchema.parse({ ukuran: 2, ...(kursor ? { kursor } : {}) }))
    const satu = await page()
    const dua = await page(satu.next ?? '')
    const tiga = await page(dua.next ?? '')
    expect(new Set([...satu.rows, ...dua.rows, ...tiga.rows].map(({ id }) => id)).size).toBe(5)
    expect(tiga.next).toBeNull()
    expect((await page(dua.prev ?? '')).rows).toEqual(satu.rows)
  })

  it('keluarga yang menunggu KK baru ada di daftarnya sampai nomornya dicatat', async () => {
    const siti = keluarga.orangIdList[1] ?? ''
    const { keluargaLainId } = hasil(
      await catatUji(dinsos, keluarga.id, 'pecah-kk', { anggota: [siti], kepalaBaru: siti, caraKk: 'belum' }),
    )
    expect(await daftar(dinsos, { kk: 'belum' })).toMatchObject([
      { keluargaId: keluargaLainId, kepala: 'SITI', kkBelumTerbit: true },
    ])
    expect(await daftar(dinsos)).toMatchObject([{ kkBelumTerbit: true }])
    hasil(
      await catatUji(dinsos, keluargaLainId ?? '', 'perbaikan-data', {
        orangId: 'keluarga',
        nomorKk: '3275010510258001',
      }),
    )
    expect(await daftar(dinsos, { kk: 'belum' })).toEqual([])
  })
})

describe('usulan dan peristiwa', () => {
  it('usulan yang berjalan tidak menghalangi peristiwa, tetapi ditandai olehnya sampai catatannya dibatalkan', async () => {
    await truncateMutable()
    const kantor = await seedKantor(DESA)
    const satu = await seedKeluarga({ rilisId: kantor.rilisId })
    const id = await buat(kantor, satu)
    const petugas = await seedAktor({ peran: 'operator-dinsos' })
    const tanda = async () => ({
      halaman: (await findUsulan(kantor.operator, id))?.peristiwaBaru?.jenis ?? null,
      daftar: (await listUsulan(kantor.operator, usulanFilterSchema.parse({}))).rows.map((row) => row.peristiwaBaru),
    })
    expect(await tanda()).toEqual({ halaman: null, daftar: [false] })
    const mati = hasil(await catatUji(petugas, satu.id, 'kematian', { orangId: satu.orangIdList[1] ?? '' }))
    expect(await tanda()).toEqual({ halaman: 'kematian', daftar: [true] })
    hasil(await batalkanCatatan(petugas, { kunci: randomUUID(), id: mati.id, alasan: 'Akta milik orang lain' }))
    expect(await tanda()).toEqual({ halaman: null, daftar: [false] })
  })
})
