// Papers of an event: sent ahead, kept with the event, seen by who may.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { hapusKedaluwarsa } from '@/lib/berkas/commands/hapus-kedaluwarsa'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { BUKTI_TERBESAR } from '@/lib/berkas/tipe-bukti'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { lampirkanBukti } from '@/lib/keluarga/commands/lampirkan-bukti'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { simpanBukti } from '@/lib/keluarga/commands/simpan-bukti'
import { getKeluargaPer } from '@/lib/keluarga/queries/get-keluarga'
import { catatKeluargaMasukSchema, catatPeristiwaSchema, lampirkanBuktiSchema } from '@/lib/keluarga/schema'
import { storagePath } from '@/lib/server/storage'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, type KeluargaUji, listJejak, seedAktor, seedKeluarga, seedRilis } from '../support/factories'
import { catatUji, formPeristiwa, seedBukti } from '../support/peristiwa'
import { hasil } from '../support/verval'

let operator: Aktor
let dinsos: Aktor
let keluarga: KeluargaUji

beforeEach(async () => {
  await truncateMutable()
  const rilisId = await seedRilis()
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
  dinsos = await seedAktor({ peran: 'operator-dinsos' })
  keluarga = await seedKeluarga({ rilisId })
})

const KEMATIAN = () => ({ orangId: keluarga.orangIdList[1] ?? '' })
const kirim = (aktor: Aktor, isi: Buffer | string, id = randomUUID()) =>
  simpanBukti(aktor, id, Readable.from([Buffer.from(isi)]))

async function listBukti(aktor = operator) {
  return (await lihatKeluarga(aktor, keluarga.id))?.peristiwaList[0]?.buktiList ?? []
}

describe('simpanBukti', () => {
  it('menerima PDF, JPEG, dan PNG menurut isinya, dan menolak yang lain tanpa menyimpan apa pun', async () => {
    for (const [isi, tipe] of [
      ['%PDF-1.4 x', 'application/pdf'],
      [Buffer.from('ffd8ffe000104a46', 'hex'), 'image/jpeg'],
      [Buffer.from('89504e470d0a1a0a00', 'hex'), 'image/png'],
    ] as const)
      expect(await kirim(operator, isi)).toMatchObject({ ok: true, value: { tipe } })
    const before = await countBerkas()
    for (const isi of ['', '<html><script>', 'PK\x03\x04', 'GIF89a'])
      expect(await kirim(operator, isi), isi).toMatchObject({ error: { code: 'keluarga/bukti-tipe' } })
    expect(await countBerkas()).toBe(before)
  })

  it('berhenti membaca begitu melewati batas', async () => {
    let dibaca = 0
    async function* banyak() {
      yield Buffer.from('%PDF-1.7')
      for (let ke = 0; ke < 100; ke++) {
        dibaca += 1 << 20
        yield Buffer.alloc(1 << 20)
      }
    }
    expect(await simpanBukti(operator, randomUUID(), Readable.from(banyak()))).toMatchObject({
      error: { code: 'keluarga/bukti-terlalu-besar' },
    })
    expect(dibaca).toBeLessThan(BUKTI_TERBESAR + (8 << 20))
    expect(await countBerkas()).toBe(0)
  })

  it('percobaan kedua dengan kunci yang sama adalah dokumen yang sama, dan kunci orang lain tidak menimpa', async () => {
    const id = randomUUID()
    hasil(await kirim(operator, '%PDF-1.7 satu', id))
    expect(hasil(await kirim(operator, '%PDF-1.7 sekali lagi', id))).toMatchObject({ id, ukuran: 13 })
    expect(await kirim(dinsos, '%PDF-1.7 orang lain', id)).toMatchObject({
      error: { code: 'keluarga/bukti-tidak-tersimpan' },
    })
    expect(await countBerkas()).toBe(1)
    hasil(await catatUji(operator, keluarga.id, 'kematian', { ...KEMATIAN(), berkas: [id] }))
    expect(await baca(operator, id)).toBe('%PDF-1.7 satu')
  })

  it('yang tidak dipakai hilang sesudah sehari, yang dipakai tetap', async () => {
    const [dipakai, sisa] = [await seedBukti(operator), await seedBukti(operator)]
    hasil(await catatUji(operator, keluarga.id, 'kematian', { ...KEMATIAN(), berkas: [dipakai] }))
    const { rows } = await asOwner((client) =>
      client.query<{ jalur: string }>('SELECT jalur FROM berkas WHERE id = $1', [sisa]),
    )
    await asOwner((client) =>
      client.query(`UPDATE berkas SET kedaluwarsa_pada = now() - interval '1 hour' WHERE kedaluwarsa_pada IS NOT NULL`),
    )
    await hapusKedaluwarsa()
    expect(existsSync(storagePath(rows[0]?.jalur ?? ''))).toBe(false)
    expect(await baca(operator, dipakai)).toContain('%PDF')
    expect(
      await lampirkan(operator, (await lihatKeluarga(operator, keluarga.id))?.peristiwaList[0]?.id ?? '', [sisa]),
    ).toMatchObject({ error: { code: 'keluarga/bukti-tidak-ada' } })
  })
})

