// Corrected rows as a pair of files like those they were set aside from, each row on the line it came on.
import 'server-only'
import type pg from 'pg'
import { ok, type Result, refuse } from '@/lib/core/result'
import { KOLOM_ANGGOTA, KOLOM_KELUARGA, toNamaKolom } from '../../kolom'
import type { BarisTabel, Tabel } from '../tabel/buka-tabel'
import type { BarisKembali, PerbaikanDikenal } from './kenali-perbaikan'
import type { BarisSusulan, Susulan } from './kerja'
import type { BerkasSiap } from './periksa-berkas'
import { JARAK, namaOf, tulisTabel } from './siapkan-berkas'

export type PerbaikanSiap = {
  berkasList: BerkasSiap[]
  susulan: Susulan | null
  /** Rows of the file that are not loaded by it: somebody's turn before, or still empty. */
  sudah: number
  kosong: number
}

type Bagian = { ke: 1 | 2; jenis: 'keluarga' | 'anggota'; terbuka: Map<number, Map<number, Terbuka>> }
type Terbuka = { rujukan: string; dasarKe: number; dasarBaris: number }

/**
 * Writes the rows that still wait. Refusals (`sumber/…`): perbaikan-selesai (all are loaded), perbaikan-kosong (none is
 * filled in), kolom-kurang.
 */
export async function susunPerbaikan(
  pusat: pg.Client,
  kodeKab: string,
  { tabelList, barisList, dasar, imporId }: PerbaikanDikenal,
  signal?: AbortSignal,
): Promise<Result<PerbaikanSiap>> {
  const terisi = barisList.filter(({ kosong }) => !kosong)
  const terbuka = dasar ? await listTerbuka(pusat, kodeKab, dasar.imporId, terisi) : null
  const bagianList: Bagian[] = [
    { ke: 1, jenis: 'keluarga', terbuka: new Map() },
    { ke: 2, jenis: 'anggota', terbuka: new Map() },
  ]
  let sudah = 0
  const susulan: BarisSusulan[] = []
  for (const satu of terisi) {
    const buka = terbuka ? terbuka.get(satu.rujukan) : { rujukan: satu.rujukan, dasarKe: 0, dasarBaris: 0 }
    if (!buka) {
      sudah++
      continue
    }
    const ke = satu.ke % 2 === 1 ? 1 : 2
    const bagian = bagianList[ke - 1]
    const milik = bagian?.terbuka.get(satu.tabel) ?? new Map<number, Terbuka>()
    milik.set(satu.baris, buka)
    bagian?.terbuka.set(satu.tabel, milik)
    susulan.push({ ...buka, ke, baris: satu.tabel * JARAK + satu.baris })
  }
  if (susulan.length === 0)
    return sudah > 0
      ? refuse(
          'sumber/perbaikan-selesai',
          `Semua baris dalam berkas ini sudah dimuat sampai dengan kiriman ${dasar?.kode ?? ''}; tidak ada yang berubah.`,
        )
      : refuse(
          'sumber/perbaikan-kosong',
          'Belum ada baris yang diisi dalam berkas ini. Isi kolom yang salah, lalu unggah lagi.',
        )
  const berkasList: BerkasSiap[] = []
  for (const bagian of bagianList) {
    const kepala = await readKepala(pusat, kodeKab, imporId, bagian.jenis)
    const kurang = findKurang(tabelList, bagian, kepala)
    if (kurang) return kurang
    const tabelBagian = tabelList.map((tabel, i) => saringTabel(tabel, kepala, bagian.terbuka.get(i)))
    const hasil = await tulisTabel(kodeKab, `perbaikan-${bagian.jenis}`, tabelBagian, signal)
    const nama = tabelList[0] ? namaOf(tabelList[0]) : ''
    berkasList.push({ ...hasil, nama, ke: bagian.ke, bolehKosong: dasar !== null })
  }
  return ok({
    berkasList,
    susulan: dasar && { rilisId: dasar.rilisId, imporId: dasar.imporId, kodeList: [], barisList: susulan },
    sudah,
    kosong: barisList.length - terisi.length,
  })
}

const SEKALI = 5000

