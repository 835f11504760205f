// The tables of a delivery of another source, each with its columns found: what an import reads and the mapping page shows.
import 'server-only'
import { ok, type Refused, type Result, refuse } from '@/lib/core/result'
import { KOLOM_JAWABAN } from '../../jenis'
import { type KolomProfil, listKunciTerisi, type Pemetaan, type Profil, pasangKolom } from '../../profil/profil'
import type { BerkasMasuk } from '../impor/periksa-berkas'
import { bukaTabel, type Tabel } from '../tabel/buka-tabel'
import { lepasCatatan, type TabelPerbaikan } from './lepas-catatan'

/** A table with what its headers mean. `ke` numbers the tables: that of its file, from 101 on for further ones of an archive or workbook. */
export type TabelSumber = {
  ke: number
  tabel: Tabel
  kolomList: (KolomProfil | null)[]
  /** Key columns this table can fill; empty: its rows cannot be told apart. */
  kunciList: string[][]
  /** The table when its rows are corrections of a load that holds, null otherwise. */
  perbaikan: TabelPerbaikan | null
}

/** Opens every file. Refusals are those of {@link bukaTabel}. A sheet named in `pemetaan` is the only one taken. */
export async function bukaSumber(
  berkasList: readonly BerkasMasuk[],
  profil: Profil,
  pemetaan: Pemetaan,
): Promise<Result<TabelSumber[]>> {
  const hasil: TabelSumber[] = []
  let tambahan = 100
  const pemisah = pemetaan.pemisah ?? profil.pemisah
  const enkode = pemetaan.enkode ?? profil.enkode
  for (const [index, berkas] of berkasList.entries()) {
    const dibuka = await bukaTabel(berkas, { ...(pemisah && { pemisah }), ...(enkode && { enkode }) })
    if (!dibuka.ok) return dibuka
    const { lembar } = pemetaan
    const dipilih = lembar === undefined ? [] : dibuka.value.filter((tabel) => tabel.lembar === lembar)
    const tabelList = dipilih.length > 0 ? dipilih : dibuka.value
    for (const [i, terbaca] of tabelList.entries()) {
      const perbaikan = lepasCatatan(terbaca)
      const tabel = perbaikan ?? terbaca
      const kolomList = pasangKolom(profil, tabel.kolom, pemetaan.kolom)
      const ke = i === 0 ? (berkas.ke ?? index + 1) : ++tambahan
      hasil.push({ ke, tabel, kolomList, kunciList: listKunciTerisi(profil, kolomList), perbaikan })
    }
  }
  return ok(hasil)
}

/** Label of the column with the answers when a delivery of answers lacks it; null otherwise. */
export function findJawabanKurang(profil: Profil, kolomList: readonly (KolomProfil | null)[]): string | null {
  const jawaban = KOLOM_JAWABAN[profil.jenis]
  if (jawaban === undefined || kolomList.some((kolom) => kolom?.nama === jawaban)) return null
  return profil.kolom.find((kolom) => kolom.nama === jawaban)?.label ?? jawaban
}

/** Why a table with these columns cannot be loaded, in words; null when it can. `nama` is that of its file. */
export function refuseKolom(profil: Profil, nama: string, kolomList: readonly (KolomProfil | null)[]): Refused | null {
  const jawaban = findJawabanKurang(profil, kolomList)
  if (listKunciTerisi(profil, kolomList).length > 0)
    return jawaban === null
      ? null
      : refuse(
          'sumber/kolom-tidak-dikenal',
          `Di berkas ${nama} belum dikenali kolom ${jawaban}, jadi tidak ada jawaban yang terbaca. Tunjukkan kolomnya pada halaman pemetaan.`,
        )
  const label = (satu: string) => profil.kolom.find((kolom) => kolom.nama === satu)?.label ?? satu
  const kurang = profil.kunci.map((grup) => grup.map(label).join(' dan ')).join(', atau ')
  return refuse(
    'sumber/kolom-tidak-dikenal',
    `Di berkas ${nama} belum dikenali kolom yang membedakan barisnya: ${kurang}. Tunjukkan kolomnya pada halaman pemetaan, atau periksa pemisah kolomnya.`,
  )
}

/** The tables that can be loaded; refused when there is none, naming what is missing. */
export function pilihTabel(profil: Profil, tabelList: readonly TabelSumber[]): Result<TabelSumber[]> {
  const berkunci = tabelList.filter(({ kunciList }) => kunciList.length > 0)
  const dapat = berkunci.filter(({ kolomList }) => findJawabanKurang(profil, kolomList) === null)
  if (dapat.length > 0) return ok(dapat)
  const utama = berkunci[0] ?? tabelList[0]
  return refuseKolom(profil, utama?.tabel.nama ?? '', utama?.kolomList ?? []) ?? ok([])
}
