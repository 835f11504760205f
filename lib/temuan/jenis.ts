// Kinds of findings as data: what each is called, what it means, where it comes from, how grave it is. What finds them are the
// files of commands/hitung with the same names.

/** `kritis` wants an answer before aid or a list relies on the family; `peringatan` wants a look; `informasi` is worth knowing. */
export const KEPARAHAN = ['kritis', 'peringatan', 'informasi'] as const
export type Keparahan = (typeof KEPARAHAN)[number]

export const LABEL_KEPARAHAN: Record<Keparahan, string> = {
  kritis: 'Kritis',
  peringatan: 'Peringatan',
  informasi: 'Informasi',
}

export const JENIS_TEMUAN = [
  'belum-diperingkat',
  'dtks-tidak-di-dtsen',
  'sumber-lain-tanpa-desil',
  'perkiraan-miskin',
  'perkiraan-mampu',
  'menerima-tidak-diharapkan',
  'nik-ganda',
  'nik-lintas',
  'kk-ganda',
  'orang-ganda',
  'kepala-keluarga',
  'jumlah-anggota',
  'sudah-keluar',
  'nik-tidak-padan',
  'jawaban-mitra',
] as const
export type JenisTemuan = (typeof JENIS_TEMUAN)[number]

export type Kind = {
  label: string
  /** What it means and what to do, for the head of the list. */
  penjelasan: string
  /** Sources it is counted from, or the rule behind it. */
  dasar: string
  keparahan: Keparahan
  /** Unit of the counts. */
  satuan: string
  /** Rows of the same fault that an import sets aside, so that they are not in the list: they stand with its delivery. */
  disisihkan?: string
  /** Whether it rests on our own simulation, which must then be said. */
  simulasi?: true
}

