// The first families of the demo as a delivery of their own, for tests that load one beside the city the others read.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataFolder, newFolder } from './perintah'

const NAMA = { keluarga: 'keluarga_dtsen_v3_3275.csv', anggota: 'anggota_dtsen_v3_3275.csv' }

/**
 * Paths of the first `kk` families of the demo and of their members. The address of the first family makes the bytes of
 * this call its own; `ubah` writes values of families anew, by their line in the file and the name of the column. All such
 * deliveries begin with the same families, so a longer one never lacks an area that a shorter, older one had.
 */
export function writePotongan(kk: number, ubah: Record<number, Record<string, string>> = {}): [string, string] {
  const baca = (nama: string) =>
    readFileSync(path.join(dataFolder(), 'demo', nama), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('|'))
  const [kepala = [], ...semua] = baca(NAMA.keluarga)
  const keluarga = semua.slice(0, kk)
  const isian: typeof ubah = { ...ubah, 2: { alamat: `JL. UJI ${Date.now()}`, ...ubah[2] } }
  for (const [baris, isi] of Object.entries(isian))
    for (const [kolom, nilai] of Object.entries(isi)) {
      const row = keluarga[Number(baris) - 2]
      if (row) row[kepala.indexOf(`"${kolom}"`)] = `"${nilai}"`
    }
  const kolomKk = kepala.indexOf('"nomor_kartu_keluarga"')
  const nomor = new Set(keluarga.map((row) => row[kolomKk]))
  const [kepalaAnggota = [], ...anggota] = baca(NAMA.anggota)
  const kolomAnggota = kepalaAnggota.indexOf('"nomor_kartu_keluarga"')
  const folder = newFolder()
  const write = (nama: string, rows: string[][]) => {
    const file = path.join(folder, nama)
    writeFileSync(file, `${rows.map((row) => row.join('|')).join('\n')}\n`)
    return file
  }
  return [
    write(NAMA.keluarga, [kepala, ...keluarga]),
    write(NAMA.anggota, [kepalaAnggota, ...anggota.filter((row) => nomor.has(row[kolomAnggota]))]),
  ]
}
