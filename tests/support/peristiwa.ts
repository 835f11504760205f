// Events of a family for tests: forms as the browser sends them, with a paper that is always in order.
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { Aktor } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { catatPeristiwa, type PeristiwaTercatat } from '@/lib/keluarga/commands/catat-peristiwa'
import { simpanBukti } from '@/lib/keluarga/commands/simpan-bukti'
import { listPerubahanKeluarga } from '@/lib/keluarga/queries/list-peristiwa'
import { catatPeristiwaSchema } from '@/lib/keluarga/schema'
import { asOwner } from './db'
import type { KeluargaUji } from './factories'

type Isian = Record<string, string | string[]>

/** Paper and day of an event unless the test says otherwise. */
const DOKUMEN: Record<string, string> = {
  kelahiran: 'akta-kelahiran',
  kematian: 'akta-kematian',
  'pindah-masuk': 'skpwni',
  'pindah-keluar': 'skpwni',
}

/** A paper sent ahead by this aktor: a small PDF. Its id. */
export async function seedBukti(aktor: Aktor, isi = '%PDF-1.7 kartu keluarga'): Promise<string> {
  const result = await simpanBukti(aktor, randomUUID(), Readable.from([Buffer.from(isi)]))
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  return result.value.id
}

/** The form of an event of this family, at the version the aktor sees now unless one is given. */
export async function formPeristiwa(aktor: Aktor, keluargaId: string, jenis: string, isian: Isian = {}) {
  const perubahanList = await listPerubahanKeluarga(aktor, keluargaId)
  // A new nomor KK comes with its paper.
  const kkBaru = isian.nomorKk !== undefined && isian.caraKk !== 'belum' && isian.berkas === undefined
  return catatPeristiwaSchema.parse({
    kunci: randomUUID(),
    keluargaId,
    versi: String(perubahanList.length),
    jenis,
    tanggal: '2025-10-05',
    dokumenJenis: DOKUMEN[jenis] ?? 'kartu-keluarga',
    dokumenNomor: '3275-LU-2025-0001',
    dokumenTanggal: '2025-10-06',
    ...(kkBaru ? { berkas: [await seedBukti(aktor)] } : {}),
    ...isian,
  })
}

/** Fills the form in and sends it. */
export async function catatUji(
  aktor: Aktor,
  keluargaId: string,
  jenis: string,
  isian: Isian = {},
): Promise<Result<PeristiwaTercatat>> {
  return catatPeristiwa(aktor, await formPeristiwa(aktor, keluargaId, jenis, isian))
}

/** Numbers of seeded families and persons as an import records them. */
export async function seedRiwayat(keluargaList: readonly KeluargaUji[]): Promise<void> {
  await asOwner(async (client) => {
    for (const { id, kodeDesa, nomorKk, orangIdList, nikList } of keluargaList) {
      const kodeKab = kodeDesa.slice(0, 4)
      await client.query(
        `INSERT INTO riwayat_kk (kode_kab, nomor_kk, keluarga_id, berlaku_sejak, rilis_id) VALUES ($1, $2, $3, '2025-07-01', 1)`,
        [kodeKab, nomorKk, id],
      )
      for (const [ke, nik] of nikList.entries())
        await client.query(
          'INSERT INTO riwayat_nik (kode_kab, nik, ke, orang_id, rilis_id) VALUES ($1, $2, 1, $3, 1)',
          [kodeKab, nik, orangIdList[ke]],
        )
    }
  })
}
