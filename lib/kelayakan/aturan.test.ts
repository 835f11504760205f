import { describe, expect, it } from 'vitest'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { CATATAN_PENETAPAN, evaluateKelayakan, findAturan, LABEL_HASIL } from './aturan'
import { listIndikasi } from './exclude'
import { type FaktaAnggota, type FaktaKeluarga, KOLOM_FAKTA_ANGGOTA } from './fakta'
import { komponenOf, LABEL_KOMPONEN } from './komponen'
import { ATURAN_BAWAAN, PROGRAM_BAWAAN } from './program-bawaan'

const tanggal = (teks: string) => parseDate(teks) as IsoDate
const HARI = tanggal('2025-09-20')

/** A man of 40 without any komponen. */
const ORANG: FaktaAnggota = {
  ...(Object.fromEntries(KOLOM_FAKTA_ANGGOTA.map((kolom) => [kolom, '4'])) as FaktaAnggota),
  tanggal_lahir: '1985-01-01',
  jenis_kelamin: '1',
  partisipasi_sekolah: '3',
  jenjang_tertinggi_yang_diduduki: '13',
}
const PEREMPUAN: FaktaAnggota = { ...ORANG, jenis_kelamin: '2' }
const KELUARGA: FaktaKeluarga = {
  desilNasional: 3,
  anggotaList: [ORANG],
  dayaTerpasang: '1',
  exclude: { diketahui: true, kodeList: [] },
}
const nilai = (program: string, ubah: Partial<FaktaKeluarga> = {}, pada = HARI) =>
  evaluateKelayakan(findAturan(ATURAN_BAWAAN, program, pada), { ...KELUARGA, ...ubah }, pada)

describe('komponenOf', () => {
  it.each<[string, Partial<FaktaAnggota>, string[], string[]]>([
    ['laki-laki 40 tahun', {}, [], []],
    ['bayi', { tanggal_lahir: '2025-09-20', partisipasi_sekolah: '1' }, ['anak-usia-dini'], []],
    [
      'sehari sebelum ulang tahun ketujuh',
      { tanggal_lahir: '2018-09-21', partisipasi_sekolah: '1' },
      ['anak-usia-dini'],
      [],
    ],
    ['tepat tujuh tahun', { tanggal_lahir: '2018-09-20', partisipasi_sekolah: '1' }, [], []],
    ['belum lahir pada tanggal itu', { tanggal_lahir: '2025-09-21' }, [], []],
    [
      'SD',
      { tanggal_lahir: '2015-01-01', partisipasi_sekolah: '2', jenjang_tertinggi_yang_diduduki: '03' },
      ['sd'],
      [],
    ],
    [
      'SMA',
      { tanggal_lahir: '2008-01-01', partisipasi_sekolah: '2', jenjang_tertinggi_yang_diduduki: '15' },
      ['sma'],
      [],
    ],
    [
      'kuliah',
      { tanggal_lahir: '2005-01-01', partisipasi_sekolah: '2', jenjang_tertinggi_yang_diduduki: '19' },
      [],
      [],
    ],
    [
      'masih SMA pada umur 22',
      { tanggal_lahir: '2003-01-01', partisipasi_sekolah: '2', jenjang_tertinggi_yang_diduduki: '13' },
      [],
      [],
    ],
    [
      'sekolah tanpa jenjang',
      { tanggal_lahir: '2015-01-01', partisipasi_sekolah: '2', jenjang_tertinggi_yang_diduduki: null },
      [],
      ['sd', 'smp', 'sma'],
    ],
    ['tepat 60 tahun', { tanggal_lahir: '1965-09-20' }, ['lansia'], []],
    ['59 tahun', { tanggal_lahir: '1965-09-21' }, [], []],
    ['tidak bisa mengurus diri', { mengurus_diri: '1' }, ['disabilitas-berat'], []],
    [
      'sulit mengurus diri dan tidak bisa berjalan',
      { mengurus_diri: '2', berjalan_atau_naik_tangga: '1' },
      ['disabilitas-berat'],
      [],
    ],
    ['tidak bisa berjalan tetapi mengurus diri', { mengurus_diri: '4', berjalan_atau_naik_tangga: '1' }, [], []],
    ['mengurus diri tidak diisi', { mengurus_diri: null }, [], ['disabilitas-berat']],
    ['perempuan 40 tahun', { jenis_kelamin: '2' }, [], ['ibu-hamil']],
    ['perempuan 50 tahun', { jenis_kelamin: '2', tanggal_lahir: '1975-09-20' }, [], []],
    ['laki-laki tanpa tanggal lahir', { tanggal_lahir: null }, [], ['anak-usia-dini', 'lansia']],
  ])('%s', (_nama, ubah, ada, tidakDiketahui) => {
    expect(komponenOf({ ...ORANG, ...ubah }, HARI)).toEqual({ ada, tidakDiketahui })
  })
})

