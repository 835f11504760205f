// The profiles every installation has. Layouts of DTKS, P3KE, recipients and Kemensos answers are not published: they ship
// as spellings seen in practice, belum terverifikasi, until an office saves one from a delivery it holds.
import type { JenisSumber } from '../jenis'
import { KOLOM_ALAMAT, KOLOM_ORANG, kolom, kolomDtsen } from './kolom-umum'
import type { KolomProfil, Profil, StatusProfil } from './profil'
import { KOLOM_REGSOSEK, KOLOM_REGSOSEK_SAJA } from './regsosek'

const TANGGAL: Profil['tanggal'] = ['TTTT-BB-HH', 'HH/BB/TTTT', 'HH-BB-TTTT', 'seri']

function ke(nilai: string, ...kata: string[]): Record<string, string> {
  return Object.fromEntries(kata.map((satu) => [satu, nilai]))
}

const KELAMIN: KolomProfil = {
  ...kolom('jenis_kelamin', 'Jenis kelamin', 'kode', 'jk', 'kelamin', 'jenkel', 'l_p'),
  kode: { ...ke('1', '1', 'L', 'LAKI-LAKI', 'LAKI LAKI', 'PRIA'), ...ke('2', '2', 'P', 'PEREMPUAN', 'WANITA') },
}
const YA_TIDAK = {
  ...ke('YA', 'YA', 'Y', '1', 'ADA', 'TRUE', 'MENERIMA'),
  ...ke('TIDAK', 'TIDAK', 'T', '0', '2', 'TIDAK ADA', 'FALSE', '-', 'TIDAK MENERIMA'),
}
const IBU = kolom('nama_ibu_kandung', 'Nama ibu kandung', 'teks', 'ibu_kandung', 'nama_ibu')
const PROGRAM: KolomProfil = {
  ...kolom('program', 'Program', 'kode', 'program_bansos', 'jenis_bansos', 'bansos', 'jenis_bantuan', 'nama_program'),
  kode: {
    ...ke('pkh', 'PKH', 'PROGRAM KELUARGA HARAPAN'),
    ...ke('sembako', 'SEMBAKO', 'BPNT', 'PROGRAM SEMBAKO', 'BPNT/SEMBAKO', 'SEMBAKO/BPNT', 'BSP'),
    ...ke('pbi-jk', 'PBI', 'PBI JK', 'PBI-JK', 'PBI JKN', 'PBI APBN', 'PBI_JK'),
    ...ke('blt-dd', 'BLT DD', 'BLT-DD', 'BLT DANA DESA', 'BLT DESA'),
    ...ke('blts-kesra', 'BLTS', 'BLTS KESRA', 'BLT KESRA'),
    ...ke('atensi', 'ATENSI'),
    ...ke('pena', 'PENA'),
    ...ke('bantuan-pangan', 'BANTUAN PANGAN', 'BANTUAN PANGAN BERAS', 'BANPANG', 'CBP'),
  },
}

/** Words as SIKS-NG and BPJS write them, from practice; an office adds its own. What is not here stays belum dikenal. */
const STATUS_PENERIMA: KolomProfil = {
  ...kolom(
    'status',
    'Status kepesertaan',
    'kode',
    'status_kepesertaan',
    'status_bansos',
    'status_penerima',
    'status_peserta',
    'status_kpm',
    'status_akhir',
    'kepesertaan',
  ),
  kode: {
    ...ke(
      'menerima',
      'AKTIF',
      'MENERIMA',
      'PENERIMA',
      'SI',
      'SP2D',
      'STANDING INSTRUCTION',
      'SALUR',
      'TERSALUR',
      'CAIR',
    ),
    ...ke('menerima', 'TOP UP', 'SUDAH TOP UP', 'SUDAH TRANSAKSI', 'BERHASIL', 'PESERTA', 'YA'),
    ...ke('proses', 'PROSES', 'SPM', 'FINAL CLOSING', 'CEK REKENING', 'VERIFIKASI REKENING', 'BUREKOL', 'PENGAJUAN'),
    ...ke('proses', 'BERHASIL CEK REKENING', 'BERHASIL BUKA REKENING', 'REAKTIVASI'),
    ...ke('tidak-menerima', 'EXCLUDE', 'TIDAK LAYAK', 'NONAKTIF', 'NON AKTIF', 'NON-AKTIF', 'TIDAK AKTIF', 'GRADUASI'),
    ...ke(
      'tidak-menerima',
      'GAGAL CEK REKENING',
      'GAGAL BUREKOL',
      'GAGAL BUKA REKENING',
      'RETUR',
      'MENINGGAL',
      'TIDAK',
    ),
  },
}

