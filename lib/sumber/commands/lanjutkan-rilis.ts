// Writes the synthetic release that follows another one: reads the pair family by family and streams the next pair
// with the file of truth beside it.
import 'server-only'
import { access, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { jawabUsulan } from '../generator/jawaban-usulan'
import { readKey } from '../generator/keluarga-key'
import { LanjutanRilis, namaBerkasKebenaran, type OpsiLanjutan } from '../generator/lanjutan'
import { namaBerkasRilis, toHeaderLine } from '../generator/rilis'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import { BerkasOutput } from './berkas-output'
import { findBukanSintetis } from './find-bukan-sintetis'
import { LineReader } from './line-reader'
import { readUsulan } from './read-usulan'
import type { BerkasRilis, IkutTulis } from './tulis-rilis'

/** As for a first release, plus how many of each event and of each answer to a usulan; the third file is the truth. */
export type BerkasLanjutan = BerkasRilis & {
  readonly peristiwa: Readonly<Record<string, number>>
  readonly usulan: Readonly<Record<string, number>>
}

/** `dari` and `keluar` are folders, `usulan` the file that was sent, `terima` the percentage of usulan accepted. */
export type OpsiLanjutkan = Omit<OpsiLanjutan, 'wilayah'> & {
  readonly dari: string
  readonly keluar: string
  readonly usulan?: string | undefined
  readonly terima: number
}

/**
 * Writes the pair of the next release and `kebenaran_<kab>_<periode>.csv` into `keluar`. Refusals: the folder is the
 * same (`sumber/folder-sama`), a file is missing (`sumber/berkas-tidak-ada`), what is there is not synthetic
 * (`sumber/bukan-sintetis`), its rows are not those of the generator or of another kabupaten or code system
 * (`sumber/rilis-asal`), the usulan file cannot be read (`sumber/usulan-tidak-terbaca`).
 */
export async function lanjutkanRilis(
  options: OpsiLanjutkan,
  wilayah: readonly WilayahDesa[],
  ikut: IkutTulis = {},
): Promise<Result<BerkasLanjutan, Refusal>> {
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)] as const
  if (path.resolve(options.dari) === path.resolve(options.keluar))
    return refuse('sumber/folder-sama', 'Folder asal dan folder keluaran harus berbeda.')
  for (const nama of namaList) {
    const ada = await access(path.resolve(options.dari, nama)).then(
      () => true,
      () => false,
    )
    if (!ada) return refuse('sumber/berkas-tidak-ada', `${nama} tidak ditemukan di folder asal.`)
  }
  const asing = (await findBukanSintetis(options.dari, namaList)) ?? (await findBukanSintetis(options.keluar, namaList))
  if (asing) return refuse('sumber/bukan-sintetis', `${asing} bukan data sintetis dan tidak dapat dipakai di sini.`)
  const terkirim = options.usulan === undefined ? ok([]) : await readUsulan(options.usulan)
  if (!terkirim.ok) return terkirim

  await mkdir(options.keluar, { recursive: true })
  const lanjutan = new LanjutanRilis(
    { ...options, wilayah },
    jawabUsulan(terkirim.value, options.terima, options.benih),
  )
  const output = await BerkasOutput.open(options.keluar, [...namaList, namaBerkasKebenaran(kodeKab, options.periode)])
  const keluargaReader = await LineReader.open(path.resolve(options.dari, namaList[0]))
  const anggotaReader = await LineReader.open(path.resolve(options.dari, namaList[1]))
  const flush = async () => {
    ikut.signal?.throwIfAborted()
    await output.tulis(0, lanjutan.keluarga.take())
    await output.tulis(1, lanjutan.anggota.take())
    await output.tulis(2, lanjutan.kebenaran.take())
    ikut.maju?.(output.byte)
  }
  try {
    const header = [await keluargaReader.take(1), await anggotaReader.take(1)]
    const expected = [toHeaderLine(KOLOM_KELUARGA), toHeaderLine(KOLOM_ANGGOTA)]
    if (!header.every((baris, i) => baris && isEqual(baris, expected[i] as Uint8Array)))
      return refuse('sumber/rilis-asal', 'Baris judul berkas asal tidak seperti yang ditulis rilis:buat.')
    lanjutan.keluarga.put(expected[0] as Uint8Array)
    lanjutan.anggota.put(expected[1] as Uint8Array)
    for (;;) {
      const keluarga = keluargaReader.coba(1) ?? (await keluargaReader.take(1))
      if (!keluarga) break
      const key = readKey(keluarga)
      const anggota = key && (anggotaReader.coba(key.size) ?? (await anggotaReader.take(key.size)))
      if (!key || !anggota || !lanjutan.isSatuKeluarga(key, anggota))
        return refuse(
          'sumber/rilis-asal',
          `Baris ${keluargaReader.baris} berkas keluarga asal tidak cocok dengan berkas anggotanya, kabupaten/kota, atau sistem kode wilayah yang diminta.`,
        )
      lanjutan.proses(keluarga, anggota, key.nomorKk, key.size)
      if (lanjutan.isFull()) await flush()
    }
    if (await anggotaReader.take(1))
      return refuse(
        'sumber/rilis-asal',
        `Berkas anggota asal memuat anggota tanpa keluarga mulai baris ${anggotaReader.baris}.`,
      )
    while (lanjutan.catatTanpaKeluarga()) await flush()
    await flush()
    return ok({
      keluarga: lanjutan.jumlahKeluarga,
      anggota: lanjutan.jumlahAnggota,
      berkas: await output.finish(),
      peristiwa: lanjutan.jumlahPeristiwa,
      usulan: lanjutan.jumlahJawaban,
    })
  } finally {
    await keluargaReader.close()
    await anggotaReader.close()
    await output.discard()
  }
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
