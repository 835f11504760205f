import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import type { Periode } from '@/lib/core/date'
import type { HasilImpor, IkutImpor } from '@/lib/sumber/commands/impor/hasil'
import { imporRilis } from '@/lib/sumber/commands/impor-rilis'
import { laksanakanPutusan } from '@/lib/sumber/commands/putusan/laksanakan'
import { putuskanPeladen } from '@/lib/sumber/commands/putusan/putuskan-peladen'
import { setujuiKiriman } from '@/lib/sumber/commands/putusan/setujui-kiriman'
import { tarikRilis } from '@/lib/sumber/commands/putusan/tarik-rilis'
import { tolakKiriman } from '@/lib/sumber/commands/putusan/tolak-kiriman'
import { setelahTarik } from '@/lib/sumber/commands/setelah-tarik'
import { setelahTerbit } from '@/lib/sumber/commands/setelah-terbit'
import { findImpor, resolveRilis } from '@/lib/sumber/queries'
import type { ImporRilisInput } from '@/lib/sumber/schema'
import type { KodeWilayah } from '@/lib/wilayah/kode'
import { asOwner, truncateMutable } from '../support/db'
import { seedAktor } from '../support/factories'
import { cloneRilis, makeRilis, type RilisUji, readRilis, toBytes, writeBytes, writeRilis } from '../support/rilis'

const KAB = '3275'
let dasar: RilisUji
beforeAll(async () => {
  dasar = readRilis(await makeRilis(300))
})
beforeEach(truncateMutable)

const input = (more: Partial<ImporRilisInput> = {}): ImporRilisInput => ({
  kodeKab: KAB as KodeWilayah,
  jenis: 'dtsen',
  periode: '2025-TW3' as Periode,
  sistem: 'kemendagri',
  sintetis: true,
  ...more,
})

async function muat(
  files: readonly string[],
  { aktor = serverAktor(KAB), ikut = {}, ...more }: Partial<ImporRilisInput> & { aktor?: Aktor; ikut?: IkutImpor } = {},
) {
  const berkasList = files.map((jalur) => ({ nama: path.basename(jalur), jalur }))
  return imporRilis(aktor, input(more), berkasList, ikut)
}

async function impor(...args: Parameters<typeof muat>): Promise<HasilImpor> {
  const hasil = await muat(...args)
  if (!hasil.ok) throw new Error(hasil.error.message)
  const { baris, baru, berubah, sama, ditahan, salah } = hasil.value
  expect(baru + berubah + sama + ditahan + salah).toBe(baris)
  return hasil.value
}

/** Without the families for which `buang` answers yes, and without their members. */
function tanpa(rilis: RilisUji, buang: (ke: number, kodeDesa: string) => boolean): RilisUji {
  const lain = cloneRilis(rilis)
  const hilang = new Set(
    lain.keluarga.filter((row, ke) => buang(ke, row.kode_kelurahan_desa ?? '')).map((row) => row.nomor_kartu_keluarga),
  )
  lain.keluarga = lain.keluarga.filter((row) => !hilang.has(row.nomor_kartu_keluarga))
  lain.anggota = lain.anggota.filter((row) => !hilang.has(row.nomor_kartu_keluarga))
  return lain
}