describe('dokumen peristiwa', () => {
  it('tampak di halaman keluarga dengan nama menurut dokumennya, dan sidiknya tercatat', async () => {
    const berkas = [await seedBukti(operator), await seedBukti(operator)]
    const { id } = hasil(await catatUji(operator, keluarga.id, 'kematian', { ...KEMATIAN(), berkas }))
    expect((await listBukti()).map(({ nama }) => nama).toSorted()).toEqual([
      'akta-kematian-2025-10-06-2.pdf',
      'akta-kematian-2025-10-06.pdf',
    ])
    const [jejak] = await listJejak(id)
    expect(jejak?.isi).toMatchObject({ bukti: [expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String)] })
  })

  it('diunduh oleh yang boleh membuka samaran di wilayahnya, dan setiap unduhan tercatat', async () => {
    const berkas = await seedBukti(dinsos)
    hasil(await catatUji(dinsos, keluarga.id, 'kematian', { ...KEMATIAN(), berkas: [berkas] }))
    // Sent by the Dinas, seen by the desa of the family too.
    for (const aktor of [dinsos, operator, await seedAktor({ peran: 'verifikator-dinsos' })])
      expect(await baca(aktor, berkas)).toContain('%PDF')
    for (const aktor of [
      await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN }),
      await seedAktor({ peran: 'kepala-dinas' }),
      await seedAktor({ peran: 'auditor' }),
      await seedAktor({ peran: 'administrator' }),
    ])
      expect((await unduhBerkas(aktor, berkas)).ok, aktor.peran).toBe(false)
    expect((await listJejak(berkas)).map(({ tindakan }) => tindakan)).toEqual(Array(3).fill('berkas.unduh'))
  })

  it('dokumen milik orang lain atau yang sudah dipakai tidak dapat menjadi bukti', async () => {
    const milikLain = await seedBukti(dinsos)
    expect(await catatUji(operator, keluarga.id, 'kematian', { ...KEMATIAN(), berkas: [milikLain] })).toMatchObject({
      error: { code: 'keluarga/bukti-tidak-ada' },
    })
    const satu = await seedBukti(operator)
    const { id } = hasil(await catatUji(operator, keluarga.id, 'kematian', { ...KEMATIAN(), berkas: [satu] }))
    expect(await lampirkan(operator, id, [satu])).toMatchObject({ error: { code: 'keluarga/bukti-tidak-ada' } })
  })

  it('dapat menyusul sesudah peristiwanya dicatat, tidak pada catatan yang dibatalkan, dan tidak mengubah yang dahulu diketahui', async () => {
    const { id } = hasil(await catatUji(operator, keluarga.id, 'kematian', KEMATIAN()))
    expect(await listBukti()).toEqual([])
    const sebelum = new Date()
    hasil(await lampirkan(operator, id, [await seedBukti(operator)]))
    hasil(await lampirkan(dinsos, id, [await seedBukti(dinsos)]))
    expect((await listBukti()).map(({ nama }) => nama)).toEqual([
      'akta-kematian-2025-10-06.pdf',
      'akta-kematian-2025-10-06-2.pdf',
    ])
    const dahulu = await getKeluargaPer(operator, keluarga.id, { dicatat: sebelum })
    expect(dahulu?.peristiwaList[0]?.buktiList).toEqual([])
    const lain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await lampirkan(lain, id, [await seedBukti(lain)])).toMatchObject({
      error: { code: 'keluarga/peristiwa-tidak-ditemukan' },
    })
    hasil(await batalkanCatatan(dinsos, { kunci: randomUUID(), id, alasan: 'Salah memilih keluarga' }))
    expect(await lampirkan(operator, id, [await seedBukti(operator)])).toMatchObject({
      error: { code: 'keluarga/sudah-dibatalkan' },
    })
    expect(await listBukti()).toHaveLength(2)
  })
})

