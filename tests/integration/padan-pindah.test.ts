// A family that moves between two kabupaten/kota of one installation: closed there, opened here, linked, and neither side
// sees more of the other than its name and a day.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { catatKeluargaMasukSchema } from '@/lib/keluarga/schema'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { listPindahKeluarga, listPindahTunggu } from '@/lib/padan/queries/list-pindah'
import { asApp, asOwner, truncateMutable } from '../support/db'
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
import { DESA_ASING, KAB_ASING } from '../support/kota'
import { catatUji, seedRiwayat } from '../support/peristiwa'
import { hasil, kunci } from '../support/verval'

let asal: KeluargaUji
let rilisAsal: number
let sini: Aktor
let sana: Aktor

beforeEach(async () => {
  await truncateMutable()
  rilisAsal = await seedRilis()
  asal = await seedKeluarga({
    rilisId: rilisAsal,
    keluarga: { nama_anggota_keluarga: 'SLAMET' },
    anggota: [
      { nama: 'SLAMET', status_hubungan_keluarga: '1', jenis_kelamin: '1', tanggal_lahir: '1970-01-01' },
      { nama: 'SITI', status_hubungan_keluarga: '2', jenis_kelamin: '2', tanggal_lahir: '1972-01-01' },
    ],
  })
  await seedRiwayat([asal])
  // The other kabupaten has a release of its own with somebody else in it.
  await seedKeluarga({ rilisId: await seedRilis({ kodeKab: KAB_ASING }), kodeDesa: DESA_ASING })
  sini = await seedAktor({ peran: 'operator-dinsos' })
  sana = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB_ASING })
})

const nik = async (ke: number) =>
  asOwner(async (client) => {
    const { rows } = await client.query<{ nik: string }>(
      'SELECT nomor_induk_kependudukan AS nik FROM rilis_anggota WHERE orang_id = $1',
      [asal.orangIdList[ke]],
    )
    return rows[0]?.nik ?? ''
  })

const tutup = (isian: Record<string, string | string[]> = {}) =>
  catatUji(sini, asal.id, 'pindah-keluar', {
    anggota: asal.orangIdList,
    tempatJenis: 'kabupaten',
    tempatKode: KAB_ASING,
    ...isian,
  })

/** Opens the family of the head in the other kabupaten out of its papers. */
async function buka(isian: Record<string, string> = {}): Promise<{ id: string; keluargaId: string }> {
  return hasil(
    await catatKeluargaMasuk(
      sana,
      catatKeluargaMasukSchema.parse({
        kunci: randomUUID(),
        nik: await nik(0),
        nama: 'Slamet',
        tanggalLahir: '1970-01-01',
        jenisKelamin: '1',
        statusKawin: '',
        kodeDesa: DESA_ASING,
        alamat: 'Jalan Baru 1',
        caraKk: 'belum',
        nomorKk: '',
        tempat: '',
        tanggal: '2025-10-20',
        dokumenJenis: 'skpwni',
        dokumenNomor: 'SKPWNI/1',
        dokumenTanggal: '2025-10-06',
        catatan: '',
        ...isian,
      }),
    ),
  )
}

