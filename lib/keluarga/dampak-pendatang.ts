// What changes when somebody comes: a child, a person, a whole family from elsewhere.
import { type Dampak, kosong, ORANG_BARU } from './dampak'
import { labelOf } from './kode'
import { type MasukanPeristiwa, toNilaiPerbaikan } from './masukan-peristiwa'
import { BELUM_KAWIN, HUBUNGAN_KEPALA, type KolomPerbaikan } from './peristiwa'

/** Somebody is born into the family or comes from elsewhere. */
export function orangBaru(masukan: MasukanPeristiwa, sebab: 'lahir' | 'pindah'): Dampak {
  const nilai: [KolomPerbaikan, string][] = [
    ['nama', masukan.nama],
    ['nomor_induk_kependudukan', masukan.nik],
    ['tanggal_lahir', sebab === 'lahir' ? masukan.tanggal : masukan.tanggalLahir],
    ['jenis_kelamin', masukan.jenisKelamin],
    ['status_hubungan_keluarga', masukan.hubungan],
    ['status_kawin', sebab === 'lahir' ? BELUM_KAWIN : masukan.statusKawin],
  ]
  const hubungan = labelOf('status_hubungan_keluarga', masukan.hubungan).toLowerCase()
  const nama = masukan.nama || 'Seseorang'
  return {
    ...kosong(),
    gerak: [{ orang: ORANG_BARU, keluarga: 'ini', arah: 'masuk', sebab }],
    nilai: nilai
      .filter(([, isi]) => isi !== '')
      .map(([kolom, isi]) => ({ milik: 'ini', orang: ORANG_BARU, kolom, baru: toNilaiPerbaikan(kolom, isi) })),
    kalimat: [
      `${nama} menjadi anggota keluarga ini${masukan.hubungan === '' ? '' : ` sebagai ${hubungan}`}.`,
      sebab === 'lahir' && masukan.nik === ''
        ? 'NIK-nya belum terbit; catat lewat perbaikan data bila sudah ada.'
        : 'Bila NIK itu sudah tercatat di kabupaten/kota ini, orangnya dihubungkan, bukan dicatat dua kali.',
    ],
  }
}

/**
 * A family that comes from elsewhere, begun with its head: who they are, where they live now, and the nomor KK or that it
 * is awaited. The others follow one by one.
 */
export function susunKeluargaMasuk(masukan: MasukanPeristiwa): Dampak {
  const dampak = orangBaru({ ...masukan, hubungan: HUBUNGAN_KEPALA }, 'pindah')
  const terbit = masukan.caraKk === 'terbit'
  return {
    ...dampak,
    nilai: [
      ...dampak.nilai,
      { milik: 'ini', orang: null, kolom: 'nama_anggota_keluarga', baru: masukan.nama },
      { milik: 'ini', orang: null, kolom: 'alamat', baru: masukan.alamat },
      { milik: 'ini', orang: null, kolom: 'nomor_kartu_keluarga', baru: terbit ? masukan.nomorKk : null },
    ],
    kalimat: [
      `Keluarga ${masukan.nama} dicatat pindah masuk dengan ${masukan.nama} sebagai kepala keluarga.`,
      terbit ? 'Nomor KK-nya dicatat.' : 'KK-nya ditandai belum terbit sampai nomornya dicatat.',
      'Anggota lain dicatat satu per satu di halaman keluarganya.',
    ],
  }
}
