// Writes a synthetic release to disk as it is made: one piece at a time, waiting for the disk before the next.
import 'server-only'
import { mkdir } from 'node:fs/promises'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { buatRilis, namaBerkasRilis, type OpsiRilis, type RilisCount } from '../generator/rilis'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { BerkasOutput } from './berkas-output'
import { findBukanSintetis } from './find-bukan-sintetis'

/** What was written: rows without header, absolute paths (family file first). */
export type BerkasRilis = RilisCount & { readonly berkas: readonly string[] }

/** Ways to follow and stop the writing; `maju` hears the bytes written so far. */
export type IkutTulis = { readonly signal?: AbortSignal; readonly maju?: (byte: number) => void }

/**
 * Writes `keluarga_dtsen_v3_<kab>.csv` and `anggota_dtsen_v3_<kab>.csv` into the folder `keluar`, which is made when
 * missing. Both appear under their names only when complete; when stopped in the middle nothing is left behind.
 * Refusals: `sumber/kode-bps-belum-ada` (BPS codes asked for, crosswalk not loaded for these areas),
 * `sumber/bukan-sintetis` (a file of that name is there and may be a real release).
 */
export async function tulisRilis(
  options: Omit<OpsiRilis, 'wilayah'> & { readonly keluar: string },
  wilayah: readonly WilayahDesa[],
  ikut: IkutTulis = {},
): Promise<Result<BerkasRilis, Refusal>> {
  const tanpaBps = options.sistem === 'bps' ? wilayah.filter((desa) => !desa.bpsDesa).length : 0
  if (tanpaBps > 0)
    return refuse(
      'sumber/kode-bps-belum-ada',
      `${tanpaBps} dari ${wilayah.length} desa/kelurahan belum punya kode BPS. Muat padanannya dengan cli wilayah:padankan.`,
    )
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)]
  await mkdir(options.keluar, { recursive: true })
  const asing = await findBukanSintetis(options.keluar, namaList)
  if (asing) return refuse('sumber/bukan-sintetis', `${asing} sudah ada dan bukan data sintetis; pilih folder lain.`)

  const output = await BerkasOutput.open(options.keluar, namaList)
  try {
    const pieces = buatRilis({ ...options, wilayah })
    let step = pieces.next()
    while (!step.done) {
      ikut.signal?.throwIfAborted()
      await output.tulis(step.value.berkas === 'keluarga' ? 0 : 1, step.value.content)
      ikut.maju?.(output.byte)
      step = pieces.next()
    }
    return ok({ ...step.value, berkas: await output.finish() })
  } finally {
    await output.discard()
  }
}
