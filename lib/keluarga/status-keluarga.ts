// Whether a family still stands here: what its events say once nobody is left in it.
import type { JenisPeristiwa } from './peristiwa'

/** `ada`, or how the last member left: since which day, where to, into which family. */
export type StatusKeluarga =
  | { jenis: 'ada' }
  | {
      jenis: 'pindah' | 'bergabung' | 'meninggal' | 'kosong'
      sejak: string
      tempat: string | null
      keLain: string | null
    }

type Kejadian = {
  jenis: JenisPeristiwa
  sisi: 'ini' | 'lain'
  tanggal: string
  tempat: string | null
  keluargaLainId: string | null
  seluruhnya: boolean
  dibatalkan: unknown
}

const AKHIR: Partial<Record<JenisPeristiwa, 'pindah' | 'bergabung' | 'meninggal'>> = {
  'pindah-keluar': 'pindah',
  'gabung-kk': 'bergabung',
  kematian: 'meninggal',
}

/** The status of a family with so many members left. `peristiwaList` newest first; withdrawn ones do not count. */
export function computeStatus(anggota: number, peristiwaList: readonly Kejadian[]): StatusKeluarga {
  if (anggota > 0) return { jenis: 'ada' }
  const akhir = peristiwaList.find(
    ({ sisi, seluruhnya, dibatalkan }) => sisi === 'ini' && seluruhnya && dibatalkan === null,
  )
  if (!akhir) return { jenis: 'ada' }
  const jenis = AKHIR[akhir.jenis] ?? 'kosong'
  return {
    jenis,
    sejak: akhir.tanggal,
    tempat: akhir.tempat,
    keLain: jenis === 'bergabung' ? akhir.keluargaLainId : null,
  }
}

/** What to do instead of an usulan where nobody is left, for each way the family ended. */
export const LANGKAH_TIADA: Record<Exclude<StatusKeluarga['jenis'], 'ada'>, string> = {
  pindah:
    'Pembaruan data tidak diusulkan di sini lagi: diusulkan di tempat tujuan, setelah pindah masuknya dicatat di sana. Bila ternyata tidak pindah, Dinas Sosial membatalkan peristiwanya di tab Riwayat.',
  bergabung:
    'Pembaruan data diusulkan di keluarga yang dituju. Bila ternyata tidak bergabung, Dinas Sosial membatalkan peristiwanya di tab Riwayat.',
  meninggal:
    'Pembaruan data tidak diusulkan lagi. Bila catatannya keliru, Dinas Sosial membatalkan peristiwanya di tab Riwayat; rilis yang masih memuatnya tampak di Temuan.',
  kosong:
    'Pembaruan data tidak diusulkan lagi. Bila catatannya keliru, Dinas Sosial membatalkan peristiwanya di tab Riwayat.',
}

/** Whether everybody who was in a family has left it by events recorded here; a release row without members is no such family. */
export function isSudahTiada(anggotaList: readonly { anggota: boolean }[]): boolean {
  return anggotaList.length > 0 && anggotaList.every(({ anggota }) => !anggota)
}
