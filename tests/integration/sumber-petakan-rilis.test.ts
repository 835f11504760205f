import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { jalankanImpor } from '@/lib/sumber/commands/jalankan-impor'
import { lihatRilis } from '@/lib/sumber/commands/lihat-rilis'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { petakanRilis } from '@/lib/sumber/commands/petakan-rilis'
import { simpanUnggahan } from '@/lib/sumber/commands/simpan-unggahan'
import { padankanPeladen } from '@/lib/sumber/commands/susulan/padankan-peladen'
import { findImpor } from '@/lib/sumber/queries'
import { bukaUnggahanSchema, petakanRilisSchema } from '@/lib/sumber/schema'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import {
  type Baris,
  cloneRilis,
  makeRilis,
  type RilisUji,
  readRilis,
  toBytes,
  writeBytes,
  writeRilis,
} from '../support/rilis'

const KAB = '3275'
let dasar: RilisUji

beforeAll(async () => {
  dasar = readRilis(await makeRilis(60))
})
beforeEach(truncateMutable)

const anggotaOf = ({ nomor_kartu_keluarga: nomor }: Baris) =>
  dasar.anggota.filter((row) => row.nomor_kartu_keluarga === nomor)

/** Headers as another year of the same source might write them, and one column nobody asked for. */
const EJAAN: Record<string, string> = { nomor_kartu_keluarga: 'KK Nomor', jenis_lantai_terluas: 'lantai' }
const header = (kolom: string) => EJAAN[kolom] ?? kolom

