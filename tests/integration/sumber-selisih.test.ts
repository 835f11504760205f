import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { bandingkanRilis } from '@/lib/sumber/commands/selisih/jalankan-selisih'
import { getSelisih } from '@/lib/sumber/queries/get-selisih'
import { listSelisih, type SelisihRow } from '@/lib/sumber/queries/list-selisih'
import type { SelisihSel } from '@/lib/sumber/schema/selisih'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import { type Baris, cloneRilis, makeRilis, type RilisUji, readRilis, writeRilis } from '../support/rilis'

const KAB = '3275'
const aktor = serverAktor(KAB)
let lama: RilisUji
let baru: RilisUji

async function impor(rilis: RilisUji, periode = '2025-TW3'): Promise<void> {
  const hasil = await imporRilis(
    aktor,
    { kodeKab: KAB as KodeWilayah, jenis: 'dtsen', periode: periode as Periode, sistem: 'kemendagri', sintetis: true },
    writeRilis(rilis).map((jalur) => ({ nama: path.basename(jalur), jalur })),
  )
  if (!hasil.ok) throw new Error(hasil.error.message)
  expect(hasil.value.status).toBe('terbit')
}

const desilOf = (row: Baris | undefined) => {
  const desil = Number(row?.desil_nasional)
  return row === undefined ? -1 : Number.isInteger(desil) && desil > 0 ? desil : 0
}
const byKk = (rilis: RilisUji) => new Map(rilis.keluarga.map((row) => [row.nomor_kartu_keluarga ?? '', row]))
const byNik = (rilis: RilisUji) => new Map(rilis.anggota.map((row) => [row.nomor_induk_kependudukan ?? '', row]))

/** All pages of a cell, three rows at a time, so that the cursor is tried too. */
async function semua(sel: SelisihSel, wilayah?: string, ukuran = 3) {
  const rows: SelisihRow[] = []
  let kursor: string | undefined
  do {
    const page = await listSelisih(aktor, { lama: '2025-TW3.1', baru: '2025-TW3.2', wilayah, sel, kursor, ukuran })
    rows.push(...page.rows)
    kursor = page.next ?? undefined
  } while (kursor)
  return rows
}

beforeAll(async () => {
  await truncateMutable()
  await asOwner((client) =>
    client.query(
      `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.ambang-tahan', '{"susutPersen": 90, "kkWilayah": 1000}')`,
    ),
  )
  lama = readRilis(await makeRilis(400))
  baru = cloneRilis(lama)
  const pergi = new Set(baru.keluarga.slice(0, 12).map((row) => row.nomor_kartu_keluarga))
  baru.keluarga = baru.keluarga.filter((row) => !pergi.has(row.nomor_kartu_keluarga))
  baru.anggota = baru.anggota.filter((row) => !pergi.has(row.nomor_kartu_keluarga))
  for (const [ke, row] of baru.keluarga.entries()) {
    if (ke % 5 === 0) row.desil_nasional = String((ke % 10) + 1)
    if (ke % 7 === 0) row.desil_nasional = ''
    if (ke % 11 === 0) row.alamat = `JALAN BARU ${ke}`
  }
  for (const [ke, row] of baru.anggota.entries())
    if (ke % 13 === 0) row.status_bekerja = row.status_bekerja === '1' ? '2' : '1'
  for (let n = 0; n < 5; n++) {
    const kk = `32750101012599${String(n).padStart(2, '0')}`
    baru.keluarga.push({ ...(baru.keluarga[n] as Baris), nomor_kartu_keluarga: kk })
    baru.anggota.push({
      ...(baru.anggota[n] as Baris),
      nomor_kartu_keluarga: kk,
      nomor_induk_kependudukan: `32750141012599${String(n).padStart(2, '0')}`,
    })
  }
  // One person stands in another family than before.
  const pindah = baru.anggota.at(-10) as Baris
  pindah.nomor_kartu_keluarga = baru.keluarga[20]?.nomor_kartu_keluarga ?? ''
  await impor(lama)
  await impor(baru)
})

