// What must be known before rows are read: the pair of files, the codes of the kabupaten/kota, the number of the delivery.
import 'server-only'
import type pg from 'pg'
import { type Periode, partsOfPeriode } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { today } from '@/lib/server/clock'
import { readSetting } from '@/lib/server/settings'
import type { AmbangCek } from '../../cek'
import type { ScanLimits } from '../../scan/limits'
import type { ImporRilisInput } from '../../schema'
import type { Termuat } from './muat-berkas'
import { type BerkasDiperiksa, type BerkasSiap, periksaBerkas } from './periksa-berkas'

/** Share of synthetic numbers from which files are synthetic: faulty rows may spoil a few. */
const AMBANG_SINTETIS = 0.9

/** Official codes under which this kabupaten/kota is written in the files. */
export async function listKodeKab(pusat: pg.Client, { kodeKab, sistem }: ImporRilisInput): Promise<Result<string[]>> {
  const { rows } = await pusat.query<{ kode: string }>(
    `SELECT DISTINCT left(kode_resmi, 4) AS kode FROM wilayah_kode
     WHERE sistem = $1 AND kode >= $2 AND kode <= $3 AND length(kode) = 10
       AND berlaku_sejak <= $4::date AND (berlaku_sampai IS NULL OR berlaku_sampai >= $4::date)`,
    [sistem, kodeKab.padEnd(10, '0'), kodeKab.padEnd(10, '9'), today()],
  )
  if (rows.length > 0) return ok(rows.map(({ kode }) => kode))
  return sistem === 'bps'
    ? refuse(
        'sumber/kode-bps-belum-ada',
        `Kode BPS untuk kabupaten/kota ${kodeKab} belum ada. Muat padanannya dengan cli wilayah:padankan.`,
      )
    : refuse('sumber/kab-tidak-dikenal', `Kabupaten/kota dengan kode Kemendagri ${kodeKab} tidak dikenal.`)
}

/** Looks every file over and finds the pair. */
export async function periksaPasangan(
  siap: readonly BerkasSiap[],
  signal?: AbortSignal,
): Promise<Result<{ keluarga: BerkasDiperiksa; anggota: BerkasDiperiksa }>> {
  const found: BerkasDiperiksa[] = []
  for (const berkas of siap) {
    const satu = await periksaBerkas(berkas, () => undefined, signal)
    if (!satu.ok) return satu
    found.push(satu.value)
  }
  for (const jenis of ['keluarga', 'anggota'] as const) {
    const milik = found.filter(({ plan }) => plan.jenis === jenis)
    const lain = jenis === 'keluarga' ? 'anggota' : 'keluarga'
    if (milik.length === 0) {
      return refuse(
        'sumber/pasangan',
        `Berkas ${jenis} tidak ada: rilis DTSEN terdiri atas berkas keluarga dan berkas anggota, yang diterima hanya berkas ${lain}${found[0] ? ` (${found[0].nama})` : ''}.`,
      )
    }
    if (milik.length > 1) {
      return refuse(
        'sumber/pasangan',
        `Ada ${milik.length} berkas ${jenis} (${milik.map(({ nama }) => nama).join(', ')}); satu rilis berisi tepat satu.`,
      )
    }
  }
  const keluarga = found.find(({ plan }) => plan.jenis === 'keluarga')
  const anggota = found.find(({ plan }) => plan.jenis === 'anggota')
  if (!keluarga || !anggota) throw new Error('pasangan berkas hilang')
  return ok({ keluarga, anggota })
}

/** Takes the number of the next delivery; until it is published nobody else sees it. */
export async function bukaRilis(
  pusat: pg.Client,
  { kodeKab, periode }: ImporRilisInput,
  imporId: string,
  sidik: string,
): Promise<{ id: number; kode: string; sebelumnya: number | null }> {
  const { rows } = await pusat.query<{ id: number; kode: string; pengiriman: number }>(
    `INSERT INTO rilis (kode_kab, periode, pengiriman, status, sintetis, berlaku_sejak, sidik, impor_id)
     SELECT $1, $2::text, coalesce(max(pengiriman), 0) + 1, 'dimuat', false, $3::date, $4, $5::uuid FROM rilis WHERE kode_kab = $1 AND periode = $2
     RETURNING id, kode, pengiriman`,
    [kodeKab, periode, awalPeriode(periode), sidik, imporId],
  )
  const row = rows[0]
  if (!row) throw new Error('nomor rilis tidak didapat')
  await pusat.query('UPDATE impor SET rilis_id = $3 WHERE kode_kab = $1 AND id = $2', [kodeKab, imporId, row.id])
  const dulu = await pusat.query<{ id: number }>(
    `SELECT id FROM rilis WHERE kode_kab = $1 AND status = 'terbit' AND (periode, pengiriman) < ($2, $3)
     ORDER BY periode DESC, pengiriman DESC LIMIT 1`,
    [kodeKab, periode, row.pengiriman],
  )
  return { id: row.id, kode: row.kode, sebelumnya: dulu.rows[0]?.id ?? null }
}

/** Whether somebody was delivered here before. */
export async function hasRiwayat(pusat: pg.Client, kodeKab: string): Promise<boolean> {
  const { rows } = await pusat.query<{ ada: boolean }>(
    'SELECT EXISTS (SELECT FROM riwayat_kk WHERE kode_kab = $1) AS ada',
    [kodeKab],
  )
  return rows[0]?.ada === true
}

/**
 * Synthetic and real people never meet in one database. Serials tell them apart: those of the generator are never
 * issued by an office. An installation that has not been told yet becomes what its first release is.
 */
export async function judgeSintetis(
  pusat: pg.Client,
  input: ImporRilisInput,
  termuat: { keluarga: Termuat; anggota: Termuat },
): Promise<Result<{ sintetis: boolean }>> {
  const semua = termuat.keluarga.nomor.semua + termuat.anggota.nomor.semua
  const bertanda = termuat.keluarga.nomor.sintetis + termuat.anggota.nomor.sintetis
  const sintetis = input.sintetis || (semua > 0 && bertanda / semua >= AMBANG_SINTETIS)
  const setting = await readSetting(pusat, 'sintetis')
  if (setting === undefined) return ok({ sintetis })
  if (setting === true && !sintetis) {
    return refuse(
      'sumber/bukan-sintetis',
      'Pemasangan ini hanya berisi data sintetis, sedangkan berkas ini memuat nomor yang bukan buatan; tidak ada yang dimuat.',
    )
  }
  if (setting !== true && (sintetis || (semua > 0 && bertanda / semua >= 1 - AMBANG_SINTETIS))) {
    return refuse(
      'sumber/sintetis',
      'Berkas ini berisi data sintetis, sedangkan pemasangan ini untuk data sungguhan; tidak ada yang dimuat.',
    )
  }
  return ok({ sintetis })
}

/** First day of a quarter: from it on the facts of its release hold. */
export function awalPeriode(periode: Periode): string {
  const { tahun, triwulan } = partsOfPeriode(periode)
  return `${tahun}-${String(triwulan * 3 - 2).padStart(2, '0')}-01`
}

/** What a value may be in a delivery of this quarter read on this day. */
export function batasOf(periode: Periode, kabList: string[], hariIni: string, ambang: AmbangCek): ScanLimits {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const akhir = tahun * 10_000 + triwulan * 3 * 100 + 31
  // A delivery may hold births of the weeks after its quarter; none can lie in the future of the day it is read.
  return { kabList, lahirTerakhir: Math.max(akhir, Number(hariIni.replaceAll('-', ''))), umurPada: akhir, ambang }
}
