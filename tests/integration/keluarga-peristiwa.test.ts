import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { isOk, type Result } from '@/lib/core/result'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { catatPeristiwa } from '@/lib/keluarga/commands/catat-peristiwa'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { listPerubahanKeluarga } from '@/lib/keluarga/queries/list-peristiwa'
import { catatKeluargaMasukSchema, catatPeristiwaSchema } from '@/lib/keluarga/schema'
import { asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  type KeluargaUji,
  listJejak,
  seedAktor,
  seedKeluarga,
  seedRilis,
  seedRilisBerikut,
} from '../support/factories'
import { catatUji, formPeristiwa, seedBukti, seedRiwayat } from '../support/peristiwa'

let rilisId: number
let dinsos: Aktor
let operator: Aktor
let keluarga: KeluargaUji

const KK_BARU = '3275010510258001'
const NIK_BARU = '3275010510258002'

beforeEach(async () => {
  await truncateMutable()
  rilisId = await seedRilis()
  dinsos = await seedAktor({ peran: 'operator-dinsos', nama: 'Dinsos Uji' })
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
  keluarga = await seedBertiga()
})

/** Father, mother and a grown son. */
async function seedBertiga(kodeDesa = DESA): Promise<KeluargaUji> {
  const satu = await seedKeluarga({
    rilisId,
    kodeDesa,
    keluarga: { nama_anggota_keluarga: 'SLAMET' },
    anggota: [
      { nama: 'SLAMET', status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1970-01-01' },
      { nama: 'SITI', status_hubungan_keluarga: '2', jenis_kelamin: '2', tanggal_lahir: '1972-01-01' },
      { nama: 'JOKO', status_hubungan_keluarga: '3', jenis_kelamin: '1', tanggal_lahir: '1998-01-01' },
    ],
  })
  await seedRiwayat([satu])
  return satu
}

async function lihat(id = keluarga.id, aktor = operator): Promise<KeluargaDetail> {
  const detail = await lihatKeluarga(aktor, id)
  if (!detail) throw new Error('keluarga tidak terlihat')
  return detail
}

function hasil<T>(result: Result<T>): T {
  if (!isOk(result)) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

const nama = (detail: KeluargaDetail) => detail.anggotaKini.map(({ nilai }) => nilai.nama?.kini)
const orang = (ke: number) => keluarga.orangIdList[ke] as string

describe('catatPeristiwa', () => {
  it('kelahiran menambah anggota yang belum ada di rilis, dengan datanya, dan tercatat tanpa nama maupun nomor', async () => {
    const { id } = hasil(
      await catatUji(operator, keluarga.id, 'kelahiran', {
        nama: 'Bayu',
        nik: NIK_BARU,
        jenisKelamin: '1',
        hubungan: '3',
      }),
    )
    const detail = await lihat()
    expect(nama(detail)).toEqual(['SLAMET', 'SITI', 'JOKO', 'BAYU'])
    const bayi = detail.anggotaKini[3]
    expect(bayi?.nilai.tanggal_lahir?.kini).toBe('2025-10-05')
    expect(bayi?.nilai.status_kawin?.kini).toBe('1')
    expect(bayi?.nilai.nomor_induk_kependudukan?.kini).toMatch(/^3275•{12}$/)
    expect(detail.peristiwaList).toMatchObject([{ id, jenis: 'kelahiran', oleh: operator.nama, dibatalkan: null }])
    const jejak = await listJejak(id)
    expect(jejak).toMatchObject([{ tindakan: 'keluarga.catat', isi: { jenis: 'kelahiran' } }])
    expect(JSON.stringify(jejak)).not.toMatch(/BAYU|3275010510258002/)
  })

  it('rilis berikut yang memuat NIK bayi menunjuk orang yang sama', async () => {
    hasil(
      await catatUji(operator, keluarga.id, 'kelahiran', {
        nama: 'BAYU',
        nik: NIK_BARU,
        jenisKelamin: '1',
        hubungan: '3',
      }),
    )
    const bayi = (await lihat()).anggotaKini[3]?.orangId
    const { rows } = await asOwner((client) =>
      client.query('SELECT orang_id::text, ke FROM riwayat_nik WHERE nik = $1', [NIK_BARU]),
    )
    expect(rows).toEqual([{ orang_id: bayi, ke: 1 }])
  })

  it('kematian tidak dibatalkan oleh rilis yang masih memuat orangnya, dan kedua lapisan tetap terlihat', async () => {
    hasil(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(0), kepalaSisa: orang(1) }))
    await seedRilisBerikut({ dari: rilisId })
    const detail = await lihat()
    expect(nama(detail)).toEqual(['SITI', 'JOKO'])
    expect(detail.anggotaKeluar).toMatchObject([
      { orangId: orang(0), gerak: { sebab: 'meninggal', sejak: '2025-10-05' } },
    ])
    expect(detail.anggotaList).toHaveLength(3)
    expect(detail.nilai.nama_anggota_keluarga?.kini).toBe('SITI')
    expect(detail.anggotaKini[0]?.nilai.status_hubungan_keluarga?.kini).toBe('1')
    expect(detail.tanpaKepala).toBe(false)
  })

  it('kepala keluarga yang meninggal tanpa pengganti menjadi keadaan yang terlihat', async () => {
    hasil(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(0) }))
    expect((await lihat()).tanpaKepala).toBe(true)
    hasil(await catatUji(operator, keluarga.id, 'ganti-kepala', { orangId: orang(1), caraKk: 'belum' }))
    const detail = await lihat()
    expect(detail.tanpaKepala).toBe(false)
    expect(detail.kkBelumTerbit).toBe(true)
  })

  it('pecah KK membuat keluarga baru yang KK-nya belum terbit sampai nomornya dicatat, dengan identitas tetap', async () => {
    const { keluargaLainId } = hasil(
      await catatUji(operator, keluarga.id, 'pecah-kk', { anggota: [orang(2)], kepalaBaru: orang(2), caraKk: 'belum' }),
    )
    const baruId = keluargaLainId ?? ''
    expect(nama(await lihat())).toEqual(['SLAMET', 'SITI'])
    const baru = await lihat(baruId)
    expect(baru).toMatchObject({ hanyaDaerah: true, kkBelumTerbit: true, kodeDesa: DESA })
    expect(nama(baru)).toEqual(['JOKO'])
    expect(baru.nilai.nama_anggota_keluarga?.kini).toBe('JOKO')
    // What the release says of the son goes with him.
    expect(baru.anggotaKini[0]?.nilai.tanggal_lahir?.kini).toBe('1998-01-01')
    expect(baru.anggotaKini[0]?.nilai.status_hubungan_keluarga?.kini).toBe('1')

    hasil(await catatUji(operator, baruId, 'perbaikan-data', { orangId: 'keluarga', nomorKk: KK_BARU }))
    const terbit = await lihat(baruId)
    expect(terbit.kkBelumTerbit).toBe(false)
    expect(terbit.keluargaId).toBe(baruId)
    const { rows } = await asOwner((client) =>
      client.query('SELECT keluarga_id::text FROM riwayat_kk WHERE nomor_kk = $1 AND berlaku_sampai IS NULL', [
        KK_BARU,
      ]),
    )
    expect(rows).toEqual([{ keluarga_id: baruId }])
  })

  it('KK yang ditunggu dianggap terbit begitu rilis memuat nomor lain dari sebelumnya', async () => {
    hasil(await catatUji(operator, keluarga.id, 'ganti-kepala', { orangId: orang(1), caraKk: 'belum' }))
    expect((await lihat()).kkBelumTerbit).toBe(true)
    await seedRilisBerikut({ dari: rilisId })
    expect((await lihat()).kkBelumTerbit).toBe(true)
    await seedRilisBerikut({
      dari: rilisId,
      periode: '2026-TW1',
      keluarga: { [keluarga.id]: { nomor_kartu_keluarga: KK_BARU } },
    })
    expect((await lihat()).kkBelumTerbit).toBe(false)
  })

  it('pindah keluar semua anggota menutup keluarga dengan tujuannya', async () => {
    hasil(
      await catatUji(operator, keluarga.id, 'pindah-keluar', {
        anggota: keluarga.orangIdList,
        tempatJenis: 'kabupaten',
        tempatKode: '3515',
      }),
    )
    const detail = await lihat()
    expect(detail.anggotaKini).toEqual([])
    expect(detail.status).toMatchObject({ jenis: 'pindah', sejak: '2025-10-05' })
    expect(detail.status.jenis === 'pindah' && detail.status.tempat).toMatch(/Sidoarjo/i)
  })

  it('pindah masuk menghubungkan orang yang NIK-nya sudah tercatat dan mengeluarkannya dari keluarga asal', async () => {
    const asal = await seedBertiga()
    hasil(
      await catatUji(operator, keluarga.id, 'pindah-masuk', {
        nik: asal.nikList[2] ?? '',
        nama: 'JOKO',
        tanggalLahir: '1998-01-01',
        jenisKelamin: '1',
        hubungan: '8',
      }),
    )
    const detail = await lihat()
    expect(detail.anggotaKini.at(-1)?.orangId).toBe(asal.orangIdList[2])
    const dulu = await lihat(asal.id)
    expect(nama(dulu)).toEqual(['SLAMET', 'SITI'])
    expect(dulu.anggotaKeluar).toMatchObject([{ orangId: asal.orangIdList[2], gerak: { sebab: 'pindah' } }])
  })

  it('pindah masuk dari desa lain menghubungkan orangnya tanpa menyentuh desa itu', async () => {
    const asal = await seedBertiga(DESA_LAIN)
    hasil(
      await catatUji(operator, keluarga.id, 'pindah-masuk', {
        nik: asal.nikList[2] ?? '',
        nama: 'JOKO',
        tanggalLahir: '1998-01-01',
        jenisKelamin: '1',
        hubungan: '8',
      }),
    )
    expect((await lihat()).anggotaKini.at(-1)?.orangId).toBe(asal.orangIdList[2])
    expect((await lihat(asal.id, dinsos)).anggotaKini).toHaveLength(3)
    // The other desa is told since when, not where, until it records the move itself.
    const petugas = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect((await lihat(asal.id, petugas)).masukLainList).toEqual([
      { orangId: asal.orangIdList[2], sejak: '2025-10-05' },
    ])
    expect((await lihat(keluarga.id)).masukLainList).toEqual([])
    hasil(
      await catatUji(petugas, asal.id, 'pindah-keluar', {
        anggota: [asal.orangIdList[2] ?? ''],
        tempatJenis: 'sini',
        tanggal: '2025-10-06',
      }),
    )
    expect((await lihat(asal.id, petugas)).masukLainList).toEqual([])
    expect((await lihat(keluarga.id)).anggotaKini.at(-1)?.orangId).toBe(asal.orangIdList[2])
  })

  it('orang yang baru dibawa rilis yang belum terbit tidak dihubungkan: rilis itu masih dapat dibuang', async () => {
    const asal = await seedBertiga()
    await asOwner(async (client) => {
      await client.query(
        `INSERT INTO rilis (id, kode_kab, periode, pengiriman, status, sintetis, berlaku_sejak, sidik, impor_id)
         OVERRIDING SYSTEM VALUE VALUES (901, '3275', '2026-TW1', 1, 'dimuat', true, '2026-01-01', 'x', gen_random_uuid())`,
      )
      await client.query('UPDATE riwayat_nik SET rilis_id = 901 WHERE nik = $1', [asal.nikList[2]])
    })
    hasil(
      await catatUji(operator, keluarga.id, 'pindah-masuk', {
        nik: asal.nikList[2] ?? '',
        nama: 'JOKO',
        tanggalLahir: '1998-01-01',
        jenisKelamin: '1',
        hubungan: '8',
      }),
    )
    expect((await lihat()).anggotaKini.at(-1)?.orangId).not.toBe(asal.orangIdList[2])
  })

  it('gabung KK memindahkan anggota ke keluarga dengan nomor itu, juga ke desa lain bagi Dinsos', async () => {
    const tujuan = await seedBertiga(DESA_LAIN)
    const kelas = { anggota: [orang(2)], nomorTujuan: tujuan.nomorKk, [`hubungan.${orang(2)}`]: '8' }
    expect(await catatUji(operator, keluarga.id, 'gabung-kk', kelas)).toMatchObject({
      ok: false,
      error: { code: 'keluarga/tujuan-tidak-ditemukan' },
    })
    hasil(await catatUji(dinsos, keluarga.id, 'gabung-kk', kelas))
    expect(nama(await lihat())).toEqual(['SLAMET', 'SITI'])
    // The office of the other desa sees who came, though the rows of here are not theirs.
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(nama(await lihat(tujuan.id, lain))).toEqual(['SLAMET', 'SITI', 'JOKO', 'JOKO'])
  })

  it('seluruh keluarga yang bergabung menunjuk keluarga tujuannya', async () => {
    const tujuan = await seedBertiga()
    const semua = Object.fromEntries(keluarga.orangIdList.map((id) => [`hubungan.${id}`, '8']))
    hasil(
      await catatUji(operator, keluarga.id, 'gabung-kk', {
        anggota: keluarga.orangIdList,
        nomorTujuan: tujuan.nomorKk,
        ...semua,
      }),
    )
    expect((await lihat()).status).toMatchObject({ jenis: 'bergabung', keLain: tujuan.id })
    expect((await lihat(tujuan.id)).anggotaKini).toHaveLength(6)
  })

  it('perbaikan data mengubah hanya yang diisi, dan nama kepala keluarga ikut', async () => {
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: orang(0), 'nilai.nama': 'Slamet Riyadi' }))
    const detail = await lihat()
    expect(detail.nilai.nama_anggota_keluarga?.kini).toBe('SLAMET RIYADI')
    expect(detail.anggotaKini[0]?.nilai.nama).toMatchObject({
      rilis: 'SLAMET',
      kini: 'SLAMET RIYADI',
      pembaruan: { pengakuan: 'belum-diakui' },
    })
    expect(detail.anggotaKini[0]?.nilai.tanggal_lahir?.pembaruan).toBeNull()
  })

  it('menolak nomor yang sudah milik keluarga atau orang lain, dengan kata yang tidak menyebut siapa', async () => {
    const lain = await seedBertiga(DESA_LAIN)
    expect(
      await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: 'keluarga', nomorKk: lain.nomorKk }),
    ).toMatchObject({ ok: false, error: { code: 'keluarga/kk-terpakai' } })
    expect(
      await catatUji(operator, keluarga.id, 'perbaikan-data', {
        orangId: orang(0),
        'nilai.nomor_induk_kependudukan': lain.nikList[0] ?? '',
      }),
    ).toMatchObject({ ok: false, error: { code: 'keluarga/nik-terpakai' } })
    expect(
      await catatUji(operator, keluarga.id, 'kelahiran', {
        nama: 'BAYU',
        nik: lain.nikList[0] ?? '',
        jenisKelamin: '1',
        hubungan: '3',
      }),
    ).toMatchObject({ ok: false, error: { code: 'keluarga/nik-terpakai' } })
    // Each answer told that the number exists: it can be seen who asked how often, about which family, not with which number.
    const { rows } = await asOwner((client) =>
      client.query(`SELECT aktor, sasaran, isi FROM log_baca WHERE tindakan = 'keluarga.nomor-terpakai'`),
    )
    expect(rows).toHaveLength(3)
    expect(rows[0]).toMatchObject({ aktor: operator.id, sasaran: keluarga.id })
    expect(JSON.stringify(rows)).not.toMatch(/\d{16}/)
  })

  it('menolak tanggal sesudah hari ini, keluarga di luar wilayah, dan orang yang bukan anggota lagi', async () => {
    expect(
      await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(0), tanggal: '2999-01-01' }),
    ).toMatchObject({ ok: false, error: { code: 'keluarga/tanggal-mendatang' } })
    const luar = await seedBertiga(DESA_LAIN)
    expect(await catatUji(operator, luar.id, 'kematian', { orangId: luar.orangIdList[0] ?? '' })).toMatchObject({
      ok: false,
      error: { code: 'keluarga/tidak-ditemukan' },
    })
    hasil(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(2) }))
    expect(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(2) })).toMatchObject({
      ok: false,
      error: { code: 'keluarga/anggota-tidak-ada' },
    })
  })

  it('kiriman yang sama dua kali mencatat satu peristiwa', async () => {
    const form = await formPeristiwa(operator, keluarga.id, 'kematian', { orangId: orang(2) })
    const pertama = hasil(await catatPeristiwa(operator, form))
    expect(hasil(await catatPeristiwa(operator, form))).toEqual(pertama)
    expect((await lihat()).peristiwaList).toHaveLength(1)
  })

  it('dari dua petugas yang membuka formulir bersamaan, yang kedua diberi tahu dan tidak menimpa', async () => {
    const satu = await formPeristiwa(operator, keluarga.id, 'kematian', { orangId: orang(2) })
    const dua = await formPeristiwa(dinsos, keluarga.id, 'pindah-keluar', {
      anggota: [orang(2)],
      tempatJenis: 'lain',
      tempat: 'Bandung',
    })
    const jawaban = await Promise.all([catatPeristiwa(operator, satu), catatPeristiwa(dinsos, dua)])
    expect(jawaban.filter(isOk)).toHaveLength(1)
    expect(jawaban.find((satu) => !isOk(satu))).toMatchObject({ error: { code: 'keluarga/versi-berubah' } })
    expect(await listPerubahanKeluarga(operator, keluarga.id)).toMatchObject([{ ke: 1 }])
  })

  it('dua puluh perbaikan serentak: tepat satu per versi yang lolos', async () => {
    const formList = await Promise.all(
      Array.from({ length: 20 }, (_, ke) =>
        formPeristiwa(operator, keluarga.id, 'perbaikan-data', { orangId: orang(1), 'nilai.rt_ktp': String(ke + 1) }),
      ),
    )
    const jawaban = await Promise.all(formList.map((form) => catatPeristiwa(operator, form)))
    expect(jawaban.filter(isOk)).toHaveLength(1)
    expect(await listPerubahanKeluarga(operator, keluarga.id)).toHaveLength(1)
  })

  it('formulir yang kurang isian menyebut setiap isian yang kurang', () => {
    const parsed = catatPeristiwaSchema.safeParse({
      kunci: randomUUID(),
      keluargaId: keluarga.id,
      versi: '0',
      jenis: 'pecah-kk',
    })
    expect(parsed.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(
      ['anggota', 'caraKk', 'dokumenJenis', 'dokumenNomor', 'dokumenTanggal', 'kepalaBaru', 'tanggal'].sort(),
    )
  })
})

