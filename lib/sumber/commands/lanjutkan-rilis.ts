// Writes the synthetic release that follows another one: reads the pair family by family and streams the next pair
// with the file of truth beside it.
import 'server-only'
import { access, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { jawabUsulan } from '../generator/jawaban-usulan'
import { readKunci } from '../generator/kunci-keluarga'
import { LanjutanRilis, namaBerkasKebenaran, type OpsiLanjutan } from '../generator/lanjutan'
import { namaBerkasRilis, toBarisJudul } from '../generator/rilis'
import type { WilayahDesa } from '../generator/wilayah-desa'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA } from '../kolom'
import { BerkasKeluaran } from './berkas-keluaran'
import { findBukanSintetis } from './find-bukan-sintetis'
import { PembacaBaris } from './pembaca-baris'
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
  opsi: OpsiLanjutkan,
  wilayah: readonly WilayahDesa[],
  ikut: IkutTulis = {},
): Promise<Result<BerkasLanjutan, Refusal>> {
  const kodeKab = wilayah[0]?.kodeKab ?? ''
  const namaList = [namaBerkasRilis('keluarga', kodeKab), namaBerkasRilis('anggota', kodeKab)] as const
  if (path.resolve(opsi.dari) === path.resolve(opsi.keluar))
    return refuse('sumber/folder-sama', 'Folder asal dan folder keluaran harus berbeda.')
  for (const nama of namaList) {
    const ada = await access(path.resolve(opsi.dari, nama)).then(
      () => true,
      () => false,
    )
    if (!ada) return refuse('sumber/berkas-tidak-ada', `${nama} tidak ditemukan di folder asal.`)
  }
  const asing = (await findBukanSintetis(opsi.dari, namaList)) ?? (await findBukanSintetis(opsi.keluar, namaList))
  if (asing) return refuse('sumber/bukan-sintetis', `${asing} bukan data sintetis dan tidak dapat dipakai di sini.`)
  const terkirim = opsi.usulan === undefined ? ok([]) : await readUsulan(opsi.usulan)
  if (!terkirim.ok) return terkirim

  await mkdir(opsi.keluar, { recursive: true })
  const lanjutan = new LanjutanRilis({ ...opsi, wilayah }, jawabUsulan(terkirim.value, opsi.terima, opsi.benih))
  const keluaran = await BerkasKeluaran.buka(opsi.keluar, [...namaList, namaBerkasKebenaran(kodeKab, opsi.periode)])
  const bacaKeluarga = await PembacaBaris.buka(path.resolve(opsi.dari, namaList[0]))
  const bacaAnggota = await PembacaBaris.buka(path.resolve(opsi.dari, namaList[1]))
  const salurkan = async () => {
    ikut.signal?.throwIfAborted()
    await keluaran.tulis(0, lanjutan.keluarga.ambil())
    await keluaran.tulis(1, lanjutan.anggota.ambil())
    await keluaran.tulis(2, lanjutan.kebenaran.ambil())
    ikut.maju?.(keluaran.byte)
  }
  try {
    const judul = [await bacaKeluarga.ambil(1), await bacaAnggota.ambil(1)]
    const diharap = [toBarisJudul(KOLOM_KELUARGA), toBarisJudul(KOLOM_ANGGOTA)]
    if (!judul.every((baris, i) => baris && isSama(baris, diharap[i] as Uint8Array)))
      return refuse('sumber/rilis-asal', 'Baris judul berkas asal tidak seperti yang ditulis rilis:buat.')
    lanjutan.keluarga.put(diharap[0] as Uint8Array)
    lanjutan.anggota.put(diharap[1] as Uint8Array)
    for (;;) {
      const keluarga = bacaKeluarga.coba(1) ?? (await bacaKeluarga.ambil(1))
      if (!keluarga) break
      const kunci = readKunci(keluarga)
      const anggota = kunci && (bacaAnggota.coba(kunci.ukuran) ?? (await bacaAnggota.ambil(kunci.ukuran)))
      if (!kunci || !anggota || !lanjutan.isSatuKeluarga(kunci, anggota))
        return refuse(
          'sumber/rilis-asal',
          `Baris ${bacaKeluarga.baris} berkas keluarga asal tidak cocok dengan berkas anggotanya, kabupaten/kota, atau sistem kode wilayah yang diminta.`,
        )
      lanjutan.proses(keluarga, anggota, kunci.nomorKk, kunci.ukuran)
      if (lanjutan.isPenuh()) await salurkan()
    }
    if (await bacaAnggota.ambil(1))
      return refuse(
        'sumber/rilis-asal',
        `Berkas anggota asal memuat anggota tanpa keluarga mulai baris ${bacaAnggota.baris}.`,
      )
    while (lanjutan.catatTanpaKeluarga()) await salurkan()
    await salurkan()
    return ok({
      keluarga: lanjutan.jumlahKeluarga,
      anggota: lanjutan.jumlahAnggota,
      berkas: await keluaran.selesai(),
      peristiwa: lanjutan.jumlahPeristiwa,
      usulan: lanjutan.jumlahJawaban,
    })
  } finally {
    await bacaKeluarga.tutup()
    await bacaAnggota.tutup()
    await keluaran.buang()
  }
}

function isSama(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