/** Everything that tells what is there, apart from the chain of acts. */
async function keadaan(): Promise<unknown> {
  return asOwner(async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*) FROM keluarga) AS keluarga, (SELECT count(*) FROM orang) AS orang, (SELECT count(*) FROM riwayat_kk) AS kk,
         (SELECT count(*) FROM riwayat_nik) AS nik, (SELECT count(*) FROM kata) AS kata, (SELECT count(*) FROM rekap_rilis) AS rekap,
         (SELECT count(*) FROM rilis) AS rilis, (SELECT count(*) FROM impor) AS impor, (SELECT count(*) FROM impor_berkas) AS berkas,
         (SELECT count(*) FROM impor_salah) AS salah, (SELECT count(*) FROM impor_ditahan) AS ditahan, (SELECT count(*) FROM selisih) AS selisih,
         (SELECT count(*) FROM selisih_desil) AS desil, (SELECT count(*) FROM selisih_kolom) AS kolom, (SELECT count(*) FROM rilis_wilayah) AS wilayah,
         (SELECT count(*) FROM pengaturan) AS pengaturan,
         (SELECT count(*) FROM berkas) AS simpanan, (SELECT rilis_id FROM rilis_kini) AS kini,
         (SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relnamespace IN ('kerja'::regnamespace, 'public'::regnamespace)
            AND relkind = 'r' AND (relnamespace = 'kerja'::regnamespace OR relname ~ '_[0-9]+$')) AS tabel`,
    )
    return rows[0]
  })
}

const orang = (peran: 'operator-dinsos' | 'verifikator-dinsos' | 'kepala-dinas') =>
  seedAktor({ peran, kodeWilayah: KAB })
const isi = (id: string) => ({ kunci: randomUUID(), id, alasan: 'Sudah dicocokkan dengan surat pengantar BPS.' })

describe('impor --coba', () => {
  it('menghitung sama seperti impor sesungguhnya dan tidak meninggalkan apa pun', async () => {
    await impor(writeRilis(dasar))
    const lain = cloneRilis(dasar)
    for (const row of lain.keluarga.slice(0, 30)) row.desil_nasional = row.desil_nasional === '1' ? '2' : '1'
    for (const row of lain.anggota.slice(10, 25)) row.nama = `${row.nama} PUTRA`
    Object.assign(lain.keluarga[3] ?? {}, { kode_kelurahan_desa: '3275019999' })
    const files = writeRilis(lain)
    const sebelum = await keadaan()
    const coba = await impor(files, { ikut: { coba: true } })
    expect(coba.status).toBe('diperiksa')
    expect(await keadaan()).toEqual(sebelum)
    const sungguh = await impor(files)
    expect(sungguh.status).toBe('terbit')
    for (const kunci of ['keluarga', 'anggota', 'baris', 'alasanTahan'] as const)
      expect(coba[kunci]).toEqual(sungguh[kunci])
  })

  it('mengatakan apa yang akan ditahan, juga pada pemasangan yang masih kosong', async () => {
    const sebelum = await keadaan()
    const pertama = await impor(writeRilis(dasar), { ikut: { coba: true } })
    expect([pertama.baru, pertama.alasanTahan]).toEqual([pertama.baris, []])
    expect(await keadaan()).toEqual(sebelum)
    await impor(writeRilis(dasar))
    const susut = await impor(writeRilis(tanpa(dasar, (ke) => ke % 10 === 0)), { ikut: { coba: true } })
    expect(susut.alasanTahan.map(({ kode }) => kode)).toContain('susut')
  })
})

describe('kiriman yang ditahan', () => {
  it('susut dua persen atau lebih: dimuat seluruhnya, tidak terbit, dengan alasan berangka', async () => {
    await impor(writeRilis(dasar))
    const dulu = await resolveRilis(serverAktor(KAB))
    const hasil = await impor(writeRilis(tanpa(dasar, (ke) => ke >= 294)))
    expect(hasil.status).toBe('menunggu')
    expect(hasil.alasanTahan.map(({ kode }) => kode)).toContain('susut')
    expect(hasil.alasanTahan[0]?.kalimat).toContain('294')
    expect(await resolveRilis(serverAktor(KAB))).toEqual(dulu)
    expect(await resolveRilis(serverAktor(KAB), '2025-TW3.2')).toBeNull()
    expect((await findImpor(serverAktor(KAB), hasil.batch))?.status).toBe('menunggu')
  })

  it('kelurahan yang kini kosong, dan baris terakhir yang terpotong', async () => {
    await impor(writeRilis(dasar))
    const desa = dasar.keluarga[0]?.kode_kelurahan_desa ?? ''
    const kosong = await impor(writeRilis(tanpa(dasar, (_, kode) => kode === desa)), { ikut: { coba: true } })
    expect(kosong.alasanTahan.map(({ kode }) => kode)).toContain('desa-kosong')
    const anggota = toBytes(dasar.kolomAnggota, dasar.anggota)
    const potong = await impor([
      writeBytes('keluarga.csv', toBytes(dasar.kolomKeluarga, dasar.keluarga)),
      writeBytes('anggota.csv', anggota.subarray(0, anggota.length - 40)),
    ])
    expect(potong.status).toBe('menunggu')
    expect(potong.alasanTahan).toEqual([
      { kode: 'baris-terpotong', kalimat: expect.stringContaining('anggota.csv berakhir di tengah baris') },
    ])
  })

  it('bita yang sama selagi menunggu: batch yang sama, masih menunggu', async () => {
    await impor(writeRilis(dasar))
    const files = writeRilis(tanpa(dasar, (ke) => ke % 10 === 0))
    const pertama = await impor(files)
    const lagi = await impor(files)
    expect([lagi.batch, lagi.status, lagi.terulang]).toEqual([pertama.batch, 'menunggu', true])
    expect(lagi.alasanTahan).toEqual(pertama.alasanTahan)
  })

  it('ambang dari pengaturan', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO pengaturan (kunci, nilai) VALUES ('sumber.ambang-tahan', '{"susutPersen": 30, "susutDimuatPersen": 50, "kkWilayah": 50}')`,
      ),
    )
    await impor(writeRilis(dasar))
    expect((await impor(writeRilis(tanpa(dasar, (ke) => ke % 10 === 0)))).status).toBe('terbit')
  })

  it('kiriman berikutnya dari triwulan yang sama menggantikannya; triwulan lain menunggu keputusan', async () => {
    await impor(writeRilis(dasar))
    const tertahan = await impor(writeRilis(tanpa(dasar, (ke) => ke % 10 === 0)))
    const lain = await muat(writeRilis(dasar, { delimiter: ';' }), { periode: '2025-TW4' as Periode })
    expect(lain.ok === false && lain.error.code).toBe('sumber/menunggu')
    const benar = await impor(writeRilis(dasar, { delimiter: ';' }))
    expect([benar.status, benar.rilis, benar.sama]).toEqual(['terbit', '2025-TW3.2', benar.baris])
    expect((await findImpor(serverAktor(KAB), tertahan.batch))?.status).toBe('ditolak')
  })
})

