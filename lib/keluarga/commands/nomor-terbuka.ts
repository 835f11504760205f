// The whole numbers of a family as they leave, with the line in the read log that they did.
import 'server-only'
import { catatBaca } from '@/lib/audit/commands'
import type { Tx } from '@/lib/server/db'
import { isDicatatBilaTampil } from '../kepekaan'
import { readTerakhir } from '../queries/get-keluarga'
import type { NilaiKeluarga } from '../queries/get-nilai-keluarga'

/** Whole numbers of a family: its nomor KK and ID pelanggan PLN (empty when there is none) and the NIK by person. */
export type NomorTerbuka = { nomorKk: string; idPelangganPln: string; nikByOrang: Record<string, string> }

/** The same with who each NIK belongs to, for a page that does not show the family itself. */
export type NomorKeluarga = NomorTerbuka & { orangList: { orangId: string; nama: string; nik: string }[] }

/** Reads the numbers of a family inside the scope and records under which purpose, which fields, of how many persons; null (and no record) when it is not there. */
export async function readNomor(
  tx: Tx,
  kodeKab: string,
  keluargaId: string,
  bukaanId: string,
): Promise<NomorKeluarga | null> {
  const keluarga = await readTerakhir(tx, kodeKab, keluargaId)
  if (!keluarga) return null
  const nomor = toNomor(keluarga)
  await catatBaca(tx, 'keluarga.buka-samaran', keluargaId, {
    kolom: [
      ...(nomor.nomorKk ? ['nomor_kartu_keluarga'] : []),
      ...(nomor.idPelangganPln ? ['id_pelanggan_pln'] : []),
      'nomor_induk_kependudukan',
    ].filter(isDicatatBilaTampil),
    anggota: Object.keys(nomor.nikByOrang).length,
    bukaan: bukaanId,
  })
  return nomor
}

function toNomor(keluarga: NilaiKeluarga): NomorKeluarga {
  const orangList = [...keluarga.anggotaList, ...keluarga.anggotaDaerahList].flatMap(({ orangId, nilai }) => {
    const nik = nilai.nomor_induk_kependudukan?.kini
    return nik ? [{ orangId, nama: nilai.nama?.kini ?? 'Tanpa nama', nik }] : []
  })
  return {
    nomorKk: keluarga.nilai.nomor_kartu_keluarga?.kini ?? '',
    idPelangganPln: keluarga.nilai.id_pelanggan_pln?.kini ?? '',
    nikByOrang: Object.fromEntries(orangList.map(({ orangId, nik }) => [orangId, nik])),
    orangList,
  }
}