describe('evaluateKelayakan', () => {
  it('menilai PKH: desil 1–4 dan sedikitnya satu komponen yang pasti', () => {
    const lansia = { ...ORANG, tanggal_lahir: '1950-01-01' }
    expect(nilai('pkh', { anggotaList: [lansia] }).hasil).toBe('memenuhi-syarat')
    expect(nilai('pkh', { anggotaList: [lansia, PEREMPUAN] }).hasil).toBe('memenuhi-syarat')
    expect(nilai('pkh', { anggotaList: [lansia], desilNasional: 5 }).hasil).toBe('tidak-memenuhi-syarat')
    expect(nilai('pkh').hasil).toBe('tidak-memenuhi-syarat')
    expect(nilai('pkh', { anggotaList: [] }).hasil).toBe('belum-dapat-dinilai')
  })

  it('membiarkan PKH terbuka bila komponen satu-satunya yang mungkin adalah kehamilan, dan menyebutnya', () => {
    const { hasil, alasan } = nilai('pkh', { anggotaList: [PEREMPUAN] })
    expect(hasil).toBe('belum-dapat-dinilai')
    expect(alasan.find(({ syarat }) => syarat === 'komponen')?.kalimat).toContain(LABEL_KOMPONEN['ibu-hamil'])
  })

  it.each(['sembako', 'pbi-jk'])('menilai %s pada desil 1–5', (program) => {
    for (let desil = 1; desil <= 10; desil++)
      expect(nilai(program, { desilNasional: desil }).hasil).toBe(
        desil <= 5 ? 'memenuhi-syarat' : 'tidak-memenuhi-syarat',
      )
    expect(nilai(program, { desilNasional: null }).hasil).toBe('belum-dapat-dinilai')
  })

  it('hanya mengikuti exclude yang dikirim; yang tidak diketahui membiarkan jawaban terbuka, yang pasti gagal tetap gagal', () => {
    const exclude = { diketahui: true, kodeList: ['EX05'] }
    const { hasil, alasan } = nilai('sembako', { exclude })
    expect(hasil).toBe('tidak-memenuhi-syarat')
    expect(alasan.at(-1)?.kalimat).toContain('ASN, TNI, atau Polri')
    const tidakDiketahui = { diketahui: false, kodeList: [] }
    expect(nilai('sembako', { exclude: tidakDiketahui }).hasil).toBe('belum-dapat-dinilai')
    expect(nilai('sembako', { exclude: tidakDiketahui, desilNasional: 9 }).hasil).toBe('tidak-memenuhi-syarat')
  })

  it('menyebut indikasi tanpa mengubah hasil', () => {
    const anggotaList = [{ ...ORANG, status_dalam_pekerjaan_utama: '5' }]
    expect(listIndikasi({ ...KELUARGA, anggotaList })).toHaveLength(1)
    expect(nilai('sembako', { anggotaList }).hasil).toBe('memenuhi-syarat')
  })

  it('memakai aturan yang berlaku pada tanggalnya dan menyebut dasar hukumnya', () => {
    expect(nilai('pkh', {}, tanggal('2025-05-25'))).toMatchObject({
      hasil: 'belum-dapat-dinilai',
      alasan: [{ syarat: 'aturan', terpenuhi: null }],
    })
    expect(nilai('sembako', {}, tanggal('2025-05-26')).hasil).toBe('memenuhi-syarat')
    const dasar = (pada: string) => findAturan(ATURAN_BAWAAN, 'pbi-jk', tanggal(pada))?.dasarHukum
    expect(dasar('2026-01-31')).toBe('Kepmensos 79/HUK/2025')
    expect(dasar('2026-02-01')).toContain('3/HUK/2026')
  })

  it('tidak pernah menjanjikan bantuan', () => {
    const janji = /\b(berhak|layak menerima|akan menerima|mendapat bantuan|dijamin)\b/i
    const kalimatList = PROGRAM_BAWAAN.flatMap(({ kode }) =>
      [1, 5, 9, null].flatMap((desilNasional) => nilai(kode, { desilNasional }).alasan.map(({ kalimat }) => kalimat)),
    )
    for (const kalimat of [...kalimatList, ...Object.values(LABEL_HASIL), CATATAN_PENETAPAN])
      expect(kalimat).not.toMatch(janji)
  })
})
