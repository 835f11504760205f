// Reads what the database found wrong in a chain and says which rows were changed, removed, inserted or moved.
// The database reports only rows that do not fit the row before them; between two of those everything is in order.

/** A row that does not fit, as the query reports it, in order of `nomor`. */
export type BarisGanjil = {
  nomor: number
  /** Number of the row physically before it; 0 for the first. */
  sebelum: number
  /**
   * The number the row was recorded under, told by its hash, minus the number it bears now: 0 is in place.
   * Null when no number fits, so that its content or its hash was changed.
   */
  geser: number | null
  /** Whether it carries the hash of the row before it. */
  sambung: boolean
}

/** First, last and head of a chain. Hashes in hex. */
export type Ujung = {
  /** Highest number and its hash; null when there is no row. */
  akhir: { nomor: number; hash: string } | null
  kepala: { nomor: number; hash: string } | null
  /** Hash of the row that bears the number of the head, null when there is none. */
  hashPadaKepala: string | null
}

export const JENIS_TEMUAN = [
  'diubah',
  'ditulis-ulang',
  'dihapus',
  'disisipkan',
  'ditukar',
  'kepala-diubah',
  'kepala-dihapus',
  'log-diubah',
  'log-dihapus',
  'log-disisipkan',
  'jangkar-berbeda',
  'terlalu-banyak',
] as const
export type JenisTemuan = (typeof JENIS_TEMUAN)[number]

/** One thing found. `nomor`..`sampai` are numbers of chain rows; for the read log that of its seal, with the rows in `urutan`. */
export type Temuan = {
  jenis: JenisTemuan
  nomor: number
  sampai?: number
  urutan?: number[]
  keterangan: string
}

/** What was done to a chain, in order of number; empty when it is whole. Deterministic, reads nothing. */
export function listTemuan(ganjilList: readonly BarisGanjil[], ujung: Ujung): Temuan[] {
  const temuan: Temuan[] = []
  const add = (jenis: JenisTemuan, nomor: number, sampai: number, keterangan: string) =>
    temuan.push(sampai > nomor ? { jenis, nomor, sampai, keterangan } : { jenis, nomor, keterangan })

  const ditukar = listDitukar(ganjilList)
  for (const cycle of ditukar) {
    temuan.push({
      jenis: 'ditukar',
      nomor: Math.min(...cycle),
      sampai: Math.max(...cycle),
      keterangan: `Isi baris ${cycle.toSorted((a, b) => a - b).join(', ')} saling bertukar nomor.`,
    })
  }
  const moved = new Set(ditukar.flat())
  /** Rows already named: a broken link beside them needs no second explanation. */
  const named = new Set(moved)
  const putus: number[] = []
  let geser = 0
  let unknown: number[] = []

  for (const baris of ganjilList) {
    const here = moved.has(baris.nomor) ? 0 : baris.geser
    if (here === null) {
      unknown.push(baris.nomor)
      continue
    }
    // The last row before this one whose original number is known, and how many originals should lie between.
    const a = unknown[0] === undefined ? baris.sebelum : firstBefore(ganjilList, unknown[0])
    const missing = baris.nomor + here - (a + geser) - 1
    explain({ a, b: baris.nomor, geser, here, missing, unknown }, add, named)
    if (missing === 0 && unknown.length === 0 && !baris.sambung) putus.push(baris.nomor)
    geser = here
    unknown = []
  }
  nameBroken(putus, named, add)
  explainEnd(ujung, unknown, geser, add, named, unknown[0] === undefined ? 0 : firstBefore(ganjilList, unknown[0]))
  return temuan.toSorted((x, y) => x.nomor - y.nomor)
}

type Add = (jenis: JenisTemuan, nomor: number, sampai: number, keterangan: string) => void
type Span = { a: number; b: number; geser: number; here: number; missing: number; unknown: number[] }

function firstBefore(ganjilList: readonly BarisGanjil[], nomor: number): number {
  return ganjilList.find((baris) => baris.nomor === nomor)?.sebelum ?? nomor - 1
}

const DIUBAH = 'Isi baris tidak cocok dengan hash-nya.'

