// Rows of another source whose area is known now: they are read again as corrections of their load and join it.
import 'server-only'
import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withOwner } from '@/lib/server/owner'
import { storagePath } from '@/lib/server/storage'
import { imporSumberSchema } from '../../schema/sumber'
import type { IkutImpor } from '../impor/hasil'
import { imporSumber } from '../impor-sumber'
import type { HasilMuatan } from '../muatan/hasil'
import { toBarisMentah } from '../muatan/wilayah-asing'
import { kenalkanKode } from './kenalkan-kode'

type ImporRow = {
  jenis: string
  periode: string
  hari: string
  program: string | null
  sistem: string
  sintetis: boolean
  status: string | null
  kepala: string[]
}

/**
 * Makes the decided codes known and lets their rows join the load. Refusals (`sumber/…`): tidak-ditemukan, tidak-terbit (the load
 * does not hold), belum-dipadankan (no code is decided or known), and those of an import.
 */
export async function muatTertahanSumber(
  aktor: Aktor,
  imporId: string,
  ikut: IkutImpor = {},
): Promise<Result<HasilMuatan>> {
  const siap = await withOwner((client) => siapkan(client, aktor, imporId))
  if (!siap.ok) return siap
  const { input, kodeList, jalur } = siap.value
  try {
    const hasil = await imporSumber(aktor, input, [{ nama: path.basename(jalur), jalur }], ikut)
    if (hasil.ok) await withOwner((client) => lepas(client, aktor.kodeKab, imporId, kodeList))
    return hasil
  } finally {
    await rm(path.dirname(jalur), { recursive: true, force: true })
  }
}

async function siapkan(client: pg.Client, aktor: Aktor, imporId: string) {
  const { kodeKab } = aktor
  const { rows } = await client.query<ImporRow>(
    `SELECT i.jenis, i.periode, i.per_tanggal::text AS hari, coalesce(m.program, i.program) AS program, i.sistem, i.sintetis, m.status,
       coalesce((SELECT b.kepala FROM impor_berkas b WHERE b.kode_kab = i.kode_kab AND b.impor_id = i.id ORDER BY b.ke LIMIT 1), '{}') AS kepala
     FROM impor i LEFT JOIN sumber_muatan m ON m.kode_kab = i.kode_kab AND m.id = i.muatan_id
     WHERE i.kode_kab = $1 AND i.id = $2 AND i.jenis <> 'dtsen'`,
    [kodeKab, imporId],
  )
  const impor = rows[0]
  if (!impor) return refuse('sumber/tidak-ditemukan', 'Muatan tidak ditemukan.')
  if (impor.status !== 'berlaku')
    return refuse(
      'sumber/tidak-terbit',
      'Muatan ini tidak sedang berlaku. Baris yang ditahan dimuat setelah muatannya berlaku.',
    )
  const kodeList = await kenalkanKode(client, aktor, imporId)
  if (kodeList.length === 0)
    return refuse('sumber/belum-dipadankan', 'Belum ada kode wilayah yang dipadankan pada muatan ini.')
  const input = imporSumberSchema.parse({
    kodeKab,
    jenis: impor.jenis,
    perTanggal: impor.hari,
    periode: impor.jenis === 'kpm' ? impor.periode : undefined,
    program: impor.program ?? undefined,
    sistem: impor.sistem,
    sintetis: impor.sintetis,
  })
  const jalur = path.join(storagePath(`susulan/${kodeKab}/${imporId}`), `${impor.jenis}-tertahan.csv`)
  await tulisBerkas(client, { kodeKab, imporId, kodeList, jalur, kepala: impor.kepala })
  return ok({ input, kodeList, jalur })
}

type Tulis = { kodeKab: string; imporId: string; kodeList: string[]; jalur: string; kepala: string[] }

/** The held rows of these codes as the file of rows set aside had them. */
async function tulisBerkas(client: pg.Client, { kodeKab, imporId, kodeList, jalur, kepala }: Tulis): Promise<void> {
  await mkdir(path.dirname(jalur), { recursive: true, mode: 0o700 })
  const berkas = await open(jalur, 'w', 0o600)
  try {
    await berkas.write(`${toBarisMentah(kepala)}\n`)
    for (let sesudah = [0, 0]; ; ) {
      const { rows } = await client.query<{ ke: number; baris: number; mentah: string }>(
        `SELECT ke, baris, mentah FROM impor_ditahan
         WHERE kode_kab = $1 AND impor_id = $2 AND kode_resmi = ANY ($3::text[]) AND (ke, baris) > ($4, $5) ORDER BY ke, baris LIMIT 5000`,
        [kodeKab, imporId, kodeList, ...sesudah],
      )
      const terakhir = rows.at(-1)
      if (!terakhir) break
      await berkas.write(`${rows.map(({ mentah }) => mentah).join('\n')}\n`)
      sesudah = [terakhir.ke, terakhir.baris]
    }
  } finally {
    await berkas.close()
  }
}

/** What was read again waits no longer, also where it had been set aside from a file of corrections. Again, it changes nothing. */
async function lepas(client: pg.Client, kodeKab: string, imporId: string, kodeList: readonly string[]): Promise<void> {
  await client.query(
    'DELETE FROM impor_ditahan WHERE kode_kab = $1 AND impor_id = $2 AND kode_resmi = ANY ($3::text[])',
    [kodeKab, imporId, kodeList],
  )
  await client.query(
    'UPDATE impor_wilayah SET dimuat_pada = now() WHERE kode_kab = $1 AND impor_id = $2 AND kode_resmi = ANY ($3::text[])',
    [kodeKab, imporId, kodeList],
  )
}
