// The web service of Dukcapil as a wire: one question out, one JSON answer back, or a code that says why there is none.
// What an answer means is judged elsewhere; nothing that was sent or received is ever logged or part of an error.
import 'server-only'
import { dukcapilEnv } from '../env'

/** How the service is reached and how it is treated. */
export type OpsiLayanan = {
  url: string
  kunci: string
  /** Milliseconds one try may take, answer included. */
  batasWaktu: number
  /** Tries after the first. */
  ulang: number
  /** Milliseconds before the second try; doubled for each further one. */
  jeda: number
  /** Questions in a second at most, over everybody who shares this object. */
  laju: number
  /** Questions in a row without an answer after which none is sent for `buka` milliseconds. */
  sirkuit: { gagal: number; buka: number }
}

export type GalatLayanan =
  | 'batas-waktu'
  | 'tidak-terhubung'
  | 'kunci-ditolak'
  | 'terlalu-sering'
  | 'gangguan'
  | 'jawaban-rusak'
  | 'sirkuit-terbuka'

/** An answer as parsed JSON, or why there is none. */
export type JawabanLayanan = { galat: null; isi: unknown } | { galat: GalatLayanan }

/** The clock of a service; tests bring their own. */
export type JamLayanan = { now: () => number; tunggu: (milidetik: number, signal?: AbortSignal) => Promise<void> }

/** Bytes of an answer that are read at most: a service that lies may send anything. */
const TERBESAR = 64 * 1024
/** Longest pause a service may ask for, in milliseconds. */
const TUNGGU_TERLAMA = 30_000

const JAM: JamLayanan = {
  now: () => performance.now(),
  tunggu: (milidetik, signal) =>
    new Promise((resolve, reject) => {
      const selesai = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', selesai)
        resolve()
      }, milidetik)
      if (signal?.aborted) selesai()
      else signal?.addEventListener('abort', selesai, { once: true })
    }),
}

/** One service: its pace and its circuit are shared by all who ask through it. */
export class LayananDukcapil {
  private berikut = 0
  private gagalBeruntun = 0
  private terbukaSampai = 0

  constructor(
    private readonly opsi: OpsiLayanan,
    private readonly jam: JamLayanan = JAM,
  ) {}

  /** Whether questions are held back because the service failed again and again. */
  get isTerbuka(): boolean {
    return this.jam.now() < this.terbukaSampai
  }

  /** Asks once, again after a pause where that may help. Throws only when `signal` fires. */
  async tanya(isi: Record<string, string | null>, signal?: AbortSignal): Promise<JawabanLayanan> {
    if (this.isTerbuka) return { galat: 'sirkuit-terbuka' }
    let jawaban: JawabanLayanan & { tunggu?: number } = { galat: 'gangguan' }
    for (let ke = 0; ke <= this.opsi.ulang; ke++) {
      if (ke > 0) await this.jam.tunggu(jawaban.tunggu ?? this.opsi.jeda * 2 ** (ke - 1), signal)
      await this.giliran(signal)
      jawaban = await this.sekali(isi, signal)
      if (jawaban.galat === null || !BOLEH_ULANG.has(jawaban.galat)) break
    }
    this.catat(jawaban.galat)
    return jawaban.galat === null ? { galat: null, isi: jawaban.isi } : { galat: jawaban.galat }
  }

  /** Waits until the pace allows the next question. */
  private async giliran(signal?: AbortSignal): Promise<void> {
    const kini = this.jam.now()
    const mulai = Math.max(kini, this.berikut)
    this.berikut = mulai + 1000 / this.opsi.laju
    if (mulai > kini) await this.jam.tunggu(mulai - kini, signal)
  }

  private catat(galat: GalatLayanan | null): void {
    if (galat === null) this.gagalBeruntun = 0
    else this.gagalBeruntun++
    // A refused key will be refused the next time too.
    if (galat === 'kunci-ditolak' || this.gagalBeruntun >= this.opsi.sirkuit.gagal) {
      this.terbukaSampai = this.jam.now() + this.opsi.sirkuit.buka
      // One question is let through afterwards; it alone opens or closes the circuit.
      this.gagalBeruntun = this.opsi.sirkuit.gagal - 1
    }
  }

  private async sekali(
    isi: Record<string, string | null>,
    signal?: AbortSignal,
  ): Promise<JawabanLayanan & { tunggu?: number }> {
    const waktu = AbortSignal.timeout(this.opsi.batasWaktu)
    try {
      const response = await fetch(this.opsi.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: `Bearer ${this.opsi.kunci}`,
        },
        body: JSON.stringify(isi),
        // An answer that leads elsewhere would take the question along.
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, waktu]) : waktu,
      })
      if (!response.ok) {
        await response.body?.cancel()
        return toGalat(response)
      }
      return { galat: null, isi: await readJson(response) }
    } catch (error) {
      signal?.throwIfAborted()
      if (waktu.aborted) return { galat: 'batas-waktu' }
      return { galat: error instanceof JawabanRusak ? 'jawaban-rusak' : 'tidak-terhubung' }
    }
  }
}

/** Failures that may be over a moment later. */
const BOLEH_ULANG: ReadonlySet<GalatLayanan> = new Set([
  'batas-waktu',
  'tidak-terhubung',
  'terlalu-sering',
  'gangguan',
  'jawaban-rusak',
])

class JawabanRusak extends Error {}

function toGalat(response: Response): JawabanLayanan & { tunggu?: number } {
  if (response.status === 401 || response.status === 403) return { galat: 'kunci-ditolak' }
  if (response.status !== 429) return { galat: 'gangguan' }
  const detik = Number(response.headers.get('retry-after'))
  return Number.isFinite(detik) && detik > 0
    ? { galat: 'terlalu-sering', tunggu: Math.min(detik * 1000, TUNGGU_TERLAMA) }
    : { galat: 'terlalu-sering' }
}

async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/json\b/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel()
    throw new JawabanRusak()
  }
  const pieces: Uint8Array[] = []
  let ukuran = 0
  for await (const piece of response.body ?? []) {
    ukuran += piece.length
    if (ukuran > TERBESAR) throw new JawabanRusak()
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    throw new JawabanRusak()
  }
}

const holder = globalThis as { sahihDukcapil?: { tanda: string; layanan: LayananDukcapil } }

/** The service this installation is set up for; null when it is not. One object in a process, so that its pace holds for all. */
export function findLayananDukcapil(): LayananDukcapil | null {
  const { url, kunci, laju, batasWaktu } = dukcapilEnv()
  if (url === undefined || kunci === undefined) return null
  const tanda = [url, kunci, laju, batasWaktu].join(' ')
  if (holder.sahihDukcapil?.tanda !== tanda) {
    const layanan = new LayananDukcapil({
      url,
      kunci,
      batasWaktu,
      ulang: 3,
      jeda: Math.min(500, batasWaktu),
      laju,
      sirkuit: { gagal: 5, buka: 60_000 },
    })
    holder.sahihDukcapil = { tanda, layanan }
  }
  return holder.sahihDukcapil.layanan
}
