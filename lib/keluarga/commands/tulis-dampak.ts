// Writes what an event changes into the local layer: identities, movements, values, numbers.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import type { Tx } from '@/lib/server/db'
import { type Dampak, type Milik, ORANG_BARU } from '../dampak'
import { KOLOM_PERBAIKAN } from '../peristiwa'
import type { NilaiAnggota, NilaiKeluarga } from '../queries/get-nilai-keluarga'

/** A family that takes part: where it lives, and its values where it already has some. */
export type Peserta = { id: string; kodeDesa: string; nilai: NilaiKeluarga | null }
export type Catatan = { peristiwaId: string; tanggal: Date; pada: Date }

/** Everybody a family knows, in either layer. */
export function listOrang(keluarga: NilaiKeluarga): NilaiAnggota[] {
  return [...keluarga.anggotaList, ...keluarga.anggotaDaerahList]
}

/**
 * Movements and values of one event. `orangBaru` is the identity behind {@link ORANG_BARU}; `asal` are families, beside
 * those of the event, that this person leaves.
 */
export async function tulisDampak(
  tx: Tx,
  aktor: Aktor,
  dampak: Dampak,
  peserta: { ini: Peserta; lain: Peserta | null },
  catatan: Catatan,
  datang: { orangBaru: string | null; asal: readonly { id: string; kodeDesa: string }[] },
): Promise<void> {
  const { kodeKab } = aktor
  const orangOf = (orang: string) => (orang === ORANG_BARU ? (datang.orangBaru ?? '') : orang)
  const milikOf = (milik: Milik): Peserta => (milik === 'lain' && peserta.lain ? peserta.lain : peserta.ini)
  const umum = { kodeKab, peristiwaId: catatan.peristiwaId, dicatatPada: catatan.pada, aktor: aktor.id }
  const waktu = { ...umum, berlakuSejak: catatan.tanggal }

  await tx.pembaruanAnggota.createMany({
    data: [
      // Who comes from a family of this kabupaten/kota leaves it by the same event.
      ...datang.asal.map(({ id, kodeDesa }) => ({
        ...waktu,
        keluargaId: id,
        orangId: datang.orangBaru ?? '',
        kodeDesa,
        arah: 'keluar',
        sebab: 'pindah',
      })),
      ...dampak.gerak.map(({ orang, keluarga, arah, sebab }) => ({
        ...waktu,
        keluargaId: milikOf(keluarga).id,
        orangId: orangOf(orang),
        kodeDesa: milikOf(keluarga).kodeDesa,
        arah,
        sebab,
      })),
    ],
  })
  const nilaiList = [...dampak.nilai, ...bawaan(dampak, peserta)]
  if (dampak.lain === 'baru' && peserta.lain)
    nilaiList.push({ milik: 'lain', orang: null, kolom: 'kode_kelurahan_desa', baru: peserta.lain.kodeDesa })
  await tx.pembaruan.createMany({
    data: nilaiList.map(({ milik, orang, kolom, baru }) => ({
      ...waktu,
      keluargaId: milikOf(milik).id,
      orangId: orang === null ? null : orangOf(orang),
      kodeDesa: milikOf(milik).kodeDesa,
      kolom,
      nilaiLama: nilaiRilis(milikOf(milik).nilai, orang, kolom),
      nilai: baru,
    })),
  })
  for (const { milik, orang, kolom, baru } of dampak.nilai) {
    if (baru === null) continue
    if (kolom === 'nomor_kartu_keluarga')
      await tx.$executeRaw`SELECT catat_riwayat_kk(${catatan.peristiwaId}::uuid, ${milikOf(milik).id}::uuid, ${baru})`
    if (kolom === 'nomor_induk_kependudukan' && orang !== null) {
      const pemilik = await findOrangByNik(tx, baru)
      if (pemilik === null)
        await tx.$executeRaw`SELECT catat_riwayat_nik(${catatan.peristiwaId}::uuid, ${orangOf(orang)}::uuid, ${baru})`
    }
  }
  // Who moves between two kabupaten/kota of this installation is closed there and opened here: both are told, by NIK.
  if (dampak.gerak.some(({ sebab }) => sebab === 'pindah'))
    await tx.$executeRaw`SELECT susun_pindah(${catatan.peristiwaId}::uuid)`
}

/** Who goes to another desa takes the facts of the papers along: the office there does not see the rows of here. */
function bawaan(dampak: Dampak, { ini, lain }: { ini: Peserta; lain: Peserta | null }): Dampak['nilai'] {
  if (!lain || !ini.nilai || lain.kodeDesa === ini.kodeDesa) return []
  const orangList = listOrang(ini.nilai)
  return dampak.gerak
    .filter(({ keluarga, arah }) => keluarga === 'lain' && arah === 'masuk')
    .flatMap(({ orang }) => {
      const nilai = orangList.find(({ orangId }) => orangId === orang)?.nilai ?? {}
      return KOLOM_PERBAIKAN.filter((kolom) => kolom !== 'status_hubungan_keluarga').flatMap((kolom) => {
        const kini = nilai[kolom]?.kini ?? null
        return kini === null ? [] : [{ milik: 'lain' as const, orang, kolom, baru: kini }]
      })
    })
}

function nilaiRilis(keluarga: NilaiKeluarga | null, orang: string | null, kolom: string): string | null {
  if (!keluarga) return null
  const nilai = orang === null ? keluarga.nilai : listOrang(keluarga).find(({ orangId }) => orangId === orang)?.nilai
  return nilai?.[kolom]?.rilis ?? null
}

/** The person known under a NIK anywhere in the kabupaten/kota; the identity only. */
export async function findOrangByNik(tx: Tx, nik: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`SELECT orang_dari_nik(${nik})::text AS id`
  return row?.id ?? null
}

/** The family that holds a nomor KK anywhere in the kabupaten/kota; the identity only. */
export async function findKeluargaByKk(tx: Tx, nomorKk: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`SELECT keluarga_dari_kk(${nomorKk})::text AS id`
  return row?.id ?? null
}
