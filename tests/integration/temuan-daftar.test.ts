// Lists of findings as work: narrowed and counted by reason and desa, chosen across pages, given out, and taken along as a file.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { findBerkas } from '@/lib/berkas/queries'
import { HANDLERS } from '@/lib/cli/handlers'
import { storagePath } from '@/lib/server/storage'
import { eksporTemuan } from '@/lib/temuan/commands/ekspor-temuan'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { mintaMitra } from '@/lib/temuan/commands/minta-mitra'
import { tugaskanTemuan } from '@/lib/temuan/commands/tugaskan-temuan'
import { listDesaTemuan, listSebab } from '@/lib/temuan/queries/get-rekap-jenis'
import { listTemuan } from '@/lib/temuan/queries/list-temuan'
import {
  eksporTemuanSchema,
  mintaMitraSchema,
  type Pilihan,
  pilihanSchema,
  temuanFilterSchema,
  tugaskanTemuanSchema,
} from '@/lib/temuan/schema'
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

const KEPALA = { nama: 'Budi', status_hubungan_keluarga: '1', jenis_kelamin: '1' }
const ISTRI = { nama: '=Siti', status_hubungan_keluarga: '3', jenis_kelamin: '2' }
let operator: Aktor
let tanpaKepala: KeluargaUji

// Three without a head in DESA, one with two heads there, one without in DESA_LAIN.
beforeEach(async () => {
  await truncateMutable()
  operator = await seedAktor({ peran: 'operator-dinsos' })
  const rilisId = await seedRilis()
  for (let ke = 0; ke < 3; ke++) tanpaKepala = await seedKeluarga({ rilisId, anggota: [ISTRI] })
  await seedKeluarga({ rilisId, anggota: [KEPALA, KEPALA] })
  await seedKeluarga({ rilisId, kodeDesa: DESA_LAIN, anggota: [ISTRI] })
  hasil(await hitungTemuan(serverAktor(KAB), { kodeKab: KAB }))
})

const daftar = async (isi: object = {}) =>
  listTemuan(operator, 'kepala-keluarga', temuanFilterSchema.parse(isi)).then(({ rows, total }) => ({
    total,
    idList: rows.map(({ id }) => id),
    statusList: rows.map(({ status }) => status),
  }))
const pilih = (isi: Partial<Record<keyof Pilihan, unknown>>) => ({ jenis: 'kepala-keluarga', ...isi })

describe('sebab', () => {
  it('menyaring dan menghitung menurut sebab dan desa, juga setelah sebagian ditugaskan', async () => {
    expect(await listSebab(operator, 'kepala-keluarga', {})).toEqual([
      { sebab: '0', jumlah: 4 },
      { sebab: '2', jumlah: 1 },
    ])
    expect(await daftar({ sebab: '0' })).toMatchObject({ total: 4, idList: { length: 4 } })
    expect(await daftar({ sebab: '2' })).toMatchObject({ total: 1, idList: { length: 1 } })
    expect(await daftar({ sebab: "0' OR true" })).toMatchObject({ total: 5 })
    const { idList } = await daftar({ sebab: '2' })
    hasil(
      await tugaskanTemuan(
        operator,
        tugaskanTemuanSchema.parse({
          kunci: randomUUID(),
          petugasId: operator.id,
          tenggat: '2099-12-31',
          ...pilih({ id: idList }),
        }),
      ),
    )
    expect(await listSebab(operator, 'kepala-keluarga', { status: 'ditugaskan' })).toEqual([{ sebab: '2', jumlah: 1 }])
    expect(await listDesaTemuan(operator, 'kepala-keluarga', undefined)).toMatchObject([
      { kode: DESA, baru: 3, ditugaskan: 1, ditepis: 0 },
      { kode: DESA_LAIN, baru: 1, ditugaskan: 0 },
    ])
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await listDesaTemuan(desa, 'kepala-keluarga', KAB)).toMatchObject([{ kode: DESA_LAIN, baru: 1 }])
    expect(await listSebab(desa, 'kepala-keluarga', { wilayah: DESA })).toEqual([{ sebab: '0', jumlah: 1 }])
  })
})

