import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { evaluateKelayakan, findAturan } from '@/lib/kelayakan/aturan'
import { hitungRekapKelayakan } from '@/lib/kelayakan/commands/hitung-rekap'
import { muatExclude } from '@/lib/kelayakan/commands/muat-exclude'
import { type FaktaAnggota, KOLOM_FAKTA_ANGGOTA } from '@/lib/kelayakan/fakta'
import { ATURAN_BAWAAN, PROGRAM_BAWAAN } from '@/lib/kelayakan/program-bawaan'
import { getKelayakanKeluarga } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { findRekapKelayakan } from '@/lib/kelayakan/queries/get-rekap-kelayakan'
import { fromSql, hasilSql } from '@/lib/kelayakan/sql'
import type { AnggotaMasukan } from '@/lib/peringkat/masukan'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor, seedKeluarga, seedRilis, seedRilisBerikut } from '../support/factories'
import { idOf, insertKeluargaAcak, type KeluargaAcak, keluargaArbitrary } from '../support/peringkat'

const tanggal = (teks: string) => parseDate(teks) as IsoDate
const HARI = ['2025-05-25', '2025-05-26', '2025-09-20', '2026-02-01', '2028-02-29'].map(tanggal)
const MUATAN = '01900000-0000-7000-8000-00000000aaaa'

const toFakta = (anggota: AnggotaMasukan): FaktaAnggota =>
  Object.fromEntries(KOLOM_FAKTA_ANGGOTA.map((kolom) => [kolom, anggota[kolom] ?? null])) as FaktaAnggota

/** Families with the functions mostly answered, so that all three answers occur. */
const register = fc.array(
  fc.tuple(keluargaArbitrary([DESA, DESA_LAIN]), fc.boolean(), fc.boolean()).map(([isi, rapi, exclude]) => ({
    exclude,
    isi: {
      ...isi,
      anggota: isi.anggota.map((anggota) =>
        rapi
          ? {
              ...anggota,
              mengurus_diri: '4',
              partisipasi_sekolah: anggota.partisipasi_sekolah ?? '3',
              tanggal_lahir: anggota.tanggal_lahir ?? '1980-05-05',
            }
          : anggota,
      ),
    } satisfies KeluargaAcak,
  })),
  { minLength: 40, maxLength: 40 },
)

function reference(
  program: string,
  { isi, exclude }: { isi: KeluargaAcak; exclude: boolean },
  pada: IsoDate,
  dimuat: boolean,
) {
  return evaluateKelayakan(
    findAturan(ATURAN_BAWAAN, program, pada),
    {
      desilNasional: isi.desilNasional,
      anggotaList: isi.anggota.map(toFakta),
      dayaTerpasang: isi.keluarga.daya_terpasang,
      exclude: { diketahui: dimuat, kodeList: dimuat && exclude ? ['EX05'] : [] },
    },
    pada,
  ).hasil
}

async function seedExclude(list: readonly { ke: number; kodeDesa: string }[], sejak: string): Promise<void> {
  await asOwner(async (client) => {
    await client.query(
      `INSERT INTO exclude_muatan (kode_kab, id, sumber, periode, berlaku_sejak, baris, cocok, tidak_cocok, sidik, sintetis, aktor, dimuat_pada)
       VALUES ($1, $2, 'siks-ng', '2025-TW3', $3, 0, 0, 0, 'x', true, 'uji', now())`,
      [KAB, MUATAN, sejak],
    )
    for (const { ke, kodeDesa } of list)
      await client.query(
        `INSERT INTO status_exclude (kode_kab, muatan_id, keluarga_id, urutan, kode_desa, kode, sumber, periode)
         VALUES ($1, $2, $3, 1, $4, 'EX05', 'siks-ng', '2025-TW3')`,
        [KAB, MUATAN, idOf('keluarga', ke), kodeDesa],
      )
  })
}

beforeEach(truncateMutable)

describe('hasilSql', () => {
  it('sama dengan evaluateKelayakan pada keluarga acak, untuk setiap program, tanggal, dengan dan tanpa daftar exclude', async () => {
    const rilisId = await seedRilis()
    const terlihat = new Set<string>()
    await asOwner((client) =>
      fc.assert(
        fc.asyncProperty(register, fc.constantFrom(...HARI), fc.boolean(), async (list, pada, dimuat) => {
          await client.query('TRUNCATE rilis_keluarga, rilis_anggota, exclude_muatan, status_exclude, keluarga CASCADE')
          await insertKeluargaAcak(
            client,
            rilisId,
            list.map(({ isi }, ke) => ({ ke, isi })),
          )
          if (dimuat)
            await seedExclude(
              list.flatMap(({ exclude, isi }, ke) => (exclude ? [{ ke, kodeDesa: isi.kodeDesa }] : [])),
              '2025-01-01',
            )
          const lingkup = { kodeKab: KAB, rilisId, tanggal: pada, muatanId: dimuat ? MUATAN : null }
          for (const { kode } of PROGRAM_BAWAAN) {
            const { rows } = await client.query<{ id: string; hasil: string }>(
              `SELECT k.keluarga_id::text AS id, ${hasilSql(findAturan(ATURAN_BAWAAN, kode, pada), lingkup)} AS hasil ${fromSql(lingkup)}`,
            )
            const byId = new Map(rows.map(({ id, hasil }) => [id, hasil]))
            const acuan = list.map((baris, ke) => [idOf('keluarga', ke), reference(kode, baris, pada, dimuat)] as const)
            expect(byId).toEqual(new Map(acuan))
            for (const [, hasil] of acuan) terlihat.add(`${kode}:${hasil}`)
          }
        }),
        { seed: 3275, numRuns: 20 },
      ),
    )
    expect(terlihat.size).toBe(PROGRAM_BAWAAN.length * 3)
  })
})