describe('catatKeluargaMasuk', () => {
  const isian = (lain: Record<string, string | string[]> = {}) =>
    catatKeluargaMasukSchema.parse({
      kunci: randomUUID(),
      kodeDesa: DESA,
      nik: NIK_BARU,
      nama: 'Warsito',
      tanggalLahir: '1980-05-05',
      jenisKelamin: '1',
      alamat: 'Jalan Melati 3',
      caraKk: 'belum',
      tempat: 'Kabupaten Sragen',
      tanggal: '2025-10-05',
      dokumenJenis: 'skpwni',
      dokumenNomor: 'SKPWNI/3314/01',
      dokumenTanggal: '2025-10-01',
      ...lain,
    })

  it('membuat keluarga dengan kepalanya, dan anggota lain menyusul', async () => {
    const { keluargaId } = hasil(await catatKeluargaMasuk(operator, isian()))
    const detail = await lihat(keluargaId)
    expect(detail).toMatchObject({ hanyaDaerah: true, kkBelumTerbit: true, kodeDesa: DESA, tanpaKepala: false })
    expect(nama(detail)).toEqual(['WARSITO'])
    expect(detail.nilai.alamat?.kini).toBe('Jalan Melati 3')
    hasil(await catatUji(operator, keluargaId, 'kelahiran', { nama: 'BAYU', jenisKelamin: '1', hubungan: '3' }))
    expect(nama(await lihat(keluargaId))).toEqual(['WARSITO', 'BAYU'])
  })

  it('menghubungkan kepala yang NIK-nya sudah tercatat, dan mengeluarkannya dari keluarga asalnya', async () => {
    const { keluargaId } = hasil(await catatKeluargaMasuk(operator, isian({ nik: keluarga.nikList[2] ?? '' })))
    expect((await lihat(keluargaId)).anggotaKini[0]?.orangId).toBe(orang(2))
    expect(nama(await lihat())).toEqual(['SLAMET', 'SITI'])
  })

  it('keluarga yang dahulu pergi kembali sebagai keluarga yang sama', async () => {
    hasil(
      await catatUji(operator, keluarga.id, 'pindah-keluar', {
        anggota: keluarga.orangIdList,
        tempatJenis: 'lain',
        tempat: 'Bandung',
        tanggal: '2025-09-01',
      }),
    )
    const kembali = {
      caraKk: 'terbit',
      nomorKk: keluarga.nomorKk,
      nik: keluarga.nikList[0] ?? '',
      nama: 'SLAMET',
      berkas: [await seedBukti(operator)],
    }
    const { keluargaId } = hasil(await catatKeluargaMasuk(operator, isian(kembali)))
    expect(keluargaId).toBe(keluarga.id)
    const detail = await lihat()
    expect(nama(detail)).toEqual(['SLAMET'])
    expect(detail.status).toEqual({ jenis: 'ada' })
  })

  it('menolak nomor KK keluarga yang masih ada di sini, dan desa di luar wilayah', async () => {
    const berkas = [await seedBukti(operator)]
    expect(
      await catatKeluargaMasuk(operator, isian({ caraKk: 'terbit', nomorKk: keluarga.nomorKk, berkas })),
    ).toMatchObject({
      ok: false,
      error: { code: 'keluarga/kk-terpakai' },
    })
    expect(await catatKeluargaMasuk(operator, isian({ kodeDesa: DESA_LAIN }))).toMatchObject({
      ok: false,
      error: { code: 'keluarga/di-luar-wilayah' },
    })
  })

  it('keluarga yang masih ada di desa lain tidak dapat diambil dengan menyebut nomor KK-nya', async () => {
    const lain = await seedBertiga(DESA_LAIN)
    const berkas = [await seedBukti(operator)]
    const ambil = (aktor: Aktor) =>
      catatKeluargaMasuk(aktor, isian({ caraKk: 'terbit', nomorKk: lain.nomorKk, berkas }))
    expect(await ambil(operator)).toMatchObject({
      ok: false,
      error: { code: 'keluarga/kk-terpakai', message: expect.stringContaining('Mintalah Dinas Sosial') },
    })
    expect(await lihat(lain.id, dinsos)).toMatchObject({ kodeDesa: DESA_LAIN, peristiwaList: [] })
    // Dinsos sees who lives there, and is told so.
    expect(await ambil(dinsos)).toMatchObject({ ok: false, error: { code: 'keluarga/kk-terpakai' } })
  })
})

