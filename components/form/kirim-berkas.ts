// Sends a file as it lies on the disk. XMLHttpRequest, because fetch tells nothing on the way.
import { HEADER_NAMA_BERKAS, toHeaderNamaBerkas } from '@/lib/core/nama-berkas'

/** A line on which nothing moves for this long is taken for broken, in milliseconds. */
const DIAM = 90_000

/** Why a file did not arrive, and whether sending the same once more may help. */
export type GagalKirim = { pesan: string; ulang: boolean }

/**
 * Posts the bytes to an upload route, with their `nama` where the route wants one; null when they arrived. `maju` hears the
 * bytes sent so far. Once `signal` fires nothing is sent any more and the sentence is empty.
 */
export function kirimBerkas(
  alamat: string,
  isi: Blob,
  maju: (bytes: number) => void,
  { signal, nama }: { signal?: AbortSignal; nama?: string },
): Promise<GagalKirim | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    let timer: number | undefined
    const bergerak = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => request.abort(), DIAM)
    }
    const selesai = (gagal: GagalKirim | null) => {
      window.clearTimeout(timer)
      resolve(gagal)
    }
    const putus = { pesan: 'Sambungan terputus.', ulang: true }
    request.open('POST', alamat)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    if (nama !== undefined) request.setRequestHeader(HEADER_NAMA_BERKAS, toHeaderNamaBerkas(nama))
    request.upload.onprogress = (event) => {
      bergerak()
      maju(event.loaded)
    }
    request.onerror = () => selesai(putus)
    request.onabort = () => selesai(signal?.aborted ? { pesan: '', ulang: false } : putus)
    request.onload = () => {
      if (request.status === 200) return selesai(null)
      try {
        const { message } = JSON.parse(request.responseText) as { message?: string }
        // A rule said no: the same file gets the same answer.
        selesai({ pesan: String(message ?? ''), ulang: request.status >= 500 || request.status === 401 })
      } catch {
        selesai({ pesan: 'Server tidak dapat menerimanya sekarang.', ulang: true })
      }
    }
    signal?.addEventListener('abort', () => request.abort())
    bergerak()
    maju(0)
    request.send(isi)
  })
}