describe('hitungRekapKelayakan', () => {
  it('menghitung KK dan jiwa per desa, program, dan jawaban seperti menilai satu per satu', async () => {
    const [list = []] = fc.sample(register, { seed: 5, numRuns: 1 })
    const rilisId = await seedRilis()
    await asOwner((client) =>
      insertKeluargaAcak(
        client,
        rilisId,
        list.map(({ isi }, ke) => ({ ke, isi })),
      ),
    )
    await seedExclude(
      list.flatMap(({ exclude, isi }, ke) => (exclude ? [{ ke, kodeDesa: isi.kodeDesa }] : [])),
      '2025-09-01',
    )
    for (const pada of [tanggal('2025-08-31'), tanggal('2025-09-20'), tanggal('2025-09-20')]) {
      const hasil = await hitungRekapKelayakan(serverAktor(KAB), { kodeKab: KAB, tanggal: pada, rilis: '2025-TW3' })
      expect(hasil).toMatchObject({ ok: true })
      const harapan = new Map<string, { kk: number; jiwa: number }>()
      for (const baris of list)
        for (const { kode } of PROGRAM_BAWAAN) {
          const kunci = `${kode}/${baris.isi.kodeDesa}/${reference(kode, baris, pada, pada >= '2025-09-01')}`
          const lama = harapan.get(kunci) ?? { kk: 0, jiwa: 0 }
          harapan.set(kunci, { kk: lama.kk + 1, jiwa: lama.jiwa + baris.isi.anggota.length })
        }
      const { rows } = await asOwner((client) =>
        client.query<{ kunci: string; kk: number; jiwa: number }>(
          `SELECT program || '/' || kode_desa || '/' || hasil AS kunci, kk, jiwa FROM rekap_kelayakan WHERE tanggal = $1`,
          [pada],
        ),
      )
      expect(new Map(rows.map(({ kunci, ...isi }) => [kunci, isi]))).toEqual(harapan)
    }
  })

  it('menolak kabupaten/kota lain, tanggal yang tidak ada, dan kabupaten/kota tanpa rilis', async () => {
    const kode = async (aktorKab: string, kodeKab: string, pada: string) => {
      const hasil = await hitungRekapKelayakan(serverAktor(aktorKab), { kodeKab, tanggal: pada })
      return hasil.ok ? 'ok' : hasil.error.code
    }
    expect(await kode('3216', KAB, '2025-09-20')).toBe('kelayakan/tanpa-izin')
    expect(await kode(KAB, KAB, '2025-02-31')).toBe('kelayakan/tanggal')
    expect(await kode(KAB, KAB, '2025-09-20')).toBe('kelayakan/rilis-tidak-ada')
  })
})

describe('getKelayakanKeluarga', () => {
  it('menilai dengan rilis, aturan, dan daftar exclude yang berlaku pada tanggalnya', async () => {
    const lama = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId: lama, keluarga: { desil_nasional: 2 } })
    await seedRilisBerikut({ dari: lama, keluarga: { [keluarga.id]: { desil_nasional: 7 } } })
    await asOwner((client) => client.query(`UPDATE rilis SET berlaku_sejak = '2025-12-20' WHERE periode = '2025-TW4'`))
    await seedExclude([], '2025-10-01')
    const aktor = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const sembako = async (pada: string) => {
      const nilai = await getKelayakanKeluarga(aktor, keluarga.id, tanggal(pada))
      return [nilai.rilis?.kode, nilai.programList.find(({ program }) => program.kode === 'sembako')?.hasil]
    }
    expect(await sembako('2025-05-01')).toEqual([undefined, 'belum-dapat-dinilai'])
    expect(await sembako('2025-09-25')).toEqual(['2025-TW3.1', 'belum-dapat-dinilai'])
    expect(await sembako('2025-10-02')).toEqual(['2025-TW3.1', 'memenuhi-syarat'])
    expect(await sembako('2025-12-20')).toEqual(['2025-TW4.1', 'tidak-memenuhi-syarat'])
  })

  it('tidak membuka keluarga di luar wilayah aktor', async () => {
    const rilisId = await seedRilis()
    const keluarga = await seedKeluarga({ rilisId, kodeDesa: DESA_LAIN, keluarga: { desil_nasional: 2 } })
    const aktor = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const nilai = await getKelayakanKeluarga(aktor, keluarga.id, tanggal('2025-09-25'))
    expect(nilai.rilis).toEqual({ kode: '2025-TW3.1', tidakAdaDiRilis: true })
    expect(nilai.programList.map(({ hasil }) => hasil)).not.toContain('memenuhi-syarat')
  })
})

