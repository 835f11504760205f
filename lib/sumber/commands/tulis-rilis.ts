// Writes a synthetic release to disk as it is made: one piece at a time, waiting for the disk before the next.
import 'server-only'
import { mkdir } from 'node:fs/promises'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { buatRilis, type JumlahRilis, namaBerkasRilis, type OpsiRilis } from '../generator/rilis'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { BerkasKeluaran } from './berkas-keluaran'
import { findBukanSintetis } from './find-bukan-sintetis'

/** What was written: rows without header, absolute paths (family file first). */
export type BerkasRilis = JumlahRilis & { readonly berkas: readonly string[] }

/** Ways to follow and stop the writing; `maju` hears the bytes written so far. */
export type IkutTulis = { readonly signal?: AbortSignal; readonly maju?: (byte: number) => void }

/**
 * Writes `keluarga_dtsen_v3_<kab>.csv` and `anggota_dtsen_v3_<kab>.csv` into the folder `keluar`, which is made when
 * missing. Both appear under their names only when complete; when stopped in the middle nothing is left behind.
 * Refusals: `sumber/kode-bps-belum-ada` (BPS codes asked for, crosswalk not loaded for these areas),
 * `sumber/bukan-sintetis` (a file of that name is there and may be a real release).
 */
export async function tulisRilis(
  opsi: Omit<OpsiRilis, 'wilayah'> & { readonly keluar: string },
  wilayah: readonly WilayahDesa[],
  ikut: IkutTulis = {},
): Promise<Result<BerkasRilis, Refusal>> {
  const tanpaBps = opsi.sistem === 'bps' ? wilayah.filter((desa) => !desa.bpsDesa).length : 0
  if (tanpaBps > 0)
    return refuse(
      'sumber/kode-bps-belum-ada',
      `${tanpaBps} dari ${wilayah.length} desa/kelurahan belum punya kode BPS. Muat padanannya dengan cli wilayah:padankan.`,
    )
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)]
  await mkdir(opsi.keluar, { recursive: true })
  const asing = await findBukanSintetis(opsi.keluar, namaList)
  if (asing) return refuse('sumber/bukan-sintetis', `${asing} sudah ada dan bukan data sintetis; pilih folder lain.`)

  const keluaran = await BerkasKeluaran.buka(opsi.keluar, namaList)
  try {
    const potongan = buatRilis({ ...opsi, wilayah })
    let langkah = potongan.next()
    while (!langkah.done) {
      ikut.signal?.throwIfAborted()
      await keluaran.tulis(langkah.value.berkas === 'keluarga' ? 0 : 1, langkah.value.isi)
      ikut.maju?.(keluaran.byte)
      langkah = potongan.next()
    }
    return ok({ ...langkah.value, berkas: await keluaran.selesai() })
  } finally {
    await keluaran.buang()
  }
}
