// Walks usulan along their route with one user of each peran.
import { randomUUID } from 'node:crypto'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import type { Result } from '@/lib/core/result'
import { STATUS_USULAN, type StatusUsulan } from '@/lib/verval/alur'
import { ajukanUsulan } from '@/lib/verval/commands/ajukan-usulan'
import { buatUsulan } from '@/lib/verval/commands/buat-usulan'
import { catatDiproses } from '@/lib/verval/commands/catat-diproses'
import { catatMusyawarah } from '@/lib/verval/commands/catat-musyawarah'
import { kirimDaftar } from '@/lib/verval/commands/kirim-daftar'
import { periksaUsulan } from '@/lib/verval/commands/periksa-usulan'
import { sahkanDaftar } from '@/lib/verval/commands/sahkan-daftar'
import { susunDaftar } from '@/lib/verval/commands/susun-daftar'
import { tetapkanDaftar } from '@/lib/verval/commands/tetapkan-daftar'
import { tugaskanPemeriksaan } from '@/lib/verval/commands/tugaskan-pemeriksaan'
import { verifikasiUsulan } from '@/lib/verval/commands/verifikasi-usulan'
import type { NilaiUsulan } from '@/lib/verval/usulan'
import { asOwner } from './db'
import { DESA, type KeluargaUji, seedAktor, seedRilis } from './factories'

/** A fresh idempotency key. */
export const kunci = () => randomUUID()

/** Everybody of one office, and the release they read. */
export type Kantor = {
  rilisId: number
  operator: Aktor
  pendamping: Aktor
  operatorDinsos: Aktor
  verifikator: Aktor
  kepalaDinas: Aktor
  kepalaDaerah: Aktor
}

export async function seedKantor(kodeDesa = DESA): Promise<Kantor> {
  const kodeKab = kodeDesa.slice(0, 4)
  return {
    rilisId: await seedRilis({ kodeKab }),
    operator: await seedAktor({ peran: 'operator-desa', kodeWilayah: kodeDesa }),
    pendamping: await seedAktor({ peran: 'pendamping', kodeWilayah: kodeDesa }),
    operatorDinsos: await seedAktor({ peran: 'operator-dinsos', kodeWilayah: kodeKab }),
    verifikator: await seedAktor({ peran: 'verifikator-dinsos', kodeWilayah: kodeKab }),
    kepalaDinas: await seedAktor({ peran: 'kepala-dinas', kodeWilayah: kodeKab }),
    kepalaDaerah: await seedAktor({ peran: 'kepala-daerah', kodeWilayah: kodeKab }),
  }
}

/** The value of an act that must succeed; the refusal's code and sentence otherwise. */
export function hasil<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value
}

/** Code of the refusal, or `ok`. */
export function kodeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.error.code
}

export const LANTAI_BARU: NilaiUsulan[] = [{ orangId: null, kolom: 'jenis_lantai_terluas', nilai: '08' }]

export async function buat(
  kantor: Kantor,
  keluarga: KeluargaUji,
  perubahan: NilaiUsulan[] = LANTAI_BARU,
): Promise<string> {
  return hasil(
    await buatUsulan(kantor.operator, {
      kunci: kunci(),
      keluargaId: keluarga.id,
      asal: 'rt-rw',
      catatan: undefined,
      perubahan,
    }),
  ).id
}

let berita = 0
export function inputMusyawarah(idList: string[], kodeDesa = DESA) {
  berita += 1
  return {
    kunci: kunci(),
    kodeDesa,
    tanggal: '2025-10-10' as IsoDate,
    nomorBeritaAcara: `BA/${berita}`,
    jumlahHadir: 20,
    pimpinan: undefined,
    catatan: undefined,
    keputusan: idList.map((usulanId) => ({ usulanId, keputusan: 'disetujui' as const })),
  }
}

async function findUsulanOwner(id: string) {
  return asOwner(async (client) => {
    const { rows } = await client.query<{
      status: StatusUsulan
      kode_desa: string
      versi: number
      pemeriksaan_id: string
      daftar_id: string
    }>('SELECT status, kode_desa, versi, pemeriksaan_id::text, daftar_id::text FROM usulan WHERE id = $1', [id])
    const row = rows[0]
    if (!row) throw new Error('usulan tidak ada')
    return row
  })
}

export async function statusOf(id: string): Promise<StatusUsulan> {
  return (await findUsulanOwner(id)).status
}

