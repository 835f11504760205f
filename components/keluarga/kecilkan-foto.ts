// Photographs of papers made small enough for a village line before they are sent; the place and phone they carry go too.

/** Above this many bytes a photograph is made smaller first. */
const BESAR = 600_000
/** Longest side in pixels at which every number of a kartu keluarga is still read. */
const SISI = 2400
const MUTU = 0.8

/** The photograph as a smaller JPEG; the file itself where it is no photograph, small already, or cannot be drawn here. */
export async function kecilkanFoto(file: File): Promise<Blob> {
  if (!/^image\/(jpeg|png)$/.test(file.type) || file.size <= BESAR) return file
  try {
    const gambar = await createImageBitmap(file)
    const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height))
    const kanvas = document.createElement('canvas')
    kanvas.width = Math.round(gambar.width * skala)
    kanvas.height = Math.round(gambar.height * skala)
    kanvas.getContext('2d')?.drawImage(gambar, 0, 0, kanvas.width, kanvas.height)
    gambar.close()
    const kecil = await new Promise<Blob | null>((resolve) => kanvas.toBlob(resolve, 'image/jpeg', MUTU))
    return kecil !== null && kecil.size < file.size ? kecil : file
  } catch {
    // A file that only says it is a picture: the server looks at it.
    return file
  }
}