const PESERTA = kolom(
  'nomor_peserta',
  'Nomor peserta',
  'nomor',
  'noka',
  'noka_jkn',
  'no_kartu',
  'nomor_kartu',
  'no_jkn',
  'nomor_jkn',
  'no_peserta',
  'no_kks',
  'nomor_kks',
)
const USULAN = kolom('nomor_usulan', 'Nomor usulan', 'teks', 'no_usulan', 'id_usulan')
const KETERANGAN = kolom('keterangan', 'Keterangan', 'teks', 'ket', 'catatan', 'alasan', 'penjelasan')

const PER_ORANG = [['nik'], ['nomor_kk']]

function profil(jenis: JenisSumber, keterangan: string, kunci: string[][], kolomList: readonly KolomProfil[]): Profil {
  return {
    jenis,
    keterangan,
    pemisah: null,
    enkode: null,
    sistem: 'kemendagri',
    tanggal: TANGGAL,
    kunci,
    abaikan: [],
    kolom: [...kolomList],
  }
}

/** Every kind once, with what is known of its layout. */
export const PROFIL_BAWAAN: readonly { profil: Profil; status: StatusProfil }[] = [
  {
    status: 'terverifikasi',
    profil: {
      ...profil(
        'regsosek',
        'Regsosek 2022 dari sistem desa. Kodenya dipetakan ke kode DTSEN; yang tidak ada padanannya tetap bertanda regsosek.',
        PER_ORANG,
        [...KOLOM_ORANG, ...KOLOM_ALAMAT, ...KOLOM_REGSOSEK, ...KOLOM_REGSOSEK_SAJA, IBU],
      ),
      sistem: 'bps',
    },
  },
  {
    status: 'belum-terverifikasi',
    profil: profil('dtks', 'Susunan resmi DTKS tidak diterbitkan; kolom dikenali dari nama yang lazim.', PER_ORANG, [
      ...KOLOM_ORANG,
      ...KOLOM_ALAMAT,
      kolom('id_dtks', 'ID DTKS', 'nomor', 'iddtks', 'id_dtks_krt', 'id_semesta', 'idsemesta'),
      KELAMIN,
      IBU,
      kolom('tempat_lahir', 'Tempat lahir', 'teks', 'tmp_lahir'),
      kolom('pekerjaan', 'Pekerjaan', 'teks', 'jenis_pekerjaan'),
      kolom('hubungan_keluarga', 'Hubungan keluarga', 'teks', 'hub_krt', 'hubungan', 'shdk'),
      kolom('disabilitas', 'Disabilitas', 'teks', 'status_disabilitas', 'jenis_disabilitas'),
      kolom('status_dtks', 'Status dalam DTKS', 'teks', 'status', 'keterangan_status', 'status_kelayakan'),
      kolom('status_padan', 'Status padan Dukcapil', 'teks', 'keterangan_padan', 'padan_dukcapil', 'ket_padan'),
      { ...kolom('bansos_pkh', 'Menerima PKH menurut DTKS', 'kode', 'pkh'), kode: YA_TIDAK },
      { ...kolom('bansos_sembako', 'Menerima sembako menurut DTKS', 'kode', 'bpnt', 'sembako'), kode: YA_TIDAK },
      { ...kolom('bansos_pbi', 'PBI menurut DTKS', 'kode', 'pbi', 'pbi_jk', 'pbi_jkn'), kode: YA_TIDAK },
    ]),
  },
  {
    status: 'belum-terverifikasi',
    profil: profil('p3ke', 'Susunan resmi P3KE tidak diterbitkan; kolom dikenali dari nama yang lazim.', PER_ORANG, [
      ...KOLOM_ORANG,
      ...KOLOM_ALAMAT,
      kolom('id_keluarga_p3ke', 'ID keluarga P3KE', 'nomor', 'id_p3ke', 'id_keluarga', 'idkeluarga'),
      kolom('id_individu_p3ke', 'ID individu P3KE', 'nomor', 'id_individu'),
      // Never a column named desil: the ranking of P3KE is not that of BPS.
      kolom(
        'peringkat_p3ke',
        'Desil menurut P3KE',
        'teks',
        'desil',
        'desil_kesejahteraan',
        'desil_p3ke',
        'desil_nasional',
      ),
      KELAMIN,
      kolom('pekerjaan', 'Pekerjaan', 'teks', 'pekerjaan_utama'),
      kolom('pendidikan', 'Pendidikan', 'teks', 'pendidikan_terakhir'),
      kolom('status_padan', 'Padan Dukcapil', 'teks', 'padan_dukcapil', 'padan'),
      kolom('kepemilikan_rumah', 'Kepemilikan rumah menurut P3KE', 'teks', 'status_rumah'),
      kolom('jenis_atap', 'Jenis atap menurut P3KE', 'teks', 'atap'),
      kolom('jenis_dinding', 'Jenis dinding menurut P3KE', 'teks', 'dinding'),
      kolom('jenis_lantai', 'Jenis lantai menurut P3KE', 'teks', 'lantai'),
      kolom('sumber_penerangan', 'Sumber penerangan menurut P3KE', 'teks', 'penerangan'),
      kolom('bahan_bakar_memasak', 'Bahan bakar memasak menurut P3KE', 'teks', 'bahan_bakar'),
      kolom('sumber_air_minum', 'Sumber air minum menurut P3KE', 'teks', 'air_minum'),
      kolom('fasilitas_buang_air_besar', 'Fasilitas BAB menurut P3KE', 'teks', 'memiliki_fasilitas_bab', 'bab'),
      kolom('risiko_stunting', 'Risiko stunting', 'teks', 'resiko_stunting'),
    ]),
  },
  {
    status: 'terverifikasi',
    profil: profil(
      'pbi',
      'Rujukan peserta PBI JK: nama, noka JKN, NIK, nomor KK, desil nasional, kepesertaan, status, kode desa, RW, RT, alamat.',
      [['nik'], ['nomor_peserta']],
      [
        ...KOLOM_ORANG,
        ...KOLOM_ALAMAT,
        PESERTA,
        { ...STATUS_PENERIMA, sinonim: ['status_kepesertaan', 'status_peserta', 'status_jkn', 'status_aktif'] },
        kolom('kepesertaan', 'Kepesertaan', 'teks', 'jenis_kepesertaan', 'segmen', 'segmen_peserta', 'jenis_peserta'),
        // As BPJS repeats it; the official one stands in the release.
        kolom('desil_menurut_pbi', 'Desil menurut berkas PBI', 'teks', 'desil', 'desil_nasional', 'desil_nas'),
        KELAMIN,
        kolom('faskes', 'Faskes', 'teks', 'nama_faskes', 'fktp'),
      ],
    ),
  },
  {
    status: 'belum-terverifikasi',
    profil: profil(
      'kpm',
      'Penerima per program dan periode. Kata status ditulis seperti di SIKS-NG; kata yang belum dikenal tetap disimpan.',
      PER_ORANG,
      [
        ...KOLOM_ORANG,
        ...KOLOM_ALAMAT,
        PROGRAM,
        STATUS_PENERIMA,
        PESERTA,
        kolom('nominal', 'Nominal', 'teks', 'jumlah', 'nilai_bantuan', 'jumlah_bantuan'),
        kolom('lembaga_penyalur', 'Lembaga penyalur', 'teks', 'bank', 'bank_penyalur', 'penyalur'),
        kolom('komponen', 'Komponen', 'teks', 'komponen_pkh'),
        kolom('tahap', 'Tahap', 'teks', 'periode_salur'),
        KETERANGAN,
      ],
    ),
  },
  {
    status: 'belum-terverifikasi',
    profil: profil(
      'dukcapil',
      'Hasil pemadanan dengan data kependudukan, satu baris per NIK.',
      [['nik']],
      [
        ...KOLOM_ORANG,
        ...KOLOM_ALAMAT,
        {
          ...kolom(
            'hasil',
            'Hasil pemadanan',
            'kode',
            'hasil_padan',
            'status_padan',
            'padan',
            'status',
            'keterangan_padan',
          ),
          kode: {
            ...ke('padan', 'PADAN', 'SESUAI', 'COCOK', 'YA', 'DITEMUKAN', 'AKTIF'),
            ...ke('tidak-padan', 'TIDAK PADAN', 'TIDAK SESUAI', 'TIDAK COCOK', 'TIDAK'),
            ...ke(
              'tidak-ditemukan',
              'NIK TIDAK DITEMUKAN',
              'TIDAK DITEMUKAN',
              'TIDAK ADA',
              'NIK TIDAK TERDAFTAR',
              'DATA TIDAK DITEMUKAN',
            ),
            ...ke('meninggal', 'MENINGGAL', 'MENINGGAL DUNIA', 'MATI', 'WAFAT'),
            ...ke('pindah', 'PINDAH', 'PINDAH KELUAR', 'PINDAH DOMISILI'),
            ...ke('nik-ganda', 'GANDA', 'NIK GANDA', 'DATA GANDA', 'DUPLIKAT'),
          },
        },
        kolom(
          'kolom_berbeda',
          'Kolom yang berbeda',
          'teks',
          'beda',
          'tidak_sesuai',
          'kolom_tidak_padan',
          'elemen_berbeda',
        ),
        kolom('penanda', 'Penanda orang di berkas yang dibuat di sini', 'teks'),
        kolom('tanggal_peristiwa', 'Tanggal peristiwa', 'tanggal', 'tgl_meninggal', 'tanggal_meninggal', 'tgl_pindah'),
        KETERANGAN,
      ],
    ),
  },
  {
    status: 'belum-terverifikasi',
    profil: profil(
      'kemensos',
      'Jawaban Kemensos atas usulan yang dikirim.',
      [['nomor_usulan', 'nik'], ['nomor_usulan'], ['nik'], ['nomor_kk']],
      [
        USULAN,
        ...KOLOM_ORANG,
        ...KOLOM_ALAMAT,
        PROGRAM,
        {
          ...kolom(
            'hasil',
            'Jawaban',
            'kode',
            'status',
            'jawaban',
            'hasil_verifikasi',
            'status_usulan',
            'status_akhir',
          ),
          kode: {
            ...ke('diterima', 'DITERIMA', 'DISETUJUI', 'LAYAK', 'LOLOS', 'SETUJU', 'YA'),
            ...ke('ditolak', 'DITOLAK', 'TIDAK DISETUJUI', 'TIDAK LAYAK', 'GAGAL', 'TIDAK'),
            ...ke('diproses', 'DIPROSES', 'PROSES', 'DALAM PROSES', 'MENUNGGU'),
          },
        },
        kolom('tanggal_jawaban', 'Tanggal jawaban', 'tanggal', 'tgl_jawaban', 'tanggal', 'tgl'),
        KETERANGAN,
      ],
    ),
  },
  {
    status: 'belum-terverifikasi',
    profil: {
      ...profil(
        'bps',
        'Hasil pengolahan BPS atas usulan yang dikirim. Desil resmi tetap datang bersama rilis.',
        [['nomor_usulan', 'nik'], ['nomor_usulan'], ['nomor_kk'], ['nik']],
        [
          USULAN,
          ...KOLOM_ORANG,
          ...KOLOM_ALAMAT,
          {
            ...kolom('hasil', 'Hasil', 'kode', 'status', 'status_usulan', 'hasil_pengolahan'),
            kode: {
              ...ke('diakui', 'DIAKUI', 'DITERIMA', 'BERUBAH', 'DIPERBARUI'),
              ...ke('tidak-diakui', 'TIDAK DIAKUI', 'DITOLAK', 'TETAP', 'TIDAK BERUBAH'),
              ...ke('diproses', 'DIPROSES', 'PROSES', 'DALAM PROSES'),
            },
          },
          kolom('desil_menurut_hasil', 'Desil menurut berkas hasil', 'teks', 'desil', 'desil_nasional', 'desil_baru'),
          ...kolomDtsen(['jumlah_anggota_keluarga']),
          KETERANGAN,
        ],
      ),
      sistem: 'bps',
    },
  },
]

/** Precedence of the two layers per field as shipped: what people here changed by an act, then the release; of what BPS alone decides, the release. */
export const PRIORITAS_BAWAAN: readonly {
  kolom: string
  urutan: readonly ('pembaruan' | 'rilis')[]
  catatan: string
}[] = [
  {
    kolom: '*',
    urutan: ['pembaruan', 'rilis'],
    catatan: 'Nilai yang ditetapkan di sini mendahului rilis sampai BPS mengakuinya.',
  },
  ...['desil_nasional', 'desil_provinsi', 'desil_kabupaten_kota'].map((nama) => ({
    kolom: nama,
    urutan: ['rilis'] as const,
    catatan: 'Desil resmi hanya dari BPS.',
  })),
]
