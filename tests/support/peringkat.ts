// Random registers for the tests of peringkat and kelayakan: families and members with odd values, written in one go.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type pg from 'pg'
import {
  type AnggotaMasukan,
  type KeluargaMasukan,
  KOLOM_ANGGOTA,
  KOLOM_BILANGAN_KELUARGA,
  KOLOM_KODE_KELUARGA,
} from '@/lib/peringkat/masukan'

/** Codes as they come: known, of a later release, coarse, empty, absent. */
const kode = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 26 }).map((n) => String(n).padStart(2, '0')) },
  { weight: 12, arbitrary: fc.integer({ min: 0, max: 9 }).map(String) },
  { weight: 3, arbitrary: fc.constantFrom('', ' ', '99', '<= 900 watt', 'keramik/granit', 'é', '😀', '\uffee', "1'") },
  { weight: 3, arbitrary: fc.constant(null) },
)
const tanggal = fc.option(
  fc
    .date({ min: new Date('1925-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
    .map((d) => d.toISOString().slice(0, 10)),
  { freq: 8 },
)
const bilangan = fc.option(fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 999 })), { freq: 8 })

function pick<K extends string, V>(kolomList: readonly K[], nilai: (kolom: K) => fc.Arbitrary<V>) {
  return fc
    .tuple(...kolomList.map((kolom) => nilai(kolom)))
    .map((isi) => Object.fromEntries(kolomList.map((kolom, i) => [kolom, isi[i]])) as Record<K, V>)
}

/** Member columns that are mostly filled as people fill them, so that the rules' branches are all walked. */
const LAZIM: Partial<Record<string, fc.Arbitrary<string | null>>> = {
  tanggal_lahir: tanggal,
  status_hubungan_keluarga: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('1', '2', '3', '3', '6') },
    { weight: 1, arbitrary: kode },
  ),
  jenis_kelamin: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('1', '2') }, { weight: 1, arbitrary: kode }),
  partisipasi_sekolah: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('1', '2', '2', '3') },
    { weight: 1, arbitrary: kode },
  ),
}

export const anggotaArbitrary: fc.Arbitrary<AnggotaMasukan> = pick(KOLOM_ANGGOTA, (kolom) => LAZIM[kolom] ?? kode)

/** A family with its members as the reference evaluators read it. */
export type KeluargaAcak = {
  keluarga: KeluargaMasukan
  anggota: AnggotaMasukan[]
  desilNasional: number | null
  kodeDesa: string
}

export const keluargaArbitrary = (desaList: readonly string[]): fc.Arbitrary<KeluargaAcak> =>
  fc
    .record({
      kode: pick(KOLOM_KODE_KELUARGA, () => kode),
      bilangan: pick(KOLOM_BILANGAN_KELUARGA, () => bilangan),
      anggota: fc.array(anggotaArbitrary, { maxLength: 7 }),
      desilNasional: fc.option(fc.integer({ min: 1, max: 10 }), { freq: 6 }),
      kodeDesa: fc.constantFrom(...desaList),
    })
    .map(({ kode: isi, bilangan: angka, anggota, desilNasional, kodeDesa }) => ({
      keluarga: { ...isi, ...angka, jiwa: anggota.length },
      anggota,
      desilNasional,
      kodeDesa,
    }))

/** Id of the n-th random family or person: a uuid drawn from its place, so that a test can name it. */
export function idOf(jenis: string, ke: number): string {
  const hex = createHash('sha256').update(`${jenis}/${ke}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** No. KK of the n-th random family. */
export const kkOf = (ke: number) => `327501010120${String(ke).padStart(4, '0')}`

/** Writes families into a release in the given order of loading; `ke` names them, so that order changes nothing else. */
export async function insertKeluargaAcak(
  client: pg.Client,
  rilisId: number,
  list: readonly { ke: number; isi: KeluargaAcak }[],
): Promise<void> {
  const dasar = ({ ke, isi }: (typeof list)[number]) => ({
    kode_kab: isi.kodeDesa.slice(0, 4),
    rilis_id: rilisId,
    keluarga_id: idOf('keluarga', ke),
    kode_desa: isi.kodeDesa,
    sidik: ke,
  })
  const keluarga = list.map((baris) => ({
    ...dasar(baris),
    nomor_kartu_keluarga: kkOf(baris.ke),
    desil_nasional: baris.isi.desilNasional,
    ...baris.isi.keluarga,
  }))
  const anggota = list.flatMap((baris) =>
    baris.isi.anggota.map((isi, i) => ({
      ...dasar(baris),
      urutan: i + 1,
      orang_id: idOf('orang', baris.ke * 100 + i),
      nomor_induk_kependudukan: `32750101018${String(baris.ke * 10 + i).padStart(5, '0')}`,
      ...isi,
    })),
  )
  await client.query(
    `INSERT INTO keluarga (kode_kab, id) SELECT kode_kab, keluarga_id FROM jsonb_populate_recordset(NULL::rilis_keluarga, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(keluarga)],
  )
  for (const [tabel, baris] of [
    ['rilis_keluarga', keluarga],
    ['rilis_anggota', anggota],
  ] as const) {
    if (baris.length === 0) continue
    const kolom = Object.keys(baris[0] ?? {})
    await client.query(
      `INSERT INTO ${tabel} (${kolom.join(', ')}) SELECT ${kolom.join(', ')} FROM jsonb_populate_recordset(NULL::${tabel}, $1)`,
      [JSON.stringify(baris)],
    )
  }
}