describe('getSelisih', () => {
  it('menghitung setiap sel desil seperti perbandingan baris demi baris', async () => {
    const { detail } = await getSelisih(aktor, {})
    expect([detail?.lama.kode, detail?.baru.kode, detail?.status]).toEqual(['2025-TW3.1', '2025-TW3.2', 'siap'])
    const dulu = byKk(lama)
    const kini = byKk(baru)
    const harap = new Map<string, number>()
    for (const kk of new Set([...dulu.keys(), ...kini.keys()])) {
      const sel = `${desilOf(dulu.get(kk))}/${desilOf(kini.get(kk))}`
      harap.set(sel, (harap.get(sel) ?? 0) + 1)
    }
    expect(new Map(detail?.selList.map((sel) => [`${sel.dari}/${sel.ke}`, sel.kk]))).toEqual(harap)
  })

  it('menghitung kolom yang berubah, dan orang yang muncul, hilang, dan pindah keluarga', async () => {
    const { detail } = await getSelisih(aktor, {})
    const dulu = byKk(lama)
    const alamat = baru.keluarga.filter((row) => {
      const sama = dulu.get(row.nomor_kartu_keluarga ?? '')
      return sama && sama.alamat !== row.alamat
    }).length
    const nikDulu = byNik(lama)
    const bekerja = baru.anggota.filter((row) => {
      const sama = nikDulu.get(row.nomor_induk_kependudukan ?? '')
      return sama && sama.status_bekerja !== row.status_bekerja
    }).length
    const kolom = new Map(detail?.kolomList.map((row) => [row.kolom, row.jumlah]))
    expect([kolom.get('alamat'), kolom.get('status_bekerja')]).toEqual([alamat, bekerja])
    const nikKini = byNik(baru)
    expect(detail?.orang).toEqual({
      muncul: 5,
      hilang: [...nikDulu.keys()].filter((nik) => !nikKini.has(nik)).length,
      pindahKk: 1,
    })
  })

  it('per wilayah berjumlah sama dengan seluruhnya, dan satu kecamatan hanya memuat kelurahannya', async () => {
    const { detail } = await getSelisih(aktor, {})
    const kecamatan = detail?.wilayahList[0]?.kode ?? ''
    const bagian = (await getSelisih(aktor, { wilayah: kecamatan as KodeWilayah })).detail
    expect(bagian?.wilayahList.every((row) => row.kode.length === 10 && row.kode.startsWith(kecamatan))).toBe(true)
    for (const kolom of ['muncul', 'hilang', 'naik', 'turun', 'tetap'] as const)
      expect(bagian?.wilayahList.reduce((n, row) => n + row[kolom], 0)).toBe(detail?.wilayahList[0]?.[kolom])
  })
})

