// One NIK in two kabupaten/kota: both load, both are told, neither learns who or where on the other side.
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { jawabKlarifikasi, mintaKlarifikasi } from '@/lib/padan/commands/klarifikasi'
import { listKlarifikasiMasuk, listSilang } from '@/lib/padan/queries/list-silang'
import { asApp, asOwner, truncateMutable } from '../support/db'
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
import { DESA_ASING, KAB_ASING } from '../support/kota'
import { hasil, kunci } from '../support/verval'

const NIK = '3275010203858001'
let sini: KeluargaUji
let sana: KeluargaUji

const jalankan = async (kodeKab: string) => hasil(await jalankanPadan(serverAktor(kodeKab), { kodeKab }))
const dinsos = (kodeWilayah = KAB) => seedAktor({ peran: 'operator-dinsos', kodeWilayah })

beforeEach(async () => {
  await truncateMutable()
  const orang = (nama: string) => [{ nama, nomor_induk_kependudukan: NIK, tanggal_lahir: '1985-03-02' }]
  sini = await seedKeluarga({ rilisId: await seedRilis(), anggota: orang('SUTRISNO') })
  sana = await seedKeluarga({
    rilisId: await seedRilis({ kodeKab: KAB_ASING }),
    kodeDesa: DESA_ASING,
    anggota: orang('TRISNO SANA'),
  })
})

describe('silangkanNik', () => {
  it('mencatat temuan di kedua sisi dari satu pemadanan, dan masing-masing hanya melihat sisinya', async () => {
    expect(await jalankan(KAB)).toMatchObject({ silang: 1 })
    for (const [kab, milik, nama] of [
      [KAB, sini, 'SUTRISNO'],
      [KAB_ASING, sana, 'TRISNO SANA'],
    ] as const) {
      const { rows } = await listSilang(await dinsos(kab), {})
      expect(rows).toMatchObject([{ keluargaId: milik.id, nama, lain: 1, diminta: false }])
      expect(JSON.stringify(rows)).not.toContain(kab === KAB ? sana.id : sini.id)
    }
    expect((await listSilang(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN }), {})).rows).toEqual([])
    expect((await listSilang(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA }), {})).rows).toHaveLength(1)
  })

  it('dijalankan dari sisi mana pun tidak menambah, dan berakhir bila rilis berikutnya tidak lagi memuatnya', async () => {
    await jalankan(KAB)
    await jalankan(KAB_ASING)
    const { rows } = await asOwner((client) => client.query('SELECT DISTINCT ikatan FROM padan_silang'))
    expect(rows).toHaveLength(1)
    await seedKeluarga({ rilisId: await seedRilis({ kodeKab: KAB_ASING, periode: '2025-TW4' }), kodeDesa: DESA_ASING })
    await jalankan(KAB_ASING)
    expect((await listSilang(await dinsos(), {})).rows).toEqual([])
  })
})

describe('klarifikasi', () => {
  it('diminta dari satu sisi, dijawab di sisi lain, dan yang sampai hanya pilihan jawabannya', async () => {
    await jalankan(KAB)
    const [peminta, penjawab] = [await dinsos(), await dinsos(KAB_ASING)]
    const [temuan] = (await listSilang(peminta, {})).rows
    const id = temuan?.id ?? ''
    hasil(await mintaKlarifikasi(peminta, { kunci: kunci(), id }))
    expect(await mintaKlarifikasi(peminta, { kunci: kunci(), id })).toMatchObject({
      error: { code: 'padan/sudah-diminta' },
    })
    const [masuk] = await listKlarifikasiMasuk(penjawab)
    expect(masuk).toMatchObject({ nama: 'TRISNO SANA', keluargaId: sana.id, jawabanList: [] })
    expect(JSON.stringify(masuk)).not.toMatch(new RegExp(`${sini.id}|${KAB}\\d{6}|SUTRISNO`))
    const jawab = () => jawabKlarifikasi(penjawab, { kunci: kunci(), id: masuk?.id ?? '', jawaban: 'sudah-pindah' })
    hasil(await jawab())
    expect(await jawab()).toMatchObject({ error: { code: 'padan/tidak-ditemukan' } })
    const { rows } = await listSilang(peminta, {})
    expect(rows).toMatchObject([{ diminta: true, dijawab: true, jawabanList: ['sudah-pindah'] }])
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${sana.id}|TRISNO SANA|${KAB_ASING}\\d{6}|${penjawab.id}`))
    expect(await listJejak(id)).toMatchObject([{ tindakan: 'padan.minta-klarifikasi', isi: { ditanya: 1 } }])
    expect(await listJejak(masuk?.id ?? '')).toMatchObject([
      { tindakan: 'padan.jawab-klarifikasi', aktor: penjawab.id },
    ])
    // After an answer another request may follow.
    hasil(await mintaKlarifikasi(peminta, { kunci: kunci(), id }))
  })

  it('tidak dapat diminta atau dijawab dari wilayah lain, juga langsung di basis data', async () => {
    await jalankan(KAB)
    const [temuan] = (await listSilang(await dinsos(), {})).rows
    const asing = await dinsos(KAB_ASING)
    expect(await mintaKlarifikasi(asing, { kunci: kunci(), id: temuan?.id ?? '' })).toMatchObject({
      error: { code: 'padan/tidak-ditemukan' },
    })
    await asApp(async (client) => {
      await client.query(
        `BEGIN; SELECT atur_lingkup('${KAB}', '${DESA_LAIN}', '${DESA_LAIN}', 'x', 'operator-desa', '${DESA_LAIN}')`,
      )
      const { rows } = await client.query('SELECT minta_klarifikasi($1) AS n', [temuan?.id])
      expect(rows).toEqual([{ n: 0 }])
      await expect(client.query('SELECT ikatan FROM padan_silang')).rejects.toThrow(/permission denied/)
    })
  })
})
