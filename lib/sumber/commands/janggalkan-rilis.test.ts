import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Periode } from '@/lib/core/date'
import { JENIS_JANGGAL } from '../generator/janggal'
import { parseAnggotaRow, parseKeluargaRow } from '../generator/keluarga-rows'
import { isNomorSintetis } from '../generator/nomor'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { janggalkanRilis } from './janggalkan-rilis'
import { lanjutkanRilis } from './lanjutkan-rilis'
import { tulisRilis } from './tulis-rilis'

const WILAYAH: WilayahDesa[] = [1, 2, 3].map((i) => ({
  kodeDesa: `327501100${i}`,
  desa: `Kelurahan ${i}`,
  kodeKecamatan: '327501',
  kecamatan: 'Kecamatan 1',
  kodeKab: '3275',
  kab: 'Kota Uji',
  kodeProvinsi: '32',
  provinsi: 'Jawa Barat',
  bpsDesa: null,
}))
const DASAR = { benih: 'uji', sistem: 'kemendagri' } as const

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sahih-janggal-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function baca(nama: string): Promise<string[]> {
  return (await readFile(path.join(folder, 'a', nama), 'utf8')).trimEnd().split('\n').slice(1)
}

describe('janggalkanRilis', () => {
  it('mengubah sedikit keluarga tanpa mengubah satu jumlah pun, dan rilis berikutnya tetap dapat dibuat darinya', async () => {
    const keluar = path.join(folder, 'a')
    await tulisRilis({ ...DASAR, kk: 400, periode: '2025-TW3' as Periode, keluar }, WILAYAH)
    const semula = {
      keluarga: await baca('keluarga_dtsen_v3_3275.csv'),
      anggota: await baca('anggota_dtsen_v3_3275.csv'),
    }

    const banyak = await janggalkanRilis({ folder: keluar, kodeKab: '3275', bagian: 0.05, benih: 'uji' })

    const kebenaran = (await baca('janggal_3275.csv')).map((baris) => baris.slice(1, -1).split('"|"'))
    expect(kebenaran).toHaveLength(banyak)
    expect(new Set(kebenaran.map(([, jenis]) => jenis))).toEqual(new Set(JENIS_JANGGAL))
    expect(await baca('keluarga_dtsen_v3_3275.csv')).toEqual(semula.keluarga)
    const anggota = (await baca('anggota_dtsen_v3_3275.csv')).map(parseAnggotaRow)
    expect(anggota).toHaveLength(semula.anggota.length)
    expect(anggota.every((row) => isNomorSintetis(row.get('nomor_induk_kependudukan')))).toBe(true)
    // Nobody changes desa or desil: a member on another card is on one of the same desa and desil.
    const sifat = new Map(
      semula.keluarga
        .map(parseKeluargaRow)
        .map((row) => [
          row.get('nomor_kartu_keluarga'),
          `${row.get('kode_kelurahan_desa')} ${row.get('desil_nasional')}`,
        ]),
    )
    const sifatOf = (row: ReturnType<typeof parseAnggotaRow>) => sifat.get(row.get('nomor_kartu_keluarga'))
    expect(anggota.map(sifatOf)).toEqual(semula.anggota.map(parseAnggotaRow).map(sifatOf))

    const berikut = await lanjutkanRilis(
      { ...DASAR, periode: '2025-TW4' as Periode, dari: keluar, keluar: path.join(folder, 'b'), ubah: 10, terima: 70 },
      WILAYAH,
    )
    expect(berikut.ok).toBe(true)
  })
})
