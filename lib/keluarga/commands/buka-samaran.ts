// Unmasking the numbers of one family: a stated purpose that holds for half an hour, a row in the audit, then the numbers.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat, catatBaca } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { akhirBukaan } from '../bukaan'
import { isDicatatBilaTampil } from '../kepekaan'
import { findBukaan } from '../queries/find-bukaan'
import { readTerakhir } from '../queries/get-keluarga'
import type { NilaiKeluarga } from '../queries/get-nilai-keluarga'
import type { BukaSamaranInput } from '../schema'

/** Whole numbers of a family: its nomor KK and ID pelanggan PLN (empty when there is none) and the NIK by person. */
export type NomorTerbuka = { nomorKk: string; idPelangganPln: string; nikByOrang: Record<string, string> }

const BUKAN = refuse('keluarga/tidak-ditemukan', 'Keluarga tidak ditemukan di wilayah tugas Anda.')

/**
 * Records the purpose, or leans on one that still holds for this family, then reads the numbers. They are never stored
 * with the idempotency key: a repeat reads them again, and is read-logged again. Refusals: `akses/tanpa-izin`,
 * `keluarga/tidak-ditemukan`, `keluarga/tanpa-alasan` (no reason given and none holds any more).
 */
export async function bukaSamaran(aktor: Aktor, input: BukaSamaranInput): Promise<Result<NomorTerbuka>> {
  if (!can(aktor, 'keluarga:buka-samaran'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membuka samaran.')
  const recorded = await withAct(aktor, 'keluarga.buka-samaran', input, async (tx) => {
    const keluarga = await readTerakhir(tx, aktor.kodeKab, input.keluargaId)
    if (!keluarga) return BUKAN
    const objek = { objek: 'keluarga' as const, objekId: input.keluargaId }
    const pada = now()
    if (input.alasan === '') {
      const bukaan = await findBukaan(tx, aktor, objek, pada)
      return bukaan
        ? ok({ bukaanId: bukaan.id })
        : refuse('keluarga/tanpa-alasan', 'Alasan yang tadi Anda tulis sudah lewat setengah jam. Tuliskan lagi.')
    }
    const bukaan = await tx.bukaan.create({
      data: {
        kodeKab: aktor.kodeKab,
        aktor: aktor.id,
        ...objek,
        tujuan: input.alasan,
        dibuatPada: pada,
        berakhirPada: akhirBukaan(pada),
      },
      select: { id: true },
    })
    await catat(tx, 'keluarga.buka-samaran', input.keluargaId, { alasan: input.alasan, desa: keluarga.kodeDesa })
    return ok({ bukaanId: bukaan.id })
  })
  if (!recorded.ok) return recorded
  const { bukaanId } = recorded.value
  return withAktor(aktor, async (tx) => {
    const keluarga = await readTerakhir(tx, aktor.kodeKab, input.keluargaId)
    if (!keluarga) return BUKAN
    const nomor = toNomor(keluarga)
    await catatTerbuka(tx, input.keluargaId, nomor, bukaanId)
    return ok(nomor)
  })
}

/** Each time the numbers leave, also when a form sent again finds its act recorded: which fields, of how many persons, under which purpose. */
async function catatTerbuka(tx: Tx, keluargaId: string, nomor: NomorTerbuka, bukaanId: string): Promise<void> {
  await catatBaca(tx, 'keluarga.buka-samaran', keluargaId, {
    kolom: [
      ...(nomor.nomorKk ? ['nomor_kartu_keluarga'] : []),
      ...(nomor.idPelangganPln ? ['id_pelanggan_pln'] : []),
      'nomor_induk_kependudukan',
    ].filter(isDicatatBilaTampil),
    anggota: Object.keys(nomor.nikByOrang).length,
    bukaan: bukaanId,
  })
}

function toNomor(keluarga: NilaiKeluarga): NomorTerbuka {
  return {
    nomorKk: keluarga.nilai.nomor_kartu_keluarga?.kini ?? '',
    idPelangganPln: keluarga.nilai.id_pelanggan_pln?.kini ?? '',
    nikByOrang: Object.fromEntries(
      [...keluarga.anggotaList, ...keluarga.anggotaDaerahList].flatMap(({ orangId, nilai }) => {
        const nik = nilai.nomor_induk_kependudukan?.kini
        return nik ? [[orangId, nik]] : []
      }),
    ),
  }
}