describe('orang kedua', () => {
  async function tertahan(): Promise<{ operator: Aktor; batch: string }> {
    const operator = await orang('operator-dinsos')
    await impor(writeRilis(dasar), { aktor: operator })
    const { batch } = await impor(writeRilis(tanpa(dasar, (ke) => ke % 10 === 0)), { aktor: operator })
    return { operator, batch }
  }

  it('menyetujui: pekerjaan menerbitkannya dengan semua tindak lanjut, juga bila diulang', async () => {
    const { operator, batch } = await tertahan()
    const kepala = await orang('kepala-dinas')
    const tindak: string[] = []
    setelahTerbit('uji', async (_aktor, rilis) => void tindak.push(rilis.kode))
    expect((await setujuiKiriman(operator, isi(batch))).ok).toBe(false)
    expect(await setujuiKiriman(kepala, isi(batch))).toEqual({ ok: true, value: { id: batch } })
    const lagi = await setujuiKiriman(kepala, isi(batch))
    expect(lagi.ok === false && lagi.error.code).toBe('sumber/tidak-menunggu')
    const hasil = await laksanakanPutusan(kepala, batch, 'setujui')
    expect(hasil).toEqual({ ok: true, value: { batch, rilis: '2025-TW3.2', status: 'terbit' } })
    expect((await laksanakanPutusan(kepala, batch, 'setujui')).ok).toBe(true)
    expect(tindak).toEqual(['2025-TW3.2', '2025-TW3.2'])
    expect((await resolveRilis(operator))?.kode).toBe('2025-TW3.2')
    const impor = await findImpor(kepala, batch)
    expect([impor?.status, impor?.putusanList.map((satu) => satu.putusan)]).toEqual(['terbit', ['setujui']])
  })

  it('tidak boleh orang yang mengunggah, walaupun perannya kemudian berubah', async () => {
    const { operator, batch } = await tertahan()
    const hasil = await setujuiKiriman({ ...operator, peran: 'kepala-dinas' }, isi(batch))
    expect(hasil.ok === false && hasil.error.code).toBe('sumber/orang-yang-sama')
  })

  it('menolak: isinya dibuang dan tidak ada yang tersisa, rilis lama tetap berlaku', async () => {
    const operator = await orang('operator-dinsos')
    const verifikator = await orang('verifikator-dinsos')
    await impor(writeRilis(dasar), { aktor: operator })
    const sebelum = (await keadaan()) as Record<string, unknown>
    const lain = tanpa(dasar, (ke) => ke % 10 === 0)
    lain.keluarga.push({ ...(lain.keluarga[2] ?? {}), nomor_kartu_keluarga: '3275010101259901' })
    const { batch } = await impor(writeRilis(lain), { aktor: operator })
    expect((await tolakKiriman(verifikator, isi(batch))).ok).toBe(true)
    expect((await laksanakanPutusan(verifikator, batch, 'tolak')).ok).toBe(true)
    expect((await laksanakanPutusan(verifikator, batch, 'tolak')).ok).toBe(true)
    const sesudah = (await keadaan()) as Record<string, unknown>
    for (const kunci of [
      'keluarga',
      'orang',
      'kk',
      'nik',
      'kata',
      'rekap',
      'rilis',
      'selisih',
      'desil',
      'kini',
      'tabel',
    ])
      expect([kunci, sesudah[kunci]]).toEqual([kunci, sebelum[kunci]])
    expect((await findImpor(operator, batch))?.status).toBe('ditolak')
  })

  it('pengelola server memutuskan lewat baris perintah', async () => {
    await impor(writeRilis(dasar))
    const { batch } = await impor(writeRilis(tanpa(dasar, (ke) => ke % 10 === 0)))
    const hasil = await putuskanPeladen({ batch }, 'setujui', 'Sesuai surat BPS')
    expect(hasil.ok && hasil.value.status).toBe('terbit')
    const lagi = await putuskanPeladen({ batch }, 'setujui', 'Sesuai surat BPS')
    expect(lagi.ok === false && lagi.error.code).toBe('sumber/tidak-menunggu')
  })
})