export const TEMUAN: Record<JenisTemuan, Kind> = {
  'belum-diperingkat': {
    label: 'Belum diperingkat',
    penjelasan:
      'Keluarga yang tidak mempunyai desil nasional di rilis, beserta sebab yang terlihat dari datanya. Perbaiki penyebabnya lewat usulan; bila datanya utuh, tanyakan kepada BPS.',
    dasar: 'Rilis DTSEN yang berlaku; desil kosong, "-", atau 0 dibaca sama.',
    keparahan: 'peringatan',
    satuan: 'keluarga',
  },
  'dtks-tidak-di-dtsen': {
    label: 'Ada di DTKS, tidak ada di DTSEN',
    penjelasan:
      'Orang yang tercatat di DTKS tetapi NIK-nya tidak ada di rilis DTSEN. Periksa apakah masih tinggal di sini, lalu usulkan sebagai keluarga atau anggota baru.',
    dasar: 'Muatan DTKS yang berlaku, dicocokkan menurut NIK dengan rilis DTSEN.',
    keparahan: 'peringatan',
    satuan: 'orang',
  },
  'sumber-lain-tanpa-desil': {
    label: 'Ada di sumber lain tanpa desil',
    penjelasan:
      'Keluarga atau orang yang dikenal sumber lain (Regsosek, P3KE, PBI JK, penerima bantuan) tetapi tidak ada di rilis, atau ada tanpa desil. Didahulukan karena sudah pernah didata.',
    dasar: 'Muatan sumber lain yang berlaku, dicocokkan menurut NIK dengan rilis DTSEN.',
    keparahan: 'peringatan',
    satuan: 'baris',
  },
  'perkiraan-miskin': {
    label: 'Diperkirakan miskin, desil 4–10',
    penjelasan:
      'Keluarga yang menurut simulasi berada di desil 1–3, sedangkan desil resminya 4–10. Simulasi bukan penetapan BPS: periksa keadaannya di lapangan sebelum mengusulkan pembaruan.',
    dasar: 'Desil simulasi dari peringkat yang dijalankan di sini dibandingkan dengan desil nasional pada rilis.',
    keparahan: 'informasi',
    satuan: 'keluarga',
    simulasi: true,
  },
  'perkiraan-mampu': {
    label: 'Diperkirakan mampu, desil 1–4',
    penjelasan:
      'Keluarga yang menurut simulasi berada di desil 6 ke atas, sedangkan desil resminya 1–4. Simulasi bukan penetapan BPS: periksa keadaannya di lapangan sebelum mengusulkan pembaruan.',
    dasar: 'Desil simulasi dari peringkat yang dijalankan di sini dibandingkan dengan desil nasional pada rilis.',
    keparahan: 'informasi',
    satuan: 'keluarga',
    simulasi: true,
  },
  'menerima-tidak-diharapkan': {
    label: 'Menerima, tidak diharapkan',
    penjelasan:
      'Keluarga yang menurut daftar penerima masih menerima bantuan, sedangkan desilnya di luar sasaran program itu (misalnya penerima PKH di desil 5 ke atas) atau berstatus exclude di SIKS-NG. Diperiksa di lapangan, bukan dihentikan di sini.',
    dasar:
      'Daftar penerima terbaru setiap program, aturan program yang berlaku (Kepmensos 79/HUK/2025), dan daftar exclude yang berlaku.',
    keparahan: 'peringatan',
    satuan: 'penerima',
  },
  'nik-ganda': {
    label: 'NIK di lebih dari satu baris',
    penjelasan:
      'Satu NIK tercatat pada beberapa anggota, di satu atau beberapa keluarga. Cocokkan dengan KTP dan KK, atau mintakan kepada Disdukcapil.',
    dasar: 'Rilis DTSEN yang berlaku. NIK milik satu orang seumur hidup (UU 24/2013 pasal 13).',
    disisihkan:
      'NIK yang ada lebih dari sekali dalam satu keluarga dengan isi berbeda disisihkan saat rilis dimuat, jadi tidak tampil di daftar ini.',
    keparahan: 'kritis',
    satuan: 'orang',
  },
  'nik-lintas': {
    label: 'NIK juga ada di kabupaten/kota lain',
    penjelasan:
      'Orang di sini yang NIK-nya juga dimuat oleh kabupaten/kota lain. Data pihak lain tidak ditampilkan: mintalah klarifikasi, yang terkirim dan yang kembali hanya pilihan jawaban.',
    dasar: 'Rilis yang berlaku di sini dan di kabupaten/kota lain pada instalasi ini, dicocokkan menurut NIK.',
    keparahan: 'kritis',
    satuan: 'orang',
  },
  'kk-ganda': {
    label: 'Nomor KK di lebih dari satu keluarga',
    penjelasan: 'Satu nomor KK dipegang beberapa keluarga di rilis. Cocokkan dengan kartu keluarganya.',
    dasar: 'Rilis DTSEN yang berlaku.',
    disisihkan:
      'Baris keluarga dengan nomor KK yang sama tetapi isi berbeda disisihkan saat rilis dimuat, jadi tidak tampil di daftar ini.',
    keparahan: 'kritis',
    satuan: 'keluarga',
  },
  'orang-ganda': {
    label: 'Mungkin orang yang sama di dua tempat',
    penjelasan:
      'Dua anggota dengan NIK berbeda yang nama, tanggal lahir, dan alamatnya mirip, menurut pemadanan. Diputuskan di halaman Padan.',
    dasar: 'Usulan dan putusan pemadanan atas rilis yang berlaku.',
    keparahan: 'peringatan',
    satuan: 'orang',
  },
  'kepala-keluarga': {
    label: 'KK tanpa atau dengan dua kepala keluarga',
    penjelasan:
      'Keluarga yang tidak mempunyai tepat satu anggota berstatus kepala keluarga. Cocokkan hubungan keluarga dengan kartu keluarganya.',
    dasar: 'Rilis DTSEN yang berlaku, status hubungan keluarga.',
    keparahan: 'peringatan',
    satuan: 'keluarga',
  },
  'jumlah-anggota': {
    label: 'Jumlah anggota tidak sama',
    penjelasan: 'Jumlah anggota menurut baris keluarga berbeda dari banyaknya baris anggota yang termuat.',
    dasar: 'Rilis DTSEN yang berlaku, kedua berkasnya.',
    keparahan: 'peringatan',
    satuan: 'keluarga',
  },
  'sudah-keluar': {
    label: 'Meninggal atau pindah, masih tercatat',
    penjelasan:
      'Anggota yang menurut catatan peristiwa di sini, atau jawaban Dukcapil, sudah meninggal atau pindah, tetapi masih ada di rilis atau di keluarga yang dicatat di sini. Usulkan pembaruan atau catat peristiwanya, dengan dokumennya.',
    dasar:
      'Catatan peristiwa keluarga dan hasil pemadanan Dukcapil terhadap rilis yang berlaku dan keluarga di luar rilis.',
    keparahan: 'kritis',
    satuan: 'orang',
  },
  'nik-tidak-padan': {
    label: 'NIK tidak padan di Dukcapil',
    penjelasan:
      'NIK yang menurut jawaban Dukcapil tidak ditemukan atau berbeda namanya, tanggal lahirnya, atau KK-nya. Warga membetulkannya di Disdukcapil, lalu datanya diusulkan.',
    dasar: 'Hasil pemadanan Dukcapil yang terakhir untuk setiap orang.',
    keparahan: 'peringatan',
    satuan: 'orang',
  },
  'jawaban-mitra': {
    label: 'Jawaban perangkat daerah lain',
    penjelasan:
      'Jawaban Disdukcapil, Dinkes, DPMD, dan perangkat daerah lain atas permintaan verifikasi. Yang tidak sesuai atau tidak dikenal diperiksa; yang sesuai menjadi alasan menepis temuan asalnya.',
    dasar: 'Jawaban terakhir setiap kantor untuk setiap keluarga atau orang yang dimintakan.',
    keparahan: 'peringatan',
    satuan: 'jawaban',
  },
}
