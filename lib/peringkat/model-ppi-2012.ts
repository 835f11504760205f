// The ten-question scorecard of 2012 with its published look-up. Source: Schreiner, Simple Poverty Scorecard
// Indonesia 2012 (Susenas July 2010), points as in DOMAIN §3.3.
import { type Model, SKALA } from './model'

const poin = (n: number) => n * SKALA
const ya = (kunci: string, uraian: string, masukan: string, n: number): Model['sukuList'][number] => ({
  kunci,
  uraian,
  jenis: 'kode',
  masukan,
  pilihan: [{ kode: ['1'], koefisien: poin(n) }],
  lain: 0,
  kosong: 0,
})

/** Band starts 0, 5, 10 … 95 with the likelihood in per mille of living below US$2.50 a day. */
const DI_BAWAH_250 = [995, 990, 985, 970, 956, 920, 882, 808, 696, 562, 420, 283, 194, 107, 81, 40, 13, 0]
/** The same below US$1.25 a day. */
const DI_BAWAH_125 = [774, 721, 618, 499, 401, 288, 197, 120, 68, 35, 17, 9, 4, 1, 1, 1, 0]

const jenjang = (permilList: readonly number[]) => permilList.map((permil, i) => ({ mulai: poin(5 * i), permil }))

export const PPI_2012: Model = {
  satuan: 'poin',
  konstanta: 0,
  wajib: ['jenis_lantai_terluas', 'bahan_bakar_utama_memasak', 'fasilitas_bab'],
  sukuList: [
    {
      kunci: 'jumlah_anggota',
      uraian: 'Jumlah anggota keluarga',
      jenis: 'jenjang',
      masukan: 'jiwa',
      awal: poin(35),
      batas: [
        { mulai: 2, koefisien: poin(24) },
        { mulai: 3, koefisien: poin(18) },
        { mulai: 4, koefisien: poin(12) },
        { mulai: 5, koefisien: poin(6) },
        { mulai: 6, koefisien: 0 },
      ],
      kosong: 0,
    },
    {
      kunci: 'anak_bersekolah',
      uraian: 'Semua anggota berumur 6–18 tahun bersekolah',
      jenis: 'kasus',
      pilihan: [
        { syarat: [{ masukan: 'usia_6_18', mulai: 0, sampai: 0 }], koefisien: 0 },
        { syarat: [{ masukan: 'usia_6_18', samaDengan: 'usia_6_18_sekolah' }], koefisien: poin(2) },
      ],
      lain: 0,
    },
    {
      kunci: 'pendidikan_perempuan',
      uraian: 'Ijazah kepala keluarga atau pasangan perempuan',
      jenis: 'kasus',
      pilihan: [
        { syarat: [{ masukan: 'perempuan_pemimpin', mulai: 0, sampai: 0 }], koefisien: poin(4) },
        { syarat: [{ masukan: 'perempuan_ijazah', kode: ['01', '02', '03', '04', '05'] }], koefisien: poin(3) },
        { syarat: [{ masukan: 'perempuan_ijazah', kode: ['06', '07', '08', '09', '10'] }], koefisien: poin(4) },
        { syarat: [{ masukan: 'perempuan_ijazah', kode: ['15', '16'] }], koefisien: poin(5) },
        { syarat: [{ masukan: 'perempuan_ijazah', kode: ['11', '12', '13', '14', '17'] }], koefisien: poin(7) },
        { syarat: [{ masukan: 'perempuan_ijazah', kode: ['18', '19', '20', '21', '22'] }], koefisien: poin(18) },
      ],
      lain: 0,
    },
    {
      kunci: 'pekerjaan_laki',
      uraian: 'Pekerjaan kepala keluarga atau pasangan laki-laki',
      jenis: 'kasus',
      pilihan: [
        { syarat: [{ masukan: 'laki_pemimpin', mulai: 0, sampai: 0 }], koefisien: 0 },
        { syarat: [{ masukan: 'laki_status_bekerja', kode: ['2'] }], koefisien: 0 },
        { syarat: [{ masukan: 'laki_status_pekerjaan', kode: ['1', '6', '7'] }], koefisien: poin(1) },
        { syarat: [{ masukan: 'laki_status_pekerjaan', kode: ['2'] }], koefisien: poin(3) },
        { syarat: [{ masukan: 'laki_status_pekerjaan', kode: ['4', '5'] }], koefisien: poin(4) },
        { syarat: [{ masukan: 'laki_status_pekerjaan', kode: ['3'] }], koefisien: poin(6) },
      ],
      lain: 0,
    },
    {
      kunci: 'lantai',
      uraian: 'Jenis lantai terluas',
      jenis: 'kode',
      masukan: 'jenis_lantai_terluas',
      pilihan: [{ kode: ['07', '08'], koefisien: 0 }],
      lain: poin(5),
      kosong: 0,
    },
    {
      kunci: 'jamban',
      uraian: 'Fasilitas buang air besar',
      jenis: 'kasus',
      pilihan: [
        { syarat: [{ masukan: 'fasilitas_bab', kode: ['5', '6'] }], koefisien: 0 },
        { syarat: [{ masukan: 'jenis_kloset', kode: ['1'] }], koefisien: poin(4) },
        {
          syarat: [
            { masukan: 'jenis_kloset', kode: ['2', '3'] },
            { masukan: 'pembuangan_akhir_tinja', kode: ['1', '2'] },
          ],
          koefisien: poin(2),
        },
      ],
      lain: 0,
    },
    {
      kunci: 'bahan_bakar',
      uraian: 'Bahan bakar utama memasak',
      jenis: 'kode',
      masukan: 'bahan_bakar_utama_memasak',
      pilihan: [{ kode: ['08', '09', '10'], koefisien: 0 }],
      lain: poin(5),
      kosong: 0,
    },
    ya('tabung_gas', 'Tabung gas 5,5 kg atau lebih', 'aset_bergerak_tabung_gas', 7),
    ya('lemari_es', 'Lemari es/kulkas', 'aset_bergerak_lemari_es', 9),
    {
      kunci: 'sepeda_motor',
      uraian: 'Sepeda motor atau kapal/perahu motor',
      jenis: 'kasus',
      pilihan: [
        { syarat: [{ masukan: 'aset_bergerak_sepeda_motor', kode: ['1'] }], koefisien: poin(9) },
        { syarat: [{ masukan: 'aset_bergerak_kapal_perahu_motor', kode: ['1'] }], koefisien: poin(9) },
      ],
      lain: 0,
    },
  ],
  tafsir: [
    { uraian: 'Kemungkinan pengeluaran di bawah US$2,50 (PPP) sehari', jenjangList: jenjang(DI_BAWAH_250) },
    { uraian: 'Kemungkinan pengeluaran di bawah US$1,25 (PPP) sehari', jenjangList: jenjang(DI_BAWAH_125) },
  ],
}
