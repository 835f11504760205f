import { batalkanPekerjaan } from '@/lib/berkas/commands/batalkan-pekerjaan'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { DESA, KAB } from '../factories'
import { kunci } from '../verval'
import { insertId, type Tindakan } from './bentuk'

/** Acts of berkas. */
export const MATRIKS_BERKAS: readonly Tindakan[] = [
  {
    nama: 'berkas.batalkan',
    izin: 'berkas:batalkan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO pekerjaan (kode_kab, jenis, masukan, aktor, peran, kode_wilayah) VALUES ($1, 'ekspor', '{}', $2, 'operator-dinsos', $3)`,
        [KAB, aktor.id, DESA],
      )
      return () => batalkanPekerjaan(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'berkas.unduh',
    izin: 'berkas:unduh',
    sekabupaten: false,
    // There are no bytes behind the row; who may not see it is told that it does not exist.
    diterima: ['berkas/kedaluwarsa'],
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO berkas (kode_kab, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah)
         VALUES ($1, 'surat', 'surat.pdf', 'application/pdf', 1, repeat('0', 64), 'tidak/ada', $2, $3)`,
        [KAB, aktor.id, DESA],
      )
      return () => unduhBerkas(aktor, id)
    },
  },
]
