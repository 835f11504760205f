import { describe, expect, it } from 'vitest'
import { sidikOf, sidikPendek, toIsi } from './daftar'
import { compareKolom, computeHasil, isNilaiSama } from './hasil'
import { toKiriman } from './kiriman'
import { catatMusyawarahSchema } from './schema/musyawarah'
import { periksaUsulanSchema } from './schema/pemeriksaan'
import { ubahUsulanSchema, usulanFilterSchema } from './schema/usulan'
import {
  isKolomUsulan,
  KELOMPOK_FORM_ANGGOTA,
  KELOMPOK_FORM_KELUARGA,
  KOLOM_USULAN_ANGGOTA,
  KOLOM_USULAN_KELUARGA,
  namaIsian,
  nilaiAkhirOf,
  parseNamaIsian,
  parseNilai,
} from './usulan'

const ORANG = '01990000-0000-7000-8000-000000000001'
const KUNCI = '01990000-0000-4000-8000-0000000000aa'

describe('kolom usulan', () => {
  it('tidak pernah memuat desil, NIK, No KK, nama, tanggal lahir, kepesertaan, atau data KTP', () => {
    for (const kolom of [...KOLOM_USULAN_KELUARGA, ...KOLOM_USULAN_ANGGOTA])
      expect(kolom).not.toMatch(/desil|nomor_|^nama|tanggal_lahir|pbi_|_ktp|^kode_/)
    expect(KOLOM_USULAN_KELUARGA).toContain('jenis_lantai_terluas')
    expect(KOLOM_USULAN_ANGGOTA).toContain('status_bekerja')
    expect(isKolomUsulan('status_bekerja', null)).toBe(false)
    expect(isKolomUsulan('status_bekerja', ORANG)).toBe(true)
  })

  it('setiap kolom ada di satu kelompok formulir, dan kolom kode punya pilihan', () => {
    const diForm = (kelompokList: typeof KELOMPOK_FORM_KELUARGA) =>
      kelompokList.flatMap(({ kolomList }) => kolomList.map(({ kolom }) => kolom)).sort()
    expect(diForm(KELOMPOK_FORM_KELUARGA)).toEqual([...KOLOM_USULAN_KELUARGA].sort())
    expect(diForm(KELOMPOK_FORM_ANGGOTA)).toEqual([...KOLOM_USULAN_ANGGOTA].sort())
    for (const { kolomList } of [...KELOMPOK_FORM_KELUARGA, ...KELOMPOK_FORM_ANGGOTA])
      for (const { kolom, jenis, pilihan } of kolomList)
        if (jenis === 'kode') expect(pilihan.length, kolom).toBeGreaterThan(1)
  })
})

describe('parseNilai', () => {
  it.each([
    ['jenis_lantai_terluas', null, '8', '08'],
    ['jenis_lantai_terluas', null, ' 08 ', '08'],
    ['luas_lantai', null, '036', '36'],
    ['luas_lantai', null, '-', null],
    ['jenis_kloset', null, '', null],
    ['alamat', null, ' Gang\n Mawar  3 ', 'Gang Mawar 3'],
    ['status_bekerja', ORANG, '2', '2'],
  ])('%s membaca %j', (kolom, orangId, teks, nilai) => {
    expect(parseNilai(kolom, orangId as string | null, teks as string)).toEqual({ ok: true, value: nilai })
  })

  it.each([
    ['jenis_lantai_terluas', null, '12'],
    ['luas_lantai', null, '1000'],
    ['luas_lantai', null, '12,5'],
    ['luas_lantai', null, '-3'],
    ['alamat', null, 'x'.repeat(501)],
    ['desil_nasional', null, '1'],
    ['nomor_induk_kependudukan', ORANG, '1'],
  ])('%s menolak %j', (kolom, orangId, teks) => {
    expect(parseNilai(kolom, orangId as string | null, teks as string).ok).toBe(false)
  })

  it('nama isian bolak-balik', () => {
    for (const orangId of [null, ORANG])
      expect(parseNamaIsian(namaIsian('luas_lantai', orangId))).toEqual({ kolom: 'luas_lantai', orangId })
    expect(parseNamaIsian('catatan')).toBeNull()
  })
})