describe('nomor KK baru', () => {
  const KK = { nomorKk: '3275010510258001' }

  it.each([
    ['pecah-kk', { caraKk: 'terbit', ...KK }],
    ['ganti-kepala', { caraKk: 'terbit', ...KK }],
    ['perbaikan-data', { orangId: 'keluarga', ...KK }],
  ])('pada %s datang bersama dokumennya', async (jenis, isian) => {
    const form = { ...(await formKosong(jenis)), ...isian }
    const tanpa = catatPeristiwaSchema.safeParse(form)
    expect(tanpa.error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)).toContainEqual(
      expect.stringContaining('berkas: Lampirkan foto atau pindaian kartu keluarga yang baru.'),
    )
    const dengan = catatPeristiwaSchema.safeParse({ ...form, berkas: [await seedBukti(operator)] })
    expect(dengan.error?.issues.map(({ path }) => path[0]) ?? []).not.toContain('berkas')
    const belum = catatPeristiwaSchema.safeParse({ ...form, caraKk: 'belum', nomorKk: '' })
    expect(belum.error?.issues.map(({ path }) => path[0]) ?? []).not.toContain('berkas')
  })

  it('yang belum terbit adalah keadaan, juga tanpa peristiwa lain', async () => {
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: 'keluarga', caraKk: 'belum' }))
    expect((await lihatKeluarga(operator, keluarga.id))?.kkBelumTerbit).toBe(true)
    hasil(await catatUji(operator, keluarga.id, 'perbaikan-data', { orangId: 'keluarga', caraKk: 'terbit', ...KK }))
    expect((await lihatKeluarga(operator, keluarga.id))?.kkBelumTerbit).toBe(false)
    expect(await listBukti()).toHaveLength(1)
  })

  it('keluarga yang pindah masuk dengan KK-nya membawa dokumennya juga', async () => {
    const masuk = {
      kunci: randomUUID(),
      kodeDesa: DESA,
      nik: '3275010510258009',
      nama: 'WARSITO',
      tanggalLahir: '1980-05-05',
      jenisKelamin: '1',
      alamat: 'Jalan Melati 3',
      caraKk: 'terbit',
      ...KK,
      tanggal: '2025-10-05',
      dokumenJenis: 'skpwni',
      dokumenNomor: 'SKPWNI/1',
      dokumenTanggal: '2025-10-01',
    }
    expect(catatKeluargaMasukSchema.safeParse(masuk).success).toBe(false)
    const berkas = await seedBukti(operator)
    const { keluargaId } = hasil(
      await catatKeluargaMasuk(operator, catatKeluargaMasukSchema.parse({ ...masuk, berkas })),
    )
    const [peristiwa] = (await lihatKeluarga(operator, keluargaId))?.peristiwaList ?? []
    expect(peristiwa?.buktiList).toMatchObject([{ id: berkas, nama: 'skpwni-2025-10-01.pdf' }])
  })
})

async function formKosong(jenis: string) {
  const form = await formPeristiwa(operator, keluarga.id, 'kematian', KEMATIAN())
  return {
    ...form,
    jenis,
    dokumenJenis: 'kartu-keluarga',
    anggota: [keluarga.orangIdList[1]],
    kepalaBaru: keluarga.orangIdList[1],
    kepalaSisa: '',
    versi: '0',
    berkas: [],
  }
}

function lampirkan(aktor: Aktor, id: string, berkas: string[]) {
  return lampirkanBukti(aktor, lampirkanBuktiSchema.parse({ kunci: randomUUID(), id, berkas }))
}

async function baca(aktor: Aktor, id: string): Promise<string> {
  const unduhan = hasil(await unduhBerkas(aktor, id))
  const potongan: Buffer[] = []
  for await (const satu of unduhan.stream) potongan.push(satu as Buffer)
  return Buffer.concat(potongan).toString()
}

async function countBerkas(): Promise<number> {
  const { rows } = await asOwner((client) => client.query<{ n: number }>('SELECT count(*)::integer AS n FROM berkas'))
  return rows[0]?.n ?? 0
}
