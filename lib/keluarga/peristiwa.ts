// What can happen to a family, which paper proves it, and which values a paper of the Disdukcapil may put right.

export const JENIS_PERISTIWA = [
  'kelahiran',
  'kematian',
  'pindah-masuk',
  'pindah-keluar',
  'pecah-kk',
  'gabung-kk',
  'ganti-kepala',
  'perbaikan-data',
] as const
export type JenisPeristiwa = (typeof JENIS_PERISTIWA)[number]

/** Name of each event, and the sentence that helps to choose it. */
export const LABEL_PERISTIWA: Record<JenisPeristiwa, { label: string; uraian: string }> = {
  kelahiran: { label: 'Kelahiran', uraian: 'Seorang anak lahir di keluarga ini.' },
  kematian: { label: 'Kematian', uraian: 'Seorang anggota keluarga meninggal dunia.' },
  'pindah-masuk': { label: 'Pindah masuk', uraian: 'Seseorang pindah ke keluarga ini.' },
  'pindah-keluar': { label: 'Pindah keluar', uraian: 'Seorang, beberapa, atau semua anggota pindah ke tempat lain.' },
  'pecah-kk': { label: 'Pecah KK', uraian: 'Sebagian anggota menjadi keluarga baru dengan KK sendiri.' },
  'gabung-kk': { label: 'Gabung KK', uraian: 'Sebagian atau semua anggota masuk ke KK keluarga lain.' },
  'ganti-kepala': { label: 'Ganti kepala keluarga', uraian: 'Anggota lain menjadi kepala keluarga.' },
  'perbaikan-data': {
    label: 'Perbaikan data',
    uraian: 'Data di dokumen kependudukan berbeda dari yang tercatat, atau nomor KK baru sudah terbit.',
  },
}

/** The event inside a sentence: "pecah KK", "kelahiran". */
export function sebutPeristiwa(jenis: JenisPeristiwa): string {
  const { label } = LABEL_PERISTIWA[jenis]
  return label.charAt(0).toLowerCase() + label.slice(1)
}

const LABEL_TANGGAL: Partial<Record<JenisPeristiwa, string>> = {
  kelahiran: 'Tanggal lahir',
  kematian: 'Tanggal meninggal',
  'pindah-masuk': 'Tanggal pindah',
  'pindah-keluar': 'Tanggal pindah',
  'perbaikan-data': 'Tanggal mulai berlaku',
}

/** What the day of an event is called where it is asked for. */
export function labelTanggal(jenis: JenisPeristiwa): string {
  return LABEL_TANGGAL[jenis] ?? 'Tanggal kejadian'
}

/** Papers that prove an event. Dasar: UU 23/2006 jo. UU 24/2013 (dokumen kependudukan dan akta pencatatan sipil). */
export const LABEL_DOKUMEN = {
  'kartu-keluarga': 'Kartu keluarga',
  'ktp-el': 'KTP elektronik',
  'akta-kelahiran': 'Akta kelahiran',
  'keterangan-lahir': 'Surat keterangan lahir',
  'akta-kematian': 'Akta kematian',
  'keterangan-kematian': 'Surat keterangan kematian',
  skpwni: 'Surat keterangan pindah (SKPWNI)',
  'akta-perkawinan': 'Akta perkawinan atau buku nikah',
  'akta-perceraian': 'Akta perceraian',
  'penetapan-pengadilan': 'Penetapan pengadilan',
  lainnya: 'Surat lain dari Disdukcapil',
} as const
export type JenisDokumen = keyof typeof LABEL_DOKUMEN

/** Papers to choose from per event, the usual one first. */
export const DOKUMEN_PERISTIWA: Record<JenisPeristiwa, readonly JenisDokumen[]> = {
  kelahiran: ['akta-kelahiran', 'keterangan-lahir', 'kartu-keluarga'],
  kematian: ['akta-kematian', 'keterangan-kematian', 'kartu-keluarga'],
  'pindah-masuk': ['skpwni', 'kartu-keluarga', 'lainnya'],
  'pindah-keluar': ['skpwni', 'lainnya'],
  'pecah-kk': ['kartu-keluarga', 'akta-perkawinan', 'akta-perceraian', 'lainnya'],
  'gabung-kk': ['kartu-keluarga', 'lainnya'],
  'ganti-kepala': ['kartu-keluarga', 'akta-kematian', 'akta-perceraian', 'lainnya'],
  'perbaikan-data': [
    'kartu-keluarga',
    'ktp-el',
    'akta-kelahiran',
    'akta-perkawinan',
    'akta-perceraian',
    'penetapan-pengadilan',
    'lainnya',
  ],
}

/** Why a person joined or left a family. */
export const SEBAB_GERAK = ['lahir', 'meninggal', 'pindah', 'pecah', 'gabung'] as const
export type SebabGerak = (typeof SEBAB_GERAK)[number]

/** How the family page names a person who left. */
export const LABEL_KELUAR: Record<SebabGerak, string> = {
  lahir: 'Tidak lagi anggota',
  meninggal: 'Meninggal dunia',
  pindah: 'Pindah keluar',
  pecah: 'Pindah ke KK baru',
  gabung: 'Bergabung ke KK lain',
}

/**
 * Values of a person that a paper of the Disdukcapil puts right by a recorded event. Everything else, above all what
 * the desil is computed from, goes through a usulan and its verval (lib/DECISIONS.md).
 */
export const KOLOM_PERBAIKAN = [
  'nama',
  'nomor_induk_kependudukan',
  'tanggal_lahir',
  'jenis_kelamin',
  'status_hubungan_keluarga',
  'status_kawin',
  'alamat_ktp',
  'rt_ktp',
  'rw_ktp',
  'dusun_ktp',
] as const
export type KolomPerbaikan = (typeof KOLOM_PERBAIKAN)[number]

/** Code of the head in status_hubungan_keluarga. Source: DOMAIN §2.2. */
export const HUBUNGAN_KEPALA = '1'
export const HUBUNGAN_LAINNYA = '8'
export const BELUM_KAWIN = '1'