describe('formulir', () => {
  it('mengirim hanya yang diisi, dan galatnya menunjuk isiannya', () => {
    const isian = {
      kunci: KUNCI,
      id: KUNCI,
      versi: '2',
      'nilai.luas_lantai': '20',
      [`nilai.${ORANG}.status_bekerja`]: '',
    }
    expect(ubahUsulanSchema.parse(isian).perubahan).toEqual([{ orangId: null, kolom: 'luas_lantai', nilai: '20' }])
    const salah = ubahUsulanSchema.safeParse({ ...isian, 'nilai.luas_lantai': 'dua puluh' })
    expect(salah.error?.issues[0]?.path).toEqual(['nilai.luas_lantai'])
  })

  it('membaca keputusan musyawarah dari isian per usulan, yang tidak dibahas dilewati', () => {
    const isian = {
      kunci: KUNCI,
      kodeDesa: '3275011001',
      tanggal: '2025-10-10',
      nomorBeritaAcara: 'BA/1',
      jumlahHadir: '20',
      [`keputusan.${ORANG}`]: 'ditolak',
      [`alasan.${ORANG}`]: 'Sudah pindah',
      [`keputusan.${KUNCI}`]: 'tidak-dibahas',
    }
    expect(catatMusyawarahSchema.parse(isian).keputusan).toEqual([
      { usulanId: ORANG, keputusan: 'ditolak', alasan: 'Sudah pindah' },
    ])
    expect(catatMusyawarahSchema.parse({ ...isian, nomorBeritaAcara: ' 005 / BA -2025 ' }).nomorBeritaAcara).toBe(
      '005/BA-2025',
    )
    expect(catatMusyawarahSchema.safeParse({ ...isian, [`alasan.${ORANG}`]: '' }).success).toBe(false)
    expect(catatMusyawarahSchema.safeParse({ ...isian, tanggal: '2025-02-30' }).success).toBe(false)
    expect(catatMusyawarahSchema.safeParse({ ...isian, jumlahHadir: '0' }).success).toBe(false)
  })

  it('membaca temuan per nilai; temuan lain perlu nilainya', () => {
    const isian = {
      kunci: KUNCI,
      id: KUNCI,
      tanggal: '2025-10-20',
      keberadaan: 'ditemukan',
      'temuan.luas_lantai': 'lain',
      'nilai.luas_lantai': '24',
      [`temuan.${ORANG}.status_bekerja`]: 'usulan',
    }
    expect(periksaUsulanSchema.parse(isian)).toMatchObject({
      pilihan: [
        { orangId: null, kolom: 'luas_lantai', pilihan: 'lain' },
        { orangId: ORANG, kolom: 'status_bekerja', pilihan: 'usulan' },
      ],
      lain: [{ orangId: null, kolom: 'luas_lantai', nilai: '24' }],
    })
    expect(periksaUsulanSchema.safeParse({ ...isian, 'nilai.luas_lantai': '' }).success).toBe(false)
  })

  it('alamat halaman yang rusak menjadi daftar tanpa saringan', () => {
    expect(usulanFilterSchema.parse({ status: 'x', wilayah: 'abc', ukuran: '-1', urut: '?' })).toEqual({
      urut: 'baru',
      ukuran: 50,
    })
  })
})

