// Rows that an earlier delivery set aside and that still wait when others of it are taken up: they go out again with the next file.
import 'server-only'
import { storagePath } from '@/lib/server/storage'
import { KOLOM_RUJUKAN, parseRujukan } from '../../rujukan'
import { bukaTabel } from '../tabel/buka-tabel'
import { tetap } from './catat-diambil'
import { type Kerja, tabelKerja } from './kerja'

/** A row of the file of rows set aside, by column; `ke` is 1 for keluarga and 2 for anggota. */
export type Sisa = { ke: 1 | 2; isi: ReadonlyMap<string, string> }

/** How many rows of each file of the earlier delivery still wait. */
export async function countSisaDasar(kerja: Kerja): Promise<Record<1 | 2, number>> {
  const { a, kodeKab, susulan } = kerja
  if (!susulan) return { 1: 0, 2: 0 }
  const { rows } = await a.query<{ k: number; a: number }>(
    `SELECT count(*) FILTER (WHERE s.ke % 2 = 1)::integer AS k, count(*) FILTER (WHERE s.ke % 2 = 0)::integer AS a
     FROM impor_salah s WHERE s.kode_kab = $1 AND s.impor_id = $2 AND ${tetap(kerja)}`,
    [kodeKab, susulan.imporId],
  )
  return { 1: rows[0]?.k ?? 0, 2: rows[0]?.a ?? 0 }
}

/** Those rows as they stand in the file of the earlier delivery, in batches; none when that file is gone. Uses connection `b`. */
export async function* listSisaDasar(kerja: Kerja): AsyncGenerator<Sisa[]> {
  const { b, kodeKab, rilisId, susulan, signal } = kerja
  if (!susulan) return
  const { rows } = await b.query<{ nama: string; jalur: string }>(
    `SELECT f.nama, f.jalur FROM impor i JOIN berkas f ON f.kode_kab = i.kode_kab AND f.id = i.berkas_salah_id
     WHERE i.kode_kab = $1 AND i.id = $2`,
    [kodeKab, susulan.imporId],
  )
  const berkas = rows[0]
  if (!berkas) return
  const dibuka = await bukaTabel(
    { nama: berkas.nama, jalur: storagePath(berkas.jalur) },
    { pemisah: ',', enkode: 'utf-8' },
  )
  const tabel = dibuka.ok ? dibuka.value[0] : undefined
  const letak = tabel?.kolom.indexOf(KOLOM_RUJUKAN) ?? -1
  if (!tabel || letak < 0) return
  for await (const batch of tabel.barisList(signal)) {
    const diambil = await b.query<{ rujukan: string }>(
      `SELECT rujukan FROM ${tabelKerja(rilisId, 'j')} WHERE rujukan = ANY ($1::text[])`,
      [batch.map(({ nilai }) => nilai[letak])],
    )
    const pergi = new Set(diambil.rows.map(({ rujukan }) => rujukan))
    const sisa: Sisa[] = []
    for (const { nilai } of batch) {
      const rujukan = parseRujukan(nilai[letak] ?? '')
      if (!rujukan || pergi.has(nilai[letak] ?? '')) continue
      sisa.push({
        ke: rujukan.ke % 2 === 1 ? 1 : 2,
        isi: new Map(tabel.kolom.map((kolom, i) => [kolom, nilai[i] ?? ''])),
      })
    }
    if (sisa.length > 0) yield sisa
  }
}
