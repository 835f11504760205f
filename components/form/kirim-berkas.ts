// Sends a file as it lies on the disk. XMLHttpRequest, because fetch tells nothing on the way.

/** A line on which nothing moves for this long is taken for broken, in milliseconds. */
const DIAM = 90_000

/**
 * Posts the bytes to an upload route; null when they arrived, else the sentence to show. `maju` hears the bytes sent so far.
 * Once `signal` fires nothing is sent any more and the answer is empty.
 */
export function kirimBerkas(
  alamat: string,
  isi: Blob,
  maju: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    let timer: number | undefined
    const bergerak = () => {
      window.clearTimeout(timer)
      timer = window.setTimeout(() => request.abort(), DIAM)
    }
    const selesai = (pesan: string | null) => {
      window.clearTimeout(timer)
      resolve(pesan)
    }
    request.open('POST', alamat)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => {
      bergerak()
      maju(event.loaded)
    }
    request.onerror = () => selesai('Sambungan terputus.')
    request.onabort = () => selesai(signal?.aborted ? '' : 'Sambungan terputus.')
    request.onload = () => {
      if (request.status === 200) return selesai(null)
      try {
        selesai(String((JSON.parse(request.responseText) as { message?: string }).message ?? ''))
      } catch {
        selesai('Server tidak dapat menerimanya sekarang.')
      }
    }
    signal?.addEventListener('abort', () => request.abort())
    bergerak()
    maju(0)
    request.send(isi)
  })
}