export async function pemeriksaanOf(id: string): Promise<string> {
  return (await findUsulanOwner(id)).pemeriksaan_id
}

export async function daftarOf(
  id: string,
): Promise<{ id: string; nomor: string; versi: number; sha256: string; status: string }> {
  const daftarId = (await findUsulanOwner(id)).daftar_id
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: string; nomor: string; versi: number; sha256: string; status: string }>(
      'SELECT id::text, nomor, versi, sha256, status FROM daftar WHERE id = $1',
      [daftarId],
    )
    const row = rows[0]
    if (!row) throw new Error('daftar tidak ada')
    return row
  })
}

/** Input of a visit that finds every value of the usulan as proposed, or as chosen. */
export async function inputPeriksa(
  usulanId: string,
  pilihan: (kolom: string) => 'usulan' | 'register' | 'lain' = () => 'usulan',
  lain: NilaiUsulan[] = [],
) {
  const perubahan = await asOwner(async (client) => {
    const { rows } = await client.query<{ orang_id: string | null; kolom: string }>(
      'SELECT orang_id::text, kolom FROM usulan_perubahan WHERE usulan_id = $1',
      [usulanId],
    )
    return rows
  })
  return {
    kunci: kunci(),
    id: await pemeriksaanOf(usulanId),
    tanggal: '2025-10-20' as IsoDate,
    keberadaan: 'ditemukan' as const,
    catatan: undefined,
    pilihan: perubahan.map(({ orang_id, kolom }) => ({ orangId: orang_id, kolom, pilihan: pilihan(kolom) })),
    lain,
  }
}

/** Takes one usulan to a status by the ordinary acts. From `diverifikasi` on it is alone in its own list. */
export async function bawaSampai(kantor: Kantor, id: string, sampai: StatusUsulan): Promise<void> {
  const { kode_desa } = await findUsulanOwner(id)
  const langkah: [StatusUsulan, () => Promise<unknown>][] = [
    ['diajukan', async () => hasil(await ajukanUsulan(kantor.operator, { kunci: kunci(), id, asal: 'rt-rw' }))],
    ['dimusyawarahkan', async () => hasil(await catatMusyawarah(kantor.operator, inputMusyawarah([id], kode_desa)))],
    [
      'diperiksa',
      async () => {
        hasil(
          await tugaskanPemeriksaan(kantor.operatorDinsos, {
            kunci: kunci(),
            id: [id],
            petugasId: kantor.pendamping.id,
          }),
        )
        hasil(await periksaUsulan(kantor.pendamping, await inputPeriksa(id)))
      },
    ],
    [
      'diverifikasi',
      async () => hasil(await verifikasiUsulan(kantor.verifikator, { kunci: kunci(), id: [id], catatan: undefined })),
    ],
    [
      'disahkan',
      async () => {
        await susun(kantor)
        await sahkan(kantor, id)
      },
    ],
    ['ditetapkan', async () => hasil(await tetapkanDaftar(kantor.kepalaDaerah, { ...(await tandaTangan(id)) }))],
    [
      'dikirim',
      async () => hasil(await kirimDaftar(kantor.operatorDinsos, { kunci: kunci(), id: (await daftarOf(id)).id })),
    ],
    [
      'diproses',
      async () =>
        hasil(
          await catatDiproses(kantor.operatorDinsos, {
            kunci: kunci(),
            id: (await daftarOf(id)).id,
            catatan: undefined,
          }),
        ),
    ],
  ]
  const kini = STATUS_USULAN.indexOf(await statusOf(id))
  for (const [status, jalan] of langkah) {
    const ke = STATUS_USULAN.indexOf(status)
    if (ke > kini && ke <= STATUS_USULAN.indexOf(sampai)) await jalan()
  }
}

/** A list of every verified usulan of the office. */
export async function susun(kantor: Kantor): Promise<{ id: string; nomor: string; jumlah: number }> {
  return hasil(await susunDaftar(kantor.verifikator, { kunci: kunci(), judul: 'Daftar uji', kodeWilayah: undefined }))
}

export async function tandaTangan(usulanId: string) {
  const { id, versi, sha256 } = await daftarOf(usulanId)
  return { kunci: kunci(), id, versi, sha256, catatan: undefined }
}

export async function sahkan(kantor: Kantor, usulanId: string): Promise<void> {
  hasil(await sahkanDaftar(kantor.kepalaDinas, await tandaTangan(usulanId)))
}
