import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listKode } from '@/lib/keluarga/kode'
import { VARIABEL } from '@/lib/keluarga/variabel'
import { JENIS_SUMBER } from '../jenis'
import { applyPemetaan, listKunciTerisi, mapKode, pasangKolom, profilSchema, toKepala } from './profil'
import { PRIORITAS_BAWAAN, PROFIL_BAWAAN } from './profil-bawaan'

const profilOf = (jenis: string) => {
  const ada = PROFIL_BAWAAN.find(({ profil }) => profil.jenis === jenis)
  if (!ada) throw new Error(`profil ${jenis} tidak ada`)
  return ada.profil
}
const kolomOf = (jenis: string, nama: string) => {
  const ada = profilOf(jenis).kolom.find((kolom) => kolom.nama === nama)
  if (!ada) throw new Error(`kolom ${nama} tidak ada`)
  return ada
}

describe('PROFIL_BAWAAN', () => {
  it('memuat setiap jenis sekali, dan yang susunannya tidak diterbitkan belum terverifikasi', () => {
    expect(PROFIL_BAWAAN.map(({ profil }) => profil.jenis).toSorted()).toEqual([...JENIS_SUMBER].toSorted())
    const belum = PROFIL_BAWAAN.filter(({ status }) => status === 'belum-terverifikasi').map(
      ({ profil }) => profil.jenis,
    )
    expect(belum).toEqual(expect.arrayContaining(['dtks', 'p3ke', 'kpm', 'kemensos']))
  })

  it.each(PROFIL_BAWAAN.map(({ profil }) => [profil.jenis, profil] as const))(
    'profil %s terbaca, setiap kolom dan setiap ejaan hanya sekali, kuncinya ada di antara kolomnya',
    (_jenis, profil) => {
      expect(profilSchema.parse(profil)).toEqual(profil)
      const namaList = profil.kolom.map(({ nama }) => nama)
      expect(new Set(namaList).size).toBe(namaList.length)
      const sinonimList = profil.kolom.flatMap(({ sinonim }) => sinonim)
      expect(sinonimList.filter((satu, i) => sinonimList.indexOf(satu) !== i)).toEqual([])
      expect(sinonimList.filter((satu) => toKepala(satu) !== satu)).toEqual([])
      for (const nama of profil.kunci.flat()) expect(namaList).toContain(nama)
    },
  )

  it('tidak menyebut satu kolom pun desil: peringkat sumber lain bukan desil resmi', () => {
    for (const { profil } of PROFIL_BAWAAN)
      expect(
        profil.kolom.map(({ nama }) => nama).filter((nama) => nama in VARIABEL && nama.startsWith('desil')),
      ).toEqual([])
    expect(
      PRIORITAS_BAWAAN.filter(({ kolom }) => kolom.startsWith('desil')).every(
        ({ urutan }) => urutan.join() === 'rilis',
      ),
    ).toBe(true)
  })
})

describe('mapKode untuk Regsosek', () => {
  const profil = profilOf('regsosek')
  // DOMAIN §2.1 "Trap" and §2.3.
  const BEDA: Record<string, Record<string, string>> = {
    jenis_atap_terluas: { '5': '6', '6': '5' },
    bahan_bakar_utama_memasak: { '12': '00', '0': 'regsosek:0' },
    status_kepemilikan_rumah: { '6': 'regsosek:6' },
    sumber_air_minum_utama: { '12': 'regsosek:12', '13': 'regsosek:13' },
  }
  const kolomKode = profil.kolom.filter(({ bentuk, nama }) => bentuk === 'kode' && nama in VARIABEL)

  it('memetakan setiap kode menurut padanannya di DTSEN, dan yang tidak berpadanan tetap bertanda regsosek', () => {
    expect(kolomKode.length).toBeGreaterThan(40)
    for (const kolom of kolomKode) {
      const daftar = new Set(listKode(kolom.nama).map(({ kode }) => kode))
      for (let n = 0; n <= 30; n++) {
        const angka = String(n)
        const { nilai } = mapKode(profil, kolom, angka)
        const padan = [angka, angka.padStart(2, '0')].find((kode) => daftar.has(kode))
        expect([kolom.nama, angka, nilai]).toEqual([
          kolom.nama,
          angka,
          BEDA[kolom.nama]?.[angka] ?? padan ?? `regsosek:${angka}`,
        ])
      }
    }
  })

  it('tidak pernah menghasilkan kode DTSEN dari kode yang tidak ada di petanya, apa pun tulisannya', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kolomKode), fc.string({ minLength: 1, maxLength: 20 }), (kolom, text) => {
        fc.pre(text.trim() !== '')
        const { nilai } = mapKode(profil, kolom, text)
        const dikenal = listKode(kolom.nama).some(({ kode }) => kode === nilai)
        expect(dikenal || nilai.startsWith('regsosek:')).toBe(true)
      }),
      { seed: 3, numRuns: 2000 },
    )
  })

  it('membaca 1 dan 01 sebagai kode yang sama', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kolomKode), fc.integer({ min: 0, max: 30 }), (kolom, n) => {
        expect(mapKode(profil, kolom, String(n))).toEqual(mapKode(profil, kolom, String(n).padStart(2, '0')))
      }),
      { seed: 3 },
    )
  })

  it('mengenali kode tambahan yang ada artinya, walau tidak berpadanan', () => {
    expect(mapKode(profil, kolomOf('regsosek', 'status_kepemilikan_rumah'), '6')).toEqual({
      nilai: 'regsosek:6',
      dikenal: true,
    })
    expect(mapKode(profil, kolomOf('regsosek', 'status_kepemilikan_rumah'), '7').dikenal).toBe(false)
  })
})

