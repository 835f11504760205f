// What makes two deliveries the same: their bytes and the way they are read.
import 'server-only'
import { createHash } from 'node:crypto'
import { toCanonical } from '@/lib/audit/kanonik'

/** A file with its size in bytes and SHA-256 in hex. */
export type BerkasSumber = { nama: string; jalur: string; ke: number; ukuran: number; sha256: string }

/** Fingerprint of a delivery: the bytes, and how they are read. */
export function sidikSumber(berkasList: readonly BerkasSumber[], cara: unknown): string {
  const isi = [...berkasList.map(({ sha256 }) => sha256).sort(), toCanonical(cara)].join(' ')
  return createHash('sha256').update(isi).digest('hex')
}
