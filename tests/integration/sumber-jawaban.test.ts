// What a load of another source sets going elsewhere, and what a new release does to its rows.
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { enlistTindakLanjut } from '@/lib/cli/tindak-lanjut'
import type { IsoDate } from '@/lib/core/date'
import { imporSumber } from '@/lib/sumber/commands/impor-sumber'
import { tautkanUlang } from '@/lib/sumber/commands/muatan/tautkan-ulang'
import { putuskanPeladen } from '@/lib/sumber/commands/putusan/putuskan-peladen'
import type { JenisSumber } from '@/lib/sumber/jenis'
import { listTanggapanUsulan } from '@/lib/sumber/queries/list-tanggapan-usulan'
import type { ImporSumberInput } from '@/lib/sumber/schema/sumber'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedKeluarga, seedRilis } from '../support/factories'
import { writeBytes } from '../support/rilis'
import { bawaSampai, buat, hasil, seedKantor, statusOf } from '../support/verval'

const aktor = serverAktor(KAB)
beforeEach(truncateMutable)

async function muat(jenis: JenisSumber, rows: string[][], more: Partial<ImporSumberInput> = {}) {
  const jalur = writeBytes('berkas.csv', rows.map((row) => row.join(';')).join('\n'))
  const input = {
    kodeKab: KAB as KodeWilayah,
    jenis,
    perTanggal: '2025-10-01' as IsoDate,
    sintetis: true,
    sistem: 'kemendagri' as const,
    ...more,
  }
  return hasil(await imporSumber(aktor, input, [{ nama: 'berkas.csv', jalur }]))
}

async function readRows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
  return asOwner(async (client) => (await client.query(sql, values)).rows as T[])
}

describe('jawaban Kemensos', () => {
  it('mencatat daftar yang memuat usulan itu sebagai diproses, dan isi jawabannya tetap sebagai catatan sumber', async () => {
    enlistTindakLanjut()
    const kantor = await seedKantor()
    const keluarga = await seedKeluarga({ rilisId: kantor.rilisId, kodeDesa: DESA })
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'dikirim')
    const [usulan] = await readRows<{ nomor: string }>('SELECT nomor FROM usulan WHERE id = $1', [id])
    const satu = await muat('kemensos', [
      ['NO USULAN', 'NIK', 'JAWABAN', 'ALASAN'],
      [usulan?.nomor ?? '', keluarga.nikList[0] ?? '', 'DISETUJUI', 'sesuai'],
    ])
    expect(satu.catatan.join(' ')).toContain('1 daftar dicatat diproses')
    expect(await statusOf(id)).toBe('diproses')
    expect(await readRows('SELECT isi FROM sumber_catatan WHERE muatan_id = $1', [satu.muatan])).toMatchObject([
      { isi: { nomor_usulan: usulan?.nomor, hasil: 'diterima', hasil_asal: 'DISETUJUI', keterangan: 'sesuai' } },
    ])
    const dua = await muat('kemensos', [
      ['NO USULAN', 'NIK', 'JAWABAN', 'ALASAN'],
      [usulan?.nomor ?? '', keluarga.nikList[0] ?? '', 'DITOLAK', 'kuota'],
    ])
    expect(dua).toMatchObject({ berubah: 1 })
    expect(dua.catatan.join(' ')).toContain('0 daftar dicatat diproses')
    expect(await statusOf(id)).toBe('diproses')
    const jawaban = () => listTanggapanUsulan(aktor, usulan?.nomor ?? '')
    expect(await jawaban()).toMatchObject([
      { asal: 'kemensos', hasil: 'ditolak', kata: 'DITOLAK', keterangan: 'kuota', tanggal: '2025-10-01' },
      { asal: 'kemensos', hasil: 'diterima', kata: 'DISETUJUI', keterangan: 'sesuai' },
    ])
    // Withdrawn, an answer is said no more; the list waits again when no other file has named it.
    hasil(await putuskanPeladen({ batch: dua.batch }, 'tarik', 'keliru'))
    expect(await jawaban()).toMatchObject([{ hasil: 'diterima' }])
    expect(await statusOf(id)).toBe('diproses')
    hasil(await putuskanPeladen({ batch: satu.batch }, 'tarik', 'keliru'))
    expect(await jawaban()).toEqual([])
    expect(await statusOf(id)).toBe('dikirim')
    await muat('kemensos', [
      ['NO USULAN', 'NIK', 'JAWABAN'],
      [usulan?.nomor ?? '', keluarga.nikList[0] ?? '', 'PROSES'],
    ])
    expect(await statusOf(id)).toBe('diproses')
  })
})

