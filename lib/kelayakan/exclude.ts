// Criteria by which SIKS-NG marks somebody as exclude, and what we may infer ourselves (an indikasi, which blocks nothing).
// Source: the fifteen groups reported for PKH, Sembako and PBI JK, DOMAIN §1.6; the codes are ours.
import type { FaktaKeluarga } from './fakta'

/** Code of an exclude criterion to its words. */
export const LABEL_EXCLUDE: Readonly<Record<string, string>> = {
  EX01: 'alamat tidak ditemukan',
  EX02: 'individu tidak ditemukan',
  EX03: 'meninggal dunia',
  EX04: 'ASN, TNI, atau Polri',
  EX05: 'anggota dalam satu KK dengan ASN, TNI, atau Polri',
  EX06: 'pensiunan ASN, TNI, atau Polri',
  EX07: 'penerima upah dari APBN/APBD',
  EX08: 'perangkat desa',
  EX09: 'guru bersertifikasi',
  EX10: 'tenaga kesehatan',
  EX11: 'pengurus atau pemilik perusahaan (AHU)',
  EX12: 'upah di atas UMP/UMK',
  EX13: 'menolak bantuan atau mundur',
  EX14: 'tidak memenuhi syarat menurut peraturan',
  EX15: 'sudah menerima bansos lain di luar Kemensos',
}

/** Words of a criterion; a code not known yet is shown as such. */
export function labelExclude(kode: string): string {
  return LABEL_EXCLUDE[kode] ?? `kode ${kode} (belum dikenal)`
}

/** Something in DTSEN that resembles an exclude criterion. Shown to whoever checks the family; changes no result. */
export type Indikasi = { kode: string; kalimat: string }

/** Indikasi of a family, read from DTSEN. */
export function listIndikasi(fakta: FaktaKeluarga): Indikasi[] {
  const indikasi: Indikasi[] = []
  // status_dalam_pekerjaan_utama 5 = PNS/TNI/Polri/BUMN/BUMD/pejabat negara (DOMAIN §2.2): wider than EX04.
  const aparatur = fakta.anggotaList.filter((anggota) => anggota.status_dalam_pekerjaan_utama === '5').length
  if (aparatur > 0)
    indikasi.push({
      kode: 'EX05',
      kalimat: `${aparatur} anggota tercatat bekerja sebagai PNS/TNI/Polri/BUMN/BUMD/pejabat negara; perlu diperiksa, bukan penetapan exclude.`,
    })
  // Reported by Dinsos staff: above 2.200 VA (DOMAIN §1.6).
  if (fakta.dayaTerpasang === '5')
    indikasi.push({
      kode: 'EX14',
      kalimat: 'Daya listrik terpasang lebih dari 2.200 watt; perlu diperiksa, bukan penetapan exclude.',
    })
  return indikasi
}