/** What lies between two rows of known origin: as many as expected, fewer (removed) or more (inserted). */
function explain({ a, b, geser, here, missing, unknown }: Span, add: Add, named: Set<number>): void {
  for (const nomor of unknown) named.add(nomor)
  const inserted = unknown.length - missing
  if (inserted === 0) {
    for (const nomor of unknown) add('diubah', nomor, nomor, DIUBAH)
    return
  }
  named.add(a).add(b)
  if (inserted > 0) {
    const own = Math.max(0, -missing)
    if (missing <= 0) {
      const first = a - own + 1
      const last = unknown.at(-1) ?? a
      add('disisipkan', first, last, 'Baris ini bukan bagian rantai; baris sesudahnya diberi nomor baru.')
      for (let nomor = first; nomor <= last; nomor++) named.add(nomor)
    } else {
      add('disisipkan', unknown[0] ?? b, unknown.at(-1) ?? b, `${inserted} baris disisipkan dan sisanya diubah.`)
    }
    return
  }
  const gone = -inserted
  if (geser === here) {
    // Not renumbered: the numbers that are missing are the ones removed.
    for (const nomor of unknown) add('diubah', nomor, nomor, DIUBAH)
    let from: number | null = null
    for (let nomor = a + 1; nomor <= b; nomor++) {
      const there = nomor === b || unknown.includes(nomor)
      if (!there) from ??= nomor
      else if (from !== null) {
        add('dihapus', from, nomor - 1, 'Nomor ini tidak ada lagi.')
        from = null
      }
    }
    return
  }
  for (const nomor of unknown) add('diubah', nomor, nomor, DIUBAH)
  add('dihapus', a + geser + 1, a + geser + gone, 'Baris ini dibuang dan baris sesudahnya diberi nomor baru.')
}

/**
 * Rows whose hash fits but whose neighbour does not carry it. Broken before and behind, the row between is the one rewritten;
 * broken only before a row, it is the row in front whose hash was made anew.
 */
function nameBroken(putus: readonly number[], named: Set<number>, add: Add): void {
  const rest = putus.filter((nomor) => !named.has(nomor) && !named.has(nomor - 1))
  for (let at = 0; at < rest.length; at++) {
    const nomor = rest[at] as number
    const both = rest[at + 1] === nomor + 1
    if (both) at++
    const culprit = both || nomor === 1 ? nomor : nomor - 1
    named.add(culprit)
    add('ditulis-ulang', culprit, culprit, 'Isi baris diganti dan hash-nya dihitung ulang.')
  }
}

function explainEnd(
  { akhir, kepala, hashPadaKepala }: Ujung,
  unknown: number[],
  geser: number,
  add: Add,
  named: Set<number>,
  beforeUnknown: number,
): void {
  for (const nomor of unknown) named.add(nomor)
  if (!kepala) {
    for (const nomor of unknown) add('diubah', nomor, nomor, DIUBAH)
    if (akhir) add('kepala-dihapus', akhir.nomor, akhir.nomor, 'Catatan kepala rantai tidak ada lagi.')
    return
  }
  if (!akhir) {
    if (kepala.nomor > 0) add('dihapus', 1, kepala.nomor, 'Semua baris rantai tidak ada lagi.')
    return
  }
  // Rows of unknown origin at the end: those the head still counts were changed, those beyond it were added.
  const known = unknown.length === 0 ? akhir.nomor : beforeUnknown
  const counted = kepala.nomor - (known + geser)
  unknown.forEach((nomor, at) => {
    if (at < counted) add('diubah', nomor, nomor, DIUBAH)
    else add('disisipkan', nomor, nomor, 'Baris ini melewati kepala rantai.')
  })
  const last = known + geser + Math.min(unknown.length, Math.max(counted, 0))
  if (kepala.nomor > last) {
    if (kepala.hash === akhir.hash) add('kepala-diubah', kepala.nomor, kepala.nomor, 'Nomor kepala rantai diganti.')
    else add('dihapus', last + 1, kepala.nomor, 'Baris terakhir tidak ada lagi.')
  } else if (kepala.nomor < last) {
    if (hashPadaKepala === kepala.hash) {
      add('disisipkan', kepala.nomor + 1 - geser, akhir.nomor, 'Baris ini melewati kepala rantai.')
    } else add('kepala-diubah', kepala.nomor, kepala.nomor, 'Nomor dan hash kepala rantai diganti.')
  } else if (kepala.hash !== akhir.hash && !named.has(akhir.nomor)) {
    add(
      'kepala-diubah',
      kepala.nomor,
      kepala.nomor,
      'Kepala rantai tidak memuat hash baris terakhir: kepala diganti, atau baris terakhir ditulis ulang.',
    )
  }
}

/** Rows that exchanged their numbers among themselves, as closed rings. */
function listDitukar(ganjilList: readonly BarisGanjil[]): number[][] {
  const asal = new Map<number, number>()
  for (const { nomor, geser } of ganjilList) if (geser !== null && geser !== 0) asal.set(nomor, nomor + geser)
  // Whoever points outside, or is pointed at by nobody, was renumbered and not exchanged.
  for (let before = -1; before !== asal.size; ) {
    before = asal.size
    const taken = new Set(asal.values())
    for (const [nomor, from] of asal) if (!asal.has(from) || !taken.has(nomor)) asal.delete(nomor)
  }
  const ringList: number[][] = []
  for (const start of [...asal.keys()]) {
    const ring: number[] = []
    for (let at = start; asal.has(at); ) {
      ring.push(at)
      const next = asal.get(at) as number
      asal.delete(at)
      at = next
    }
    if (ring.length > 0) ringList.push(ring)
  }
  return ringList
}
