// Sends a file of an upload as it lies on the disk. XMLHttpRequest, because fetch tells nothing on the way.

/** Null when it arrived, else the sentence to show; `maju` hears the bytes sent. */
export function kirimBerkas(id: string, ke: number, file: File, maju: (bytes: number) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/unggah/${id}?${new URLSearchParams({ ke: String(ke), nama: file.name })}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => maju(event.loaded)
    request.onerror = () => resolve('Sambungan terputus; pilih berkasnya sekali lagi.')
    request.onload = () => {
      if (request.status === 200) return resolve(null)
      try {
        resolve(String((JSON.parse(request.responseText) as { message?: string }).message ?? ''))
      } catch {
        resolve('Server tidak dapat menerimanya sekarang; coba lagi sebentar lagi.')
      }
    }
    maju(0)
    request.send(file)
  })
}