describe('menarik rilis', () => {
  it('memberlakukan kembali kiriman sebelumnya, memberi tahu ruangan lain, dan menerima berkas yang sama lagi', async () => {
    const operator = await orang('operator-dinsos')
    const kepala = await orang('kepala-dinas')
    await impor(writeRilis(dasar), { aktor: operator })
    const lain = cloneRilis(dasar)
    for (const row of lain.keluarga.slice(0, 9)) row.alamat = 'JALAN LAIN'
    const files = writeRilis(lain)
    const { batch } = await impor(files, { aktor: operator })
    const tahu: unknown[] = []
    setelahTarik('uji', async (rilis) => void tahu.push([rilis.kode, rilis.kini?.kode]))
    expect((await tarikRilis(operator, isi(batch))).ok).toBe(false)
    expect((await tarikRilis(kepala, isi(batch))).ok).toBe(true)
    expect((await laksanakanPutusan(kepala, batch, 'tarik')).ok).toBe(true)
    expect(tahu).toEqual([['2025-TW3.2', '2025-TW3.1']])
    expect((await resolveRilis(operator))?.kode).toBe('2025-TW3.1')
    expect(await resolveRilis(operator, '2025-TW3.2')).toBeNull()
    const lagi = await tarikRilis(kepala, isi(batch))
    expect(lagi.ok === false && lagi.error.code).toBe('sumber/tidak-terbit')
    expect((await impor(files, { aktor: operator })).rilis).toBe('2025-TW3.3')
    await asOwner(async (client) => {
      const { rows } = await client.query(`SELECT tindakan FROM jejak WHERE sasaran = $1 ORDER BY nomor`, [batch])
      expect(rows.map((row) => row.tindakan)).toEqual(['sumber.impor', 'sumber.tarik', 'sumber.ditarik'])
    })
  })

  it('kiriman pertama: tidak ada lagi rilis yang berlaku', async () => {
    const { batch } = await impor(writeRilis(dasar))
    expect((await putuskanPeladen({ kodeKab: KAB, rilis: '2025-TW3.1' }, 'tarik', 'Salah berkas')).ok).toBe(true)
    expect(await resolveRilis(serverAktor(KAB))).toBeNull()
    expect((await findImpor(serverAktor(KAB), batch))?.rilis?.status).toBe('ditarik')
  })
})