describe('pilihan lintas halaman', () => {
  const tugaskan = (isi: object) =>
    tugaskanTemuan(
      operator,
      tugaskanTemuanSchema.parse({
        kunci: randomUUID(),
        petugasId: operator.id,
        tenggat: '2099-12-31',
        ...pilih(isi),
      }),
    )

  it('menugaskan semua yang cocok dengan saringan kecuali yang dilepas', async () => {
    const { idList } = await daftar()
    const [lepas = ''] = idList
    expect(hasil(await tugaskan({ semua: 'ya', sebab: '0', kecuali: [lepas] }))).toEqual({
      jumlah: 3,
      pekerjaanId: null,
    })
    expect((await daftar({ status: 'baru' })).idList).toContain(lepas)
    expect(await daftar({ status: 'baru' })).toMatchObject({ total: 2 })
  })

  it('tanpa pilihan ditolak, dan id dari daftar atau wilayah lain tidak ikut', async () => {
    expect(await tugaskan({})).toMatchObject({ error: { code: 'temuan/tidak-ditemukan' } })
    const { idList } = await daftar()
    expect(await tugaskan({ jenis: 'nik-ganda', id: idList })).toMatchObject({
      error: { code: 'temuan/tidak-ditemukan' },
    })
    expect(hasil(await tugaskan({ id: idList, wilayah: DESA_LAIN }))).toMatchObject({ jumlah: 1 })
    expect(pilihanSchema.safeParse(pilih({ id: Array.from({ length: 2001 }, () => randomUUID()) })).success).toBe(false)
  })

  it('meminta verifikasi semua yang cocok kecuali yang dilepas', async () => {
    const mitra = await seedAktor({ peran: 'verifikator-mitra' })
    const { idList } = await daftar()
    const { id } = hasil(
      await mintaMitra(
        operator,
        mintaMitraSchema.parse({
          kunci: randomUUID(),
          penerimaId: mitra.id,
          tujuan: 'Mencocokkan alamat',
          tenggat: '2099-12-31',
          ...pilih({ semua: 'ya', sebab: '0', kecuali: idList.slice(0, 2) }),
        }),
      ),
    )
    const { rows } = await asOwner((client) =>
      client.query('SELECT temuan_id FROM tugas_mitra_baris WHERE tugas_id = $1', [id]),
    )
    expect(rows).toHaveLength(2)
  })
})

describe('eksporTemuan', () => {
  const minta = (aktor: Aktor, isi: object) =>
    eksporTemuan(
      aktor,
      eksporTemuanSchema.parse({ kunci: randomUUID(), tujuan: 'Bahan rapat koordinasi', format: 'csv', ...pilih(isi) }),
    )
  async function jalankan(aktor: Aktor, id: string): Promise<string> {
    const { rows } = await asOwner((client) =>
      client.query<{ masukan: Record<string, string> }>('SELECT masukan FROM pekerjaan WHERE id = $1', [id]),
    )
    const job = {
      id,
      aktor,
      masukan: rows[0]?.masukan ?? {},
      lapor: async () => {},
      signal: new AbortController().signal,
    }
    await HANDLERS['ekspor-temuan']?.(job)
    const berkas = await asOwner((client) =>
      client.query<{ jalur: string }>('SELECT jalur FROM berkas WHERE id = $1', [id]),
    )
    return readFileSync(storagePath(berkas.rows[0]?.jalur ?? ''), 'utf8')
  }

  it('menulis yang dipilih dengan tanda, nomor utuh bagi yang boleh, tanpa rumus, dan tercatat', async () => {
    const { id } = hasil(await minta(operator, { semua: 'ya', wilayah: DESA, sebab: '0' }))
    const isi = await jalankan(operator, id)
    const [tanda, kepala = [], ...rows] = parse(isi, { bom: true, relax_column_count: true }) as string[][]
    expect(tanda?.[0]).toMatch(/^Diekspor oleh .* untuk: Bahan rapat koordinasi; DATA SINTETIS; nomor berkas/)
    expect(rows).toHaveLength(3)
    const baris = rows.map((row) => Object.fromEntries(kepala.map((nama, ke) => [nama, row[ke]])))
    expect(baris).toContainEqual(
      expect.objectContaining({
        nama: "'=Siti",
        nik: tanpaKepala.nikList[0],
        nomor_kk: tanpaKepala.nomorKk,
        kode_desa: DESA,
        desil_resmi: '3',
        yang_ditemukan: 'Tidak ada kepala keluarga',
        keadaan: 'Baru',
      }),
    )
    expect(await findBerkas(operator, id)).toMatchObject({ jenis: 'ekspor', tujuan: 'Bahan rapat koordinasi' })
    expect((await listJejak(id)).map(({ tindakan }) => tindakan)).toEqual(['temuan.ekspor', 'berkas.simpan'])
  })

  it('menulis hanya yang dicentang; ditolak tanpa izin, tanpa pilihan, dan di luar wilayah', async () => {
    const { idList } = await daftar()
    const { id } = hasil(await minta(operator, { id: idList.slice(0, 2) }))
    expect((await jalankan(operator, id)).trim().split('\r\n')).toHaveLength(4)
    expect(await minta(operator, {})).toMatchObject({ error: { code: 'temuan/tidak-ditemukan' } })
    const dinas = await seedAktor({ peran: 'kepala-dinas' })
    expect(await minta(dinas, { semua: 'ya' })).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    expect(await minta(operator, { semua: 'ya', wilayah: '3216011001' })).toMatchObject({
      error: { code: 'temuan/di-luar-wilayah' },
    })
    // Who lost the izin in between gets no file.
    const lain = hasil(await minta(operator, { semua: 'ya' }))
    await expect(jalankan({ ...operator, peran: 'kepala-dinas' }, lain.id)).rejects.toThrow('Peran Anda sudah berubah')
  })
})