describe('jawaban Dukcapil', () => {
  it('muatan yang ditarik membawa pergi jawaban yang dicatat darinya', async () => {
    enlistTindakLanjut()
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, kodeDesa: DESA })
    const satu = await muat('dukcapil', [
      ['NIK', 'Hasil'],
      [keluarga.nikList[0] ?? '', 'MENINGGAL'],
    ])
    const dicatat = () => readRows('SELECT hasil FROM hasil_dukcapil')
    expect(await dicatat()).toEqual([{ hasil: 'meninggal' }])
    hasil(await putuskanPeladen({ batch: satu.batch }, 'tarik', 'keliru'))
    expect(await dicatat()).toEqual([])
  })
})

describe('tautkanUlang', () => {
  it('menautkan yang baru masuk rilis, memindahkan yang pindah desa, dan membiarkan yang tidak ada di rilis', async () => {
    const lama = await seedRilis()
    const ada = await seedKeluarga({ rilisId: lama, kodeDesa: DESA })
    const nikBaru = '3275014508688777'
    const { muatan } = await muat(
      'kpm',
      [
        ['NIK', 'Nama'],
        [ada.nikList[0] ?? '', 'ADA'],
        [nikBaru, 'BARU'],
      ],
      {
        periode: '2025-TW3',
        program: 'pkh',
      },
    )
    const baca = () =>
      readRows<{ nama: string; desa: string; keluarga: string | null; pindah: boolean }>(
        `SELECT c.nama, p.kode_desa AS desa, p.keluarga_id AS keluarga, c.kode_desa = p.kode_desa AND c.keluarga_id IS NOT DISTINCT FROM p.keluarga_id AS pindah
         FROM sumber_catatan c JOIN kepesertaan p ON p.kode_kab = c.kode_kab AND p.id = c.id WHERE c.muatan_id = $1 ORDER BY c.baris`,
        [muatan],
      )
    expect(await baca()).toEqual([
      { nama: 'ADA', desa: DESA, keluarga: ada.id, pindah: true },
      { nama: 'BARU', desa: `${KAB}000000`, keluarga: null, pindah: true },
    ])
    const baru = await seedRilis()
    const masuk = await seedKeluarga({ rilisId: baru, kodeDesa: DESA_LAIN })
    await asOwner(async (client) => {
      await client.query(
        'UPDATE rilis_anggota SET nomor_induk_kependudukan = $3 WHERE kode_kab = $1 AND rilis_id = $2 AND keluarga_id = $4 AND urutan = 1',
        [KAB, baru, nikBaru, masuk.id],
      )
      // The family that was there comes again, in another desa.
      await client.query(
        `INSERT INTO rilis_anggota (kode_kab, rilis_id, keluarga_id, orang_id, kode_desa, urutan, sidik, nomor_induk_kependudukan)
         SELECT kode_kab, $2, keluarga_id, orang_id, $4, urutan, sidik, nomor_induk_kependudukan FROM rilis_anggota WHERE kode_kab = $1 AND rilis_id = $3 AND keluarga_id = $5`,
        [KAB, baru, lama, DESA_LAIN, ada.id],
      )
    })
    expect(await tautkanUlang(KAB)).toBe(2)
    expect(await baca()).toEqual([
      { nama: 'ADA', desa: DESA_LAIN, keluarga: ada.id, pindah: true },
      { nama: 'BARU', desa: DESA_LAIN, keluarga: masuk.id, pindah: true },
    ])
    expect(await readRows('SELECT tertaut FROM sumber_muatan WHERE id = $1', [muatan])).toEqual([{ tertaut: 2 }])
    expect(await tautkanUlang(KAB)).toBe(0)
  })
})
