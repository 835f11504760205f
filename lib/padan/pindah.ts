// A move between two kabupaten/kota of this installation as one side sees it: its own half, and of the other its name and a day.

import { parseDate } from '@/lib/core/date'
import { formatDate } from '@/lib/core/format'

/** How a move stands. `keluar`: somebody of this side left; `masuk`: somebody came. */
export type KeadaanPindah =
  /** Recorded on both sides. */
  | 'tertaut'
  /** Left here; the other side has not recorded the arrival. */
  | 'belum-diterima'
  /** The other side has recorded the arrival, this one not the departure. */
  | 'belum-ditutup'
  /** Came here; another side still has the person and has been told. */
  | 'belum-ditutup-di-sana'

/** One person's move. `kabLain` is the name of the other kabupaten/kota, null where this side is not told; days `YYYY-MM-DD`. */
export type Pindah = {
  arah: 'keluar' | 'masuk'
  keadaan: KeadaanPindah
  kabLain: string | null
  tanggalLain: string | null
  /** Whether the other side's half is an event or only its release. */
  lewat: 'catatan' | 'rilis' | null
}

/** How a move stands, from which halves there are. */
export function keadaanOf(pindah: {
  arah: 'keluar' | 'masuk'
  adaDiSini: boolean
  tanggalLain: string | null
}): KeadaanPindah {
  if (pindah.arah === 'keluar') {
    if (!pindah.adaDiSini) return 'belum-ditutup'
    return pindah.tanggalLain === null ? 'belum-diterima' : 'tertaut'
  }
  return pindah.tanggalLain === null ? 'belum-ditutup-di-sana' : 'tertaut'
}

/** A move in one sentence, without who it is about: `Berasal dari keluarga di Kota Bekasi, ditutup di sana 5 Oktober 2025`. */
export function describePindah({ arah, keadaan, kabLain, tanggalLain, lewat }: Pindah): string {
  const kab = kabLain ?? 'kabupaten/kota lain'
  const hari = parseDate(tanggalLain ?? '')
  const pada = hari ? ` pada ${formatDate(hari)}` : ''
  switch (keadaan) {
    case 'tertaut':
      if (arah === 'masuk') return `Berasal dari keluarga di ${kab}, ditutup di sana${pada}`
      return lewat === 'rilis'
        ? `Sudah tercantum di rilis ${kab}${hari ? ` sejak ${formatDate(hari)}` : ''}`
        : `Diterima di ${kab}${pada}`
    case 'belum-diterima':
      return `Menunggu dicatat pindah masuk di ${kab}`
    case 'belum-ditutup':
      return `Dicatat pindah masuk di ${kab}${pada}, tetapi masih tercatat di sini`
    case 'belum-ditutup-di-sana':
      return 'Masih tercatat di kabupaten/kota lain; pihak sana sudah diberi tahu'
  }
}