describe('pindah antar-kabupaten', () => {
  it('ditutup di sana lalu dibuka di sini: keduanya tertaut, dan kedua sisi hanya tahu nama kabupaten/kota dan harinya', async () => {
    hasil(await tutup())
    expect(await listPindahKeluarga(sini, asal.id)).toMatchObject([
      { keadaan: 'belum-diterima', kabLain: 'Kabupaten Sidoarjo', tanggalLain: null },
      { keadaan: 'belum-diterima' },
    ])
    const umum = await listPindahTunggu(sana)
    expect(umum).toMatchObject({
      datangList: [{ kabLain: 'Kota Bekasi', jiwa: 2, tanggal: '2025-10-05' }],
      tutupList: [],
    })
    expect(JSON.stringify(umum)).not.toMatch(/SLAMET|SITI|\d{16}/)
    expect(JSON.stringify(umum)).not.toContain(asal.id)

    const tujuan = await buka()
    expect(await listPindahKeluarga(sana, tujuan.keluargaId)).toMatchObject([
      { arah: 'masuk', keadaan: 'tertaut', kabLain: 'Kota Bekasi', tanggalLain: '2025-10-05', lewat: 'catatan' },
    ])
    const diAsal = await listPindahKeluarga(sini, asal.id)
    expect(diAsal).toContainEqual(
      expect.objectContaining({
        orangId: asal.orangIdList[0],
        keadaan: 'tertaut',
        kabLain: 'Kabupaten Sidoarjo',
        tanggalLain: '2025-10-20',
      }),
    )
    expect(JSON.stringify(diAsal)).not.toMatch(new RegExp(`${tujuan.keluargaId}|${DESA_ASING}`))
    expect((await listPindahTunggu(sana)).datangList).toMatchObject([{ jiwa: 1 }])

    // The second person follows into the same family.
    hasil(
      await catatUji(sana, tujuan.keluargaId, 'pindah-masuk', {
        nik: await nik(1),
        nama: 'Siti',
        tanggalLahir: '1972-01-01',
        jenisKelamin: '2',
        hubungan: '2',
        statusKawin: '',
        tanggal: '2025-10-21',
        tempat: '',
      }),
    )
    expect((await listPindahKeluarga(sini, asal.id)).map(({ keadaan }) => keadaan)).toEqual(['tertaut', 'tertaut'])
    expect((await listPindahTunggu(sana)).datangList).toEqual([])
  })

  it('dibuka di sini sebelum ditutup di sana: asal diminta menutup, tujuan belum diberi tahu asalnya', async () => {
    const tujuan = await buka()
    expect(await listPindahKeluarga(sana, tujuan.keluargaId)).toMatchObject([
      { keadaan: 'belum-ditutup-di-sana', kabLain: null, tanggalLain: null },
    ])
    expect((await listPindahTunggu(sini)).tutupList).toMatchObject([
      { keluargaId: asal.id, kabLain: 'Kabupaten Sidoarjo', jiwa: 1, tanggal: '2025-10-20' },
    ])
    expect(await listPindahKeluarga(sini, asal.id)).toMatchObject([
      { orangId: asal.orangIdList[0], keadaan: 'belum-ditutup', kabLain: 'Kabupaten Sidoarjo' },
    ])
    hasil(await tutup())
    expect((await listPindahTunggu(sini)).tutupList).toEqual([])
    expect(await listPindahKeluarga(sana, tujuan.keluargaId)).toMatchObject([
      { keadaan: 'tertaut', kabLain: 'Kota Bekasi', tanggalLain: '2025-10-05' },
    ])
  })

  it('tiba di kabupaten lain daripada yang diberitakan tetap tertaut dengan tempat tibanya', async () => {
    hasil(await tutup({ tempatJenis: 'lain', tempatKode: '', tempat: 'Semarang' }))
    expect(await listPindahKeluarga(sini, asal.id)).toEqual([])
    await buka()
    expect(await listPindahKeluarga(sini, asal.id)).toMatchObject([
      { keadaan: 'tertaut', kabLain: 'Kabupaten Sidoarjo' },
    ])
  })

  it('catatan yang dibatalkan membuka kembali sisi yang lain', async () => {
    const keluar = hasil(await tutup())
    const tujuan = await buka()
    hasil(await batalkanCatatan(sana, { kunci: kunci(), id: tujuan.id, alasan: 'Salah orang' }))
    expect((await listPindahKeluarga(sini, asal.id)).map(({ keadaan }) => keadaan)).toEqual([
      'belum-diterima',
      'belum-diterima',
    ])
    expect((await listPindahTunggu(sana)).datangList).toMatchObject([{ jiwa: 2 }])
    const lagi = await buka()
    hasil(await batalkanCatatan(sini, { kunci: kunci(), id: keluar.id, alasan: 'Belum jadi pindah' }))
    expect(await listPindahKeluarga(sini, asal.id)).toMatchObject([{ keadaan: 'belum-ditutup' }])
    expect(await listPindahKeluarga(sana, lagi.keluargaId)).toMatchObject([
      { keadaan: 'belum-ditutup-di-sana', kabLain: null },
    ])
  })

  it('yang dipindahkan rilis juga dikenali, dan rilis yang tidak lagi memuat orangnya mengakhiri permintaan', async () => {
    hasil(await tutup())
    const rilisSana = await seedRilis({ kodeKab: KAB_ASING, periode: '2025-TW4' })
    const anggota = [{ nama: 'SLAMET', nomor_induk_kependudukan: await nik(0) }]
    const disana = await seedKeluarga({ rilisId: rilisSana, kodeDesa: DESA_ASING, anggota })
    await seedRiwayat([{ ...disana, nikList: [await nik(0)] }])
    hasil(await jalankanPadan(serverAktor(KAB_ASING), { kodeKab: KAB_ASING }))
    expect(await listPindahKeluarga(sini, asal.id)).toContainEqual(
      expect.objectContaining({ keadaan: 'tertaut', lewat: 'rilis', tanggalLain: '2025-09-20' }),
    )
    expect(await listPindahKeluarga(sana, disana.id)).toMatchObject([{ arah: 'masuk', kabLain: 'Kota Bekasi' }])
  })

  it('permintaan menutup berakhir bila rilis asal tidak lagi memuat keluarganya', async () => {
    await buka()
    await seedRilisBerikut({ dari: rilisAsal, tanpa: [asal.id] })
    hasil(await jalankanPadan(serverAktor(KAB), { kodeKab: KAB }))
    expect((await listPindahTunggu(sini)).tutupList).toEqual([])
  })

  it('pindah di dalam satu kabupaten/kota, atau ke tempat di luar instalasi, tidak membuat tautan', async () => {
    hasil(await tutup({ tempatJenis: 'sini', tempatKode: '', tempat: '' }))
    const { rows } = await asOwner((client) => client.query('SELECT FROM pindah_silang'))
    expect(rows).toEqual([])
  })

  it('kedua sisi hanya terbaca di wilayahnya, ikatannya tidak terbaca sama sekali, dan peristiwa orang lain tidak dapat disusun', async () => {
    const { id } = hasil(await tutup())
    await buka()
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const desaLain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await listPindahKeluarga(desa, asal.id)).toHaveLength(2)
    expect(await listPindahKeluarga(desaLain, asal.id)).toEqual([])
    expect(await listPindahKeluarga(sana, asal.id)).toEqual([])
    // What is announced without a desa is for the office of the whole kabupaten.
    const desaSana = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_ASING })
    expect((await listPindahTunggu(desaSana)).datangList).toEqual([])
    await asApp(async (client) => {
      await client.query(
        `BEGIN; SELECT atur_lingkup('${KAB}', '${DESA}', '${DESA}', '${desa.id}', 'operator-desa', '${DESA}')`,
      )
      await client.query('SAVEPOINT satu')
      await expect(client.query('SELECT ikatan FROM pindah_silang')).rejects.toThrow(/permission denied/)
      await client.query('ROLLBACK TO satu')
      await expect(client.query('SELECT susun_pindah($1)', [id])).rejects.toThrow(/peristiwa tidak ditemukan/)
      await client.query('ROLLBACK TO satu')
      await expect(client.query(`SELECT susun_pindah_nik('{}')`)).rejects.toThrow(/permission denied/)
    })
  })
})