describe('findRekapKelayakan', () => {
  it('menjumlah per program dan wilayah di bawahnya, hanya di dalam wilayah aktor', async () => {
    const rilisId = await seedRilis()
    for (const kodeDesa of [DESA, DESA, DESA_LAIN])
      await seedKeluarga({ rilisId, kodeDesa, keluarga: { desil_nasional: 9 } })
    await hitungRekapKelayakan(serverAktor(KAB), { kodeKab: KAB, tanggal: '2025-09-25' })
    const baca = (aktor: Aktor, kodeWilayah: string) =>
      findRekapKelayakan(aktor, { kodeWilayah, tanggal: tanggal('2025-12-01') })
    const kota = await baca(await seedAktor({ peran: 'operator-dinsos' }), KAB)
    expect(kota).toMatchObject({ rilis: '2025-TW3.1', tanggal: '2025-09-25' })
    expect(kota?.jumlah.sembako?.['tidak-memenuhi-syarat']).toEqual({ kk: 3, jiwa: 6 })
    expect(kota?.bawah.map(({ kode }) => kode)).toEqual([DESA.slice(0, 6), DESA_LAIN.slice(0, 6)])
    const desa = await baca(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA }), KAB)
    expect(desa?.jumlah.sembako?.['tidak-memenuhi-syarat']).toEqual({ kk: 2, jiwa: 4 })
    expect(await findRekapKelayakan(serverAktor(KAB), { kodeWilayah: KAB, tanggal: tanggal('2025-09-24') })).toBeNull()
  })
})

describe('muatExclude', () => {
  const folderList: string[] = []
  afterEach(async () => {
    for (const folder of folderList.splice(0)) await rm(folder, { recursive: true })
  })
  const tulis = async (isi: string) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sahih-exclude-'))
    folderList.push(folder)
    const jalur = path.join(folder, 'exclude.csv')
    await writeFile(jalur, isi)
    return jalur
  }
  const muat = async (isi: string, kab = KAB) =>
    muatExclude(serverAktor(kab), {
      kodeKab: KAB,
      periode: '2025-TW3',
      berlakuSejak: '2025-09-20',
      jalur: await tulis(isi),
    })
  const HEADER = 'nomor_kartu_keluarga;nomor_induk_kependudukan;kode\n'

  it('mencocokkan nomor KK atau NIK dengan satu keluarga dan menghitung yang tidak cocok', async () => {
    const rilisId = await seedRilis()
    const satu = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    const dua = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    const bersih = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    const isi = `${HEADER}${satu.nomorKk};;EX12\n;${dua.nikList[0]};ex04\n;3275999999999999;EX01\n`
    const pertama = await muat(isi)
    expect(pertama).toMatchObject({ ok: true, value: { baris: 3, cocok: 2, tidakCocok: 1 } })
    expect(await muat(isi)).toEqual(pertama)
    const aktor = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const sembako = async (id: string) => {
      const { programList } = await getKelayakanKeluarga(aktor, id, tanggal('2025-09-25'))
      return programList.find(({ program }) => program.kode === 'sembako')
    }
    expect(await sembako(satu.id)).toMatchObject({ hasil: 'tidak-memenuhi-syarat' })
    expect((await sembako(dua.id))?.alasan.at(-1)?.kalimat).toContain('ASN, TNI, atau Polri')
    expect(await sembako(bersih.id)).toMatchObject({ hasil: 'memenuhi-syarat' })
  })

  it.each([
    ['kosong', '', 'Berkas kosong'],
    ['tanpa kolom kode', 'nomor_kartu_keluarga;nomor_induk_kependudukan\n', 'kolom kode'],
    ['nomor rusak', `${HEADER}3,27501E+15;;EX04\n`, 'Baris 2: kolom nomor_kartu_keluarga'],
    ['kode salah', `${HEADER}3275010101200001;;ASN\n`, 'Baris 2: kolom kode'],
    ['tanpa nomor', `${HEADER};;EX04\n`, 'Baris 2: kolom nomor_kartu_keluarga'],
    ['kutip tidak ditutup', `${HEADER}"3275010101200001;;EX04\n`, 'tidak dapat dibaca'],
  ])('menolak berkas %s dengan menyebut tempatnya dan tidak memuat apa pun', async (_nama, isi, kalimat) => {
    await seedRilis()
    const hasil = await muat(isi)
    expect(hasil.ok ? '' : hasil.error.message).toContain(kalimat)
    expect(hasil.ok ? '' : hasil.error.message).not.toMatch(/\d{16}/)
    const { rows } = await asOwner((client) => client.query('SELECT FROM exclude_muatan'))
    expect(rows).toHaveLength(0)
  })

  it('menolak kabupaten/kota lain', async () => {
    await seedRilis()
    expect(await muat(HEADER, '3216')).toMatchObject({ error: { code: 'kelayakan/tanpa-izin' } })
  })
})