describe('hasil', () => {
  it.each([
    ['1', '01', true],
    ['', null, true],
    ['1', '2', false],
    ['Gang A', 'gang a', false],
    ['532100012345', '0532100012345', false],
  ])('isNilaiSama(%j, %j)', (a, b, sama) => {
    expect(isNilaiSama(a, b)).toBe(sama)
  })

  it.each([
    [['diakui', 'diakui'], true, true, 3, 2, 'diakui-desil-berubah'],
    [['diakui', 'diakui'], true, true, 3, 3, 'diakui-desil-tetap'],
    [['diakui'], true, true, null, null, 'diakui-desil-tetap'],
    [['diakui'], true, true, null, 4, 'diakui-desil-berubah'],
    [['diakui', 'tidak-diakui'], true, true, 3, 2, 'sebagian'],
    [['tidak-diakui', 'tidak-ada'], true, true, 3, 2, 'tidak-diakui'],
    [['tidak-diakui'], true, false, 3, 2, 'belum-dijawab'],
    [['diakui'], true, false, 3, 2, 'diakui-desil-berubah'],
    [[], false, true, 3, null, 'belum-dijawab'],
  ] as const)('computeHasil %j', (hasilKolomList, adaDiRilis, diproses, desilLama, desilBaru, harapan) => {
    expect(computeHasil({ hasilKolomList, adaDiRilis, diproses, desilLama, desilBaru })).toBe(harapan)
  })

  it('anggota yang tidak ada di rilis dibedakan dari nilai yang kosong', () => {
    expect(compareKolom('1', undefined)).toBe('tidak-ada')
    expect(compareKolom('1', null)).toBe('tidak-diakui')
  })

  it('nilai akhir mengikuti pemeriksaan', () => {
    const nilai = { nilaiBaru: 'a', nilaiTemuan: 'b' }
    expect(nilaiAkhirOf({ ...nilai, hasilPeriksa: null })).toEqual({ nilai: 'a' })
    expect(nilaiAkhirOf({ ...nilai, hasilPeriksa: 'dikoreksi' })).toEqual({ nilai: 'b' })
    expect(nilaiAkhirOf({ ...nilai, hasilPeriksa: 'tidak-berubah' })).toBeNull()
  })
})

describe('daftar dan kiriman', () => {
  const baris = {
    nomor: 'USL-2025-000001',
    usulanId: ORANG,
    keluargaId: KUNCI,
    kodeDesa: '3275011001',
    asal: 'warga',
    berlakuSejak: '2025-10-20',
    perubahan: [
      { orangId: ORANG, kolom: 'status_bekerja', lama: '1', baru: '2' },
      { orangId: null, kolom: 'luas_lantai', lama: '36', baru: null },
    ],
  }
  const kepala = { kodeKab: '3275', nomor: 'DFT-2025-0001', versi: 1 }

  it('isi tidak bergantung pada urutan masuk; sidik bergantung pada isi, urutan, nomor, dan versi', () => {
    const isi = toIsi(baris)
    expect(toIsi({ ...baris, perubahan: baris.perubahan.toReversed() })).toBe(isi)
    const lain = toIsi({ ...baris, nomor: 'USL-2025-000002' })
    const sidik = sidikOf(kepala, [isi, lain])
    expect(sidik).toMatch(/^[0-9a-f]{64}$/)
    for (const beda of [
      sidikOf(kepala, [lain, isi]),
      sidikOf(kepala, [isi]),
      sidikOf({ ...kepala, versi: 2 }, [isi, lain]),
      sidikOf({ ...kepala, nomor: 'DFT-2025-0002' }, [isi, lain]),
    ])
      expect(beda).not.toBe(sidik)
    expect(sidikPendek(sidik).replaceAll(' ', '')).toBe(sidik.slice(0, 12))
  })

  it('berkas kiriman mengutip setiap sel', () => {
    expect(
      toKiriman([
        { nomorUsulan: 'USL-2025-000001', nomorKk: '9201', nik: null, kolom: 'alamat', nilaiBaru: 'Gang "A", 1' },
        { nomorUsulan: 'USL-2025-000001', nomorKk: '9201', nik: '92', kolom: 'jenis_kloset', nilaiBaru: null },
      ]),
    ).toBe(
      'nomor_usulan,nomor_kartu_keluarga,nomor_induk_kependudukan,kolom,nilai_baru\n' +
        '"USL-2025-000001","9201","","alamat","Gang ""A"", 1"\n' +
        '"USL-2025-000001","9201","92","jenis_kloset",""\n',
    )
  })
})
