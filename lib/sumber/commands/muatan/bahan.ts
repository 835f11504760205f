// What the stages of one load share.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import type { Pemetaan } from '../../profil/profil'
import type { ImporSumberInput } from '../../schema/sumber'
import type { BatchMuatan } from './kerja-muatan'
import type { BerkasSumber } from './sidik-sumber'

export type BahanMuatan = {
  client: pg.Client
  batch: BatchMuatan
  aktor: Aktor
  input: ImporSumberInput
  imporId: string
  berkas: readonly BerkasSumber[]
  pemetaan: Pemetaan
  /** Only count and judge. */
  coba: boolean
  signal: AbortSignal | undefined
}
