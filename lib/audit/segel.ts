// What a seal of the read log holds, and what its rows look like now.
import { z } from 'zod'
import { merkleRoot } from './merkle'
import type { Temuan } from './rantai'

/** Act of the chain row that seals rows of the read log. Its target is the id of the seal. */
export const TINDAKAN_SEGEL = 'audit.segel'
/** Rows one seal holds at most: the head of the chain is locked while they are stamped. */
export const SEGEL_TERBESAR = 10_000

/** Content of the chain row of a seal. */
export const isiSegelSchema = z.object({ akar: z.string(), jumlah: z.number().int(), dari: z.uuid(), sampai: z.uuid() })
export type IsiSegel = z.output<typeof isiSegelSchema>

/** A seal as it stands now: `daun` the leaf hashes in order, `rusak` places whose leaf does not fit the row, `urutan` all places. */
export type SegelKini = { daun: Uint8Array; rusak: readonly number[]; urutan: readonly number[] }

/** Root of leaf hashes written one after another, in hex. */
export function akarOf(daun: Uint8Array): string {
  const leafList = Array.from({ length: daun.length / 32 }, (_, at) => daun.subarray(at * 32, at * 32 + 32))
  return Buffer.from(merkleRoot(leafList)).toString('hex')
}

/** What was done to the rows under one seal; `nomor` is that of its chain row, `isi` null when that row cannot be read. */
export function listTemuanSegel(nomor: number, isi: IsiSegel | null, kini: SegelKini): Temuan[] {
  const temuan: Temuan[] = []
  const add = (jenis: Temuan['jenis'], urutan: number[], keterangan: string) =>
    temuan.push({ jenis, nomor, ...(urutan.length > 0 ? { urutan } : {}), keterangan })
  if (!isi) {
    add('log-diubah', [], 'Isi segel tidak dapat dibaca; baris log baca di bawahnya tidak dapat diperiksa.')
    return temuan
  }
  if (kini.rusak.length > 0) add('log-diubah', [...kini.rusak], 'Isi baris log baca tidak cocok dengan hash-nya.')
  const there = new Set(kini.urutan)
  const gone = Array.from({ length: isi.jumlah }, (_, at) => at + 1).filter((urutan) => !there.has(urutan))
  if (gone.length > 0) add('log-dihapus', gone, 'Baris log baca yang sudah disegel tidak ada lagi.')
  const extra = kini.urutan.filter((urutan, at) => urutan < 1 || urutan > isi.jumlah || kini.urutan[at - 1] === urutan)
  if (extra.length > 0) add('log-disisipkan', extra, 'Baris log baca ditambahkan di bawah segel yang sudah ada.')
  if (temuan.length === 0 && akarOf(kini.daun) !== isi.akar) {
    add('log-diubah', [], 'Baris di bawah segel ini ditulis ulang beserta hash-nya, atau bertukar tempat.')
  }
  return temuan
}