describe('mapKode untuk kata status', () => {
  it('membaca kata SIKS-NG tanpa melihat huruf besar dan spasi ganda; kata lain tetap disimpan', () => {
    const profil = profilOf('kpm')
    const kolom = kolomOf('kpm', 'status')
    expect(mapKode(profil, kolom, ' gagal  cek rekening ')).toEqual({ nilai: 'tidak-menerima', dikenal: true })
    expect(mapKode(profil, kolom, 'Menunggu burekol ulang')).toEqual({
      nilai: 'kpm:MENUNGGU BUREKOL ULANG',
      dikenal: false,
    })
  })
})

describe('pasangKolom', () => {
  const profil = profilOf('dtks')
  const nama = (kepala: string[], pilihan = {}) =>
    pasangKolom(profil, kepala, pilihan).map((kolom) => kolom?.nama ?? null)

  it('mengenali kepala apa pun hurufnya, dan memakai satu kolom satu kali', () => {
    expect(nama(['﻿"NIK"', 'NO. KK', 'Nama Lengkap', 'NIK KTP', 'Warna Pagar'])).toEqual([
      'nik',
      'nomor_kk',
      'nama',
      null,
      null,
    ])
  })

  it('mengenali setiap kolom menurut nama yang ditampilkan halamannya', () => {
    for (const { profil } of PROFIL_BAWAAN)
      for (const { label, nama } of profil.kolom)
        expect([profil.jenis, label, pasangKolom(profil, [label])[0]?.nama]).toEqual([profil.jenis, label, nama])
  })

  it('mendahulukan pilihan orang daripada ejaan', () => {
    expect(nama(['NIK', 'NIK KTP'], { nik: '', nik_ktp: 'nik' })).toEqual([null, 'nik'])
  })

  it('mengingat pilihan: kiriman berikutnya dengan kepala yang sama terbaca sama tanpa ditanya', () => {
    const kepala = ['Nomor Induk', 'Nama', 'Kartu', 'Pemilik Rekening', 'NIK']
    const pilihan = { nomor_induk: 'nik', kartu: 'nomor_kk', nama: '', pemilik_rekening: 'nama', nik: '' }
    const tersimpan = profilSchema.parse(applyPemetaan(profil, { kolom: pilihan }))
    expect(pasangKolom(tersimpan, kepala).map((kolom) => kolom?.nama ?? null)).toEqual(nama(kepala, pilihan))
  })

  it('terbaca sama setelah disimpan, apa pun kepala dan pilihannya', () => {
    const kepala = fc.constantFrom(
      'nik',
      'no_kk',
      'nama',
      'alamat',
      'kolom_a',
      'kolom_b',
      'tgl_lahir',
      'pkh',
      'nik_ktp',
    )
    const tujuan = fc.constantFrom('', 'nik', 'nomor_kk', 'nama', 'alamat', 'tanggal_lahir', 'bansos_pkh')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(kepala, tujuan), { selector: ([satu]) => satu, minLength: 1 }),
        (pasangan) => {
          // The page always sends every header of the file and refuses a column chosen twice.
          const bersih = pasangan.map(
            ([satu, ke], i) => [satu, pasangan.findIndex(([, lain]) => lain === ke) === i ? ke : ''] as const,
          )
          const pilihan = Object.fromEntries(bersih)
          const kepalaList = bersih.map(([satu]) => satu)
          const tersimpan = applyPemetaan(profil, { kolom: pilihan })
          expect(pasangKolom(tersimpan, kepalaList).map((kolom) => kolom?.nama ?? '')).toEqual(
            bersih.map(([, ke]) => ke),
          )
        },
      ),
      { seed: 3, numRuns: 500 },
    )
  })
})

describe('listKunciTerisi', () => {
  it('kosong bila tidak ada kolom yang membedakan baris', () => {
    const profil = profilOf('dtks')
    expect(listKunciTerisi(profil, pasangKolom(profil, ['nama', 'alamat']))).toEqual([])
    expect(listKunciTerisi(profil, pasangKolom(profil, ['nama', 'no kk']))).toEqual([['nomor_kk']])
  })
})