/** Rows that still wait at the delivery that stands, by reference. */
async function listTerbuka(
  pusat: pg.Client,
  kodeKab: string,
  imporId: string,
  barisList: readonly BarisKembali[],
): Promise<Map<string, Terbuka>> {
  const hasil = new Map<string, Terbuka>()
  for (let i = 0; i < barisList.length; i += SEKALI) {
    const bagian = barisList.slice(i, i + SEKALI)
    const { rows } = await pusat.query<{ rujukan: string; ke: number; baris: number }>(
      `SELECT t.rujukan, s.ke, s.baris FROM unnest($3::text[]) t (rujukan)
       JOIN impor_salah s ON s.kode_kab = $1 AND s.impor_id = $2 AND s.rujukan = t.rujukan
       UNION ALL
       SELECT t.rujukan, s.ke, s.baris FROM unnest($3::text[], $4::smallint[], $5::integer[]) t (rujukan, ke, baris)
       JOIN impor_salah s ON s.kode_kab = $1 AND s.impor_id = $2 AND s.ke = t.ke AND s.baris = t.baris
       WHERE s.rujukan IS NULL AND left(t.rujukan, 12) = right(replace($2::text, '-', ''), 12)`,
      [
        kodeKab,
        imporId,
        bagian.map(({ rujukan }) => rujukan),
        bagian.map(({ ke }) => ke),
        bagian.map(({ asal }) => asal),
      ],
    )
    for (const { rujukan, ke, baris } of rows) hasil.set(rujukan, { rujukan, dasarKe: ke, dasarBaris: baris })
  }
  return hasil
}

/** Header of the file of a kind the rows came in first: each delivery carries the files of the one it repeats behind its own. */
async function readKepala(pusat: pg.Client, kodeKab: string, imporId: string, jenis: string): Promise<string[]> {
  const { rows } = await pusat.query<{ kepala: string[] }>(
    'SELECT kepala FROM impor_berkas WHERE kode_kab = $1 AND impor_id = $2 AND jenis = $3 ORDER BY ke DESC LIMIT 1',
    [kodeKab, imporId, jenis],
  )
  return rows[0]?.kepala ?? []
}

function findKurang(tabelList: readonly Tabel[], { jenis, terbuka }: Bagian, kepala: readonly string[]) {
  const dikenal: ReadonlySet<string> = new Set(jenis === 'keluarga' ? KOLOM_KELUARGA : KOLOM_ANGGOTA)
  for (const i of terbuka.keys()) {
    const tabel = tabelList[i]
    if (!tabel) continue
    const ada = new Set(tabel.kolom.map(toNamaKolom))
    const kurang = kepala.filter((nama) => dikenal.has(toNamaKolom(nama)) && !ada.has(toNamaKolom(nama)))
    if (kurang.length > 0)
      return refuse(
        'sumber/kolom-kurang',
        `${namaOf(tabel)}: kolom ${kurang.slice(0, 5).join(', ')}${kurang.length > 5 ? `, dan ${kurang.length - 5} lainnya` : ''} tidak ada. Kolom berkas perbaikan tidak boleh dibuang.`,
      )
  }
  return null
}

// What the list of rows set aside marks as text, so that a spreadsheet does not run it as a formula.
const BERTANDA = /^'[=+@\t\r-]/

/** The rows of a table that are taken up, in the columns of their own file. */
function saringTabel(tabel: Tabel, kepala: readonly string[], terbuka?: ReadonlyMap<number, Terbuka>): Tabel {
  const namaList = tabel.kolom.map(toNamaKolom)
  // The list of rows set aside has its remarks in front, the workbook behind: a column of the file may be called like one.
  const depan = namaList[0] === 'kelas' && namaList[1] === 'berkas'
  const letakOf = (nama: string) => (depan ? namaList.lastIndexOf(nama) : namaList.indexOf(nama))
  const letak = kepala.map((nama) => (nama === '' ? -1 : letakOf(toNamaKolom(nama))))
  const baca = ({ nilai }: BarisTabel, i: number) => {
    const isi = i < 0 ? '' : (nilai[i] ?? '')
    return tabel.format === 'csv' && BERTANDA.test(isi) ? isi.slice(1) : isi
  }
  return {
    ...tabel,
    kolom: [...kepala],
    asal: null,
    async *barisList(signal) {
      if (!terbuka) return
      for await (const batch of tabel.barisList(signal))
        yield batch
          .filter(({ baris }) => terbuka.has(baris))
          .map((satu) => ({
            baris: satu.baris,
            nilai: letak.map((i) => baca(satu, i)),
            ...(satu.rusak && {
              rusak: satu.rusak.flatMap(({ kolom, alasan }) => {
                const ke = kolom < 0 ? -1 : letak.indexOf(kolom)
                return ke < 0 ? [] : [{ kolom: ke, alasan }]
              }),
            }),
          }))
    },
  }
}