describe('pemetaan kolom rilis', () => {
  it('menunjukkan yang dikenal, yang kurang, dan yang tambahan; yang diputuskan dipakai dan dapat disimpan', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const buka = await bukaUnggahan(
      operator,
      bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
    )
    if (!buka.ok) throw new Error(buka.error.message)
    const { id } = buka.value
    const keluarga = toBytes([...dasar.kolomKeluarga, 'catatan_kantor'], dasar.keluarga, { delimiter: ';', header })
    const anggota = toBytes(dasar.kolomAnggota, dasar.anggota, { delimiter: ';', header })
    for (const [i, bytes] of [keluarga, anggota].entries())
      await simpanUnggahan(operator, id, { ke: i + 1, nama: `berkas ${i + 1}.csv` }, Readable.from([bytes]))

    const sebelum = await lihatRilis(operator, id, {})
    if (!sebelum.ok) throw new Error(sebelum.error.message)
    const [pertama] = sebelum.value.tabelList
    expect(pertama?.jenis).toBeNull()
    expect(pertama?.pemisah).toBe(';')
    expect(pertama?.kolomList.filter(({ nama }) => nama === '').map(({ kepala }) => kepala)).toEqual([
      'KK Nomor',
      'lantai',
      'catatan_kantor',
    ])
    expect(JSON.stringify(sebelum.value)).not.toMatch(/\d{16}/)
    const desa = pertama?.kolomList.find(({ nama }) => nama === 'kode_kelurahan_desa')
    expect(desa?.contoh[0]).toBe(dasar.keluarga[0]?.kode_kelurahan_desa)
    const salahBaca = await lihatRilis(operator, id, { pemisah: '|' })
    expect(salahBaca.ok && salahBaca.value.tabelList[0]?.kolomList.length).toBe(1)

    const dua = await petakanRilis(
      operator,
      petakanRilisSchema.parse({
        kunci: randomUUID(),
        id,
        tabel: ['berkas 1.csv', 'berkas 1.csv', 'berkas 1.csv', 'berkas 2.csv'],
        kepala: ['KK Nomor', 'lantai', 'catatan_kantor', 'KK Nomor'],
        kolom: ['nomor_kartu_keluarga', 'jenis_lantai_terluas', 'jenis_lantai_terluas', 'nomor_kartu_keluarga'],
        simpan: 'ya',
      }),
    )
    expect(dua.ok === false && dua.error.message).toBe(
      'Pada berkas 1.csv, lantai dan catatan_kantor sama-sama dibaca sebagai Jenis lantai terluas. Sisakan satu, yang lain jadikan kolom tambahan.',
    )
    const petakan = await petakanRilis(
      operator,
      petakanRilisSchema.parse({
        kunci: randomUUID(),
        id,
        kepala: ['KK Nomor', 'lantai', 'catatan_kantor'],
        kolom: ['nomor_kartu_keluarga', 'jenis_lantai_terluas', ''],
        simpan: 'ya',
      }),
    )
    expect(petakan.ok).toBe(true)
    const sesudah = await lihatRilis(operator, id, {})
    expect(
      sesudah.ok && sesudah.value.tabelList.map(({ jenis, kurangList }) => [jenis, kurangList.filter((k) => k.wajib)]),
    ).toEqual([
      ['keluarga', []],
      ['anggota', []],
    ])
    expect((await mulaiImpor(operator, { kunci: randomUUID(), id })).ok).toBe(true)
    await jalankanImpor({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: async () => undefined,
      signal: new AbortController().signal,
    })
    const impor = await findImpor(operator, id)
    expect([impor?.status, impor?.keluargaBaru, impor?.keluargaSalah]).toEqual(['terbit', 60, 0])
    expect(impor?.berkasList[0]?.kolomTambahan).toEqual(['catatan_kantor'])
    expect((await lihatRilis(operator, id, {})).ok).toBe(false)

    // The next delivery, from the command line, is known by what was saved; the rows are the same.
    const lagi = await imporRilis(
      serverAktor(KAB),
      {
        kodeKab: KAB as KodeWilayah,
        jenis: 'dtsen',
        periode: '2025-TW4' as Periode,
        sistem: 'kemendagri',
        sintetis: true,
      },
      writeRilis(dasar, { header }).map((jalur) => ({ nama: path.basename(jalur), jalur })),
    )
    expect(lagi.ok && [lagi.value.sama, lagi.value.salah]).toEqual([dasar.keluarga.length + dasar.anggota.length, 0])
  })

  it('yang diputuskan untuk satu unggahan saja berlaku juga bagi baris yang menyusul darinya', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const buka = await bukaUnggahan(
      operator,
      bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
    )
    if (!buka.ok) throw new Error(buka.error.message)
    const { id } = buka.value
    const rilis = cloneRilis(dasar)
    const [salah, ditahan] = rilis.keluarga
    if (!salah || !ditahan) throw new Error('rilis terlalu kecil')
    const desa = ditahan.kode_kelurahan_desa ?? ''
    const asing = `${desa.slice(0, 6)}9971`
    salah.desil_nasional = '11'
    ditahan.kode_kelurahan_desa = asing
    const berkasList = [
      toBytes([...rilis.kolomKeluarga, 'catatan_kantor'], rilis.keluarga, { header }),
      toBytes(rilis.kolomAnggota, rilis.anggota, { header }),
    ]
    for (const [i, bytes] of berkasList.entries())
      await simpanUnggahan(operator, id, { ke: i + 1, nama: `berkas ${i + 1}.csv` }, Readable.from([bytes]))
    const kepala = ['KK Nomor', 'lantai', 'catatan_kantor']
    const kolom = ['nomor_kartu_keluarga', 'jenis_lantai_terluas', '']
    expect(
      (await petakanRilis(operator, petakanRilisSchema.parse({ kunci: randomUUID(), id, kepala, kolom }))).ok,
    ).toBe(true)
    expect((await mulaiImpor(operator, { kunci: randomUUID(), id })).ok).toBe(true)
    await jalankanImpor({
      id: randomUUID(),
      aktor: operator,
      masukan: { imporId: id },
      lapor: async () => undefined,
      signal: new AbortController().signal,
    })
    const susulan = await padankanPeladen(id, [{ kodeResmi: asing, cara: 'ada', kode: desa, nama: '' }], {
      berlakuSejak: '2025-01-01',
      kunciOf: randomUUID,
    })
    expect(susulan).toMatchObject({ ok: true, value: { baru: 1 + anggotaOf(ditahan).length, ditahan: 0 } })
    if (!susulan.ok) throw new Error(susulan.error.message)
    // Corrected rows come back to the delivery made of it, which was mapped by nobody.
    const jalur = writeBytes(
      'baris-salah.csv',
      readFileSync(susulan.value.berkasSalah ?? '', 'utf8').replaceAll('"11"', '"3"'),
    )
    const perbaikan = await imporRilis(
      serverAktor(KAB),
      {
        kodeKab: KAB as KodeWilayah,
        jenis: 'dtsen',
        periode: '2025-TW3' as Periode,
        sistem: 'kemendagri',
        sintetis: true,
      },
      [{ nama: 'baris-salah.csv', jalur }],
    )
    expect(perbaikan).toMatchObject({ ok: true, value: { baru: 1 + anggotaOf(salah).length, salah: 0, ditahan: 0 } })
  })

  it('menolak kolom yang bukan kolom rilis, dan unggahan orang lain', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const lain = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: KAB })
    const buka = await bukaUnggahan(
      operator,
      bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
    )
    if (!buka.ok) throw new Error(buka.error.message)
    const isi = { id: buka.value.id, kepala: ['a'], kolom: ['skor'] }
    const asing = await petakanRilis(operator, petakanRilisSchema.parse({ kunci: randomUUID(), ...isi }))
    expect(asing.ok === false && asing.error.code).toBe('sumber/kolom-asing')
    const orang = await petakanRilis(lain, petakanRilisSchema.parse({ kunci: randomUUID(), ...isi }))
    expect(orang.ok === false && orang.error.code).toBe('sumber/tidak-ditemukan')
  })
})