describe('batalkanCatatan', () => {
  const batal = (aktor: Aktor, id: string) =>
    batalkanCatatan(aktor, { kunci: randomUUID(), id, alasan: 'Salah memilih keluarga' })

  it('mengembalikan keadaan, menyimpan alasannya, dan tidak menghapus apa pun', async () => {
    const { id } = hasil(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(2) }))
    hasil(await batal(dinsos, id))
    const detail = await lihat()
    expect(nama(detail)).toEqual(['SLAMET', 'SITI', 'JOKO'])
    expect(detail.peristiwaList).toMatchObject([
      { id, dibatalkan: { oleh: 'Dinsos Uji', alasan: 'Salah memilih keluarga' } },
    ])
    expect(await listPerubahanKeluarga(operator, keluarga.id)).toHaveLength(2)
    expect(await batal(dinsos, id)).toMatchObject({ ok: false, error: { code: 'keluarga/sudah-dibatalkan' } })
  })

  it('melepas nomor KK dan NIK yang dicatatnya dari pengenalan rilis berikut, dan dapat dicatat lagi', async () => {
    const kk = { orangId: 'keluarga', nomorKk: KK_BARU }
    const { id } = hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', kk))
    hasil(await batal(dinsos, id))
    const aktif = async () =>
      (
        await asOwner((client) =>
          client.query('SELECT 1 FROM riwayat_kk WHERE nomor_kk = $1 AND berlaku_sampai IS NULL', [KK_BARU]),
        )
      ).rowCount
    expect(await aktif()).toBe(0)
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', kk))
    expect(await aktif()).toBe(1)
  })

  it('meminta peristiwa yang bergantung padanya dibatalkan dahulu', async () => {
    const { id, keluargaLainId } = hasil(
      await catatUji(operator, keluarga.id, 'pecah-kk', { anggota: [orang(2)], kepalaBaru: orang(2), caraKk: 'belum' }),
    )
    const lanjut = hasil(
      await catatUji(operator, keluargaLainId ?? '', 'perbaikan-data', { orangId: 'keluarga', nomorKk: KK_BARU }),
    )
    expect(await batal(dinsos, id)).toMatchObject({ ok: false, error: { code: 'keluarga/ada-peristiwa-sesudahnya' } })
    hasil(await batal(dinsos, lanjut.id))
    hasil(await batal(dinsos, id))
    expect(nama(await lihat())).toEqual(['SLAMET', 'SITI', 'JOKO'])
  })

  it('menyebut tentang siapa tiap peristiwa, juga yang dibatalkan', async () => {
    const bayi = hasil(
      await catatUji(operator, keluarga.id, 'kelahiran', { nama: 'Bayu', jenisKelamin: '1', hubungan: '3' }),
    )
    hasil(await batal(dinsos, bayi.id))
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: orang(2), 'nilai.status_kawin': '2' }))
    hasil(
      await catatUji(operator, keluarga.id, 'ganti-kepala', { orangId: orang(1), hubunganLama: '8', caraKk: 'tetap' }),
    )
    const { peristiwaList } = await lihat()
    const tentang = Object.fromEntries(peristiwaList.map(({ jenis, orangList }) => [jenis, orangList]))
    expect(tentang).toEqual({
      kelahiran: [{ orangId: expect.any(String), nama: 'BAYU' }],
      'perbaikan-data': [{ orangId: orang(2), nama: null }],
      'ganti-kepala': [{ orangId: orang(1), nama: null }],
    })
  })

  it('hanya untuk yang berizin', async () => {
    const { id } = hasil(await catatUji(operator, keluarga.id, 'kematian', { orangId: orang(2) }))
    expect(await batal(operator, id)).toMatchObject({ ok: false, error: { code: 'akses/tanpa-izin' } })
  })
})