describe('listSelisih', () => {
  it('memuat tepat keluarga setiap sel, halaman demi halaman, dengan nomor tersamar', async () => {
    const { detail } = await getSelisih(aktor, {})
    const dilihat = new Set<string>()
    for (const { dari, ke, kk } of detail?.selList ?? []) {
      const rows = await semua({ isi: 'desil', dari, ke })
      expect([dari, ke, rows.length]).toEqual([dari, ke, kk])
      for (const row of rows) {
        expect(row.nomorKk).toMatch(/^\d{4}\D+$/)
        dilihat.add(row.keluargaId)
      }
    }
    expect(dilihat.size).toBe(detail?.selList.reduce((n, sel) => n + sel.kk, 0))
  })

  it('memuat tepat keluarga setiap angka menurut wilayah', async () => {
    const { detail } = await getSelisih(aktor, {})
    for (const row of detail?.wilayahList ?? [])
      for (const arah of ['muncul', 'hilang', 'naik', 'turun'] as const) {
        const rows = await semua({ isi: 'arah', arah }, row.kode)
        expect([row.kode, arah, rows.length]).toEqual([row.kode, arah, row[arah]])
        expect(new Set(rows.map(({ keluargaId }) => keluargaId)).size).toBe(rows.length)
        expect(rows.every(({ kodeDesa }) => kodeDesa.startsWith(row.kode))).toBe(true)
      }
  })

  it('memuat tepat keluarga setiap jumlah: menurut desil sebelumnya, yang berpindah, dan yang tetap', async () => {
    const { detail } = await getSelisih(aktor, {})
    const selList = detail?.selList ?? []
    const kk = (pilih: (dari: number, ke: number) => boolean) =>
      selList.reduce((n, sel) => n + (pilih(sel.dari, sel.ke) ? sel.kk : 0), 0)
    const harap: [SelisihSel, number][] = [
      ...[-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((dari): [SelisihSel, number] => [
        { isi: 'baris', dari },
        kk((satu) => satu === dari),
      ]),
      [{ isi: 'arah', arah: 'berpindah' }, kk((dari, ke) => dari >= 0 && ke >= 0 && dari !== ke)],
      [{ isi: 'arah', arah: 'tetap' }, kk((dari, ke) => dari >= 0 && dari === ke)],
      [{ isi: 'arah', arah: 'lain' }, (detail?.wilayahList ?? []).reduce((n, row) => n + row.tetap, 0)],
    ]
    for (const [sel, jumlah] of harap) {
      const rows = await semua(sel, undefined, 40)
      expect([sel, rows.length]).toEqual([sel, jumlah])
      expect(new Set(rows.map(({ keluargaId }) => keluargaId)).size).toBe(jumlah)
      expect(rows.every(({ nama }) => nama !== null)).toBe(true)
    }
  })

  it('memuat nilai lama dan baru kolom yang berubah', async () => {
    const { detail } = await getSelisih(aktor, {})
    for (const { berkas, kolom, jumlah } of detail?.kolomList ?? []) {
      const rows = await semua({ isi: 'kolom', berkas, kolom })
      expect([kolom, rows.length]).toEqual([kolom, jumlah])
      for (const row of rows) expect(row.nilaiLama).not.toBe(row.nilaiBaru)
    }
    const alamat = await semua({ isi: 'kolom', berkas: 'keluarga', kolom: 'alamat' })
    expect(alamat.every((row) => row.nilaiBaru?.startsWith('JALAN BARU'))).toBe(true)
  })

  it('memuat orang yang muncul, hilang, dan pindah keluarga', async () => {
    const { detail } = await getSelisih(aktor, {})
    for (const [jenis, jumlah] of [
      ['muncul', detail?.orang.muncul],
      ['hilang', detail?.orang.hilang],
      ['pindah-kk', detail?.orang.pindahKk],
    ] as const)
      expect([jenis, (await semua({ isi: 'orang', jenis })).length]).toEqual([jenis, jumlah])
  })

  it('tidak memperlihatkan apa pun di luar wilayah aktor', async () => {
    const asing = await seedAktor({ peran: 'auditor', kodeWilayah: '3216' })
    expect((await getSelisih(asing, {})).rilisList).toEqual([])
    const page = await listSelisih(asing, {
      lama: '2025-TW3.1',
      baru: '2025-TW3.2',
      wilayah: KAB,
      sel: { isi: 'desil', dari: -1, ke: 3 },
      ukuran: 50,
    })
    expect(page.rows).toEqual([])
  })
})

describe('pasangan yang tidak berurutan', () => {
  it('dibandingkan atas permintaan, sekali, dan kebalikannya memantulkan yang pertama', async () => {
    await impor(lama, '2025-TW4')
    expect((await getSelisih(aktor, { lama: '2025-TW3.1', baru: '2025-TW4.1' })).detail?.status).toBeNull()
    const idOf = async (kode: string) =>
      asOwner(
        async (client) => (await client.query('SELECT id FROM rilis WHERE kode = $1', [kode])).rows[0].id as number,
      )
    const [pertama, kedua] = [await idOf('2025-TW3.1'), await idOf('2025-TW3.2')]
    const balik = await bandingkanRilis(KAB, { lama: kedua, baru: pertama })
    expect(balik.ok).toBe(true)
    expect(await bandingkanRilis(KAB, { lama: kedua, baru: pertama })).toEqual(balik)
    const maju = (await getSelisih(aktor, { lama: '2025-TW3.1', baru: '2025-TW3.2' })).detail
    const mundur = (await getSelisih(aktor, { lama: '2025-TW3.2', baru: '2025-TW3.1' })).detail
    expect(new Set(mundur?.selList.map(({ dari, ke, kk }) => `${ke}/${dari} ${kk}`))).toEqual(
      new Set(maju?.selList.map(({ dari, ke, kk }) => `${dari}/${ke} ${kk}`)),
    )
    const kosong = await bandingkanRilis(KAB, { lama: pertama, baru: await idOf('2025-TW4.1') })
    expect(kosong.ok).toBe(true)
    const sama = (await getSelisih(aktor, { lama: '2025-TW3.1', baru: '2025-TW4.1' })).detail
    expect(sama?.selList.every(({ dari, ke }) => dari === ke)).toBe(true)
    expect(sama?.kolomList).toEqual([])
  })
})
