import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { IsoDate } from '@/lib/core/date'
import { computeKelengkapan, KELOMPOK_LENGKAP, kelengkapanSql } from '@/lib/keluarga/kelengkapan'
import { asOwner, truncateMutable } from '../support/db'
import { KAB, seedKeluarga, seedRilis } from '../support/factories'

const ACUAN = fc.constantFrom('2024-02-29', '2025-02-28', '2025-03-01', '2025-10-15') as fc.Arbitrary<IsoDate>
const kolomOf = (milik: 'keluarga' | 'anggota') => [
  ...new Set(
    KELOMPOK_LENGKAP.filter((satu) => satu.milik === milik)
      .flatMap(({ aturanList }) => aturanList.flatMap(({ kolom, bila }) => [kolom, ...(bila ? [bila.kolom] : [])]))
      .filter(
        (kolom) =>
          !['luas_lantai', 'tanggal_lahir', 'nomor_kartu_keluarga', 'nomor_induk_kependudukan'].includes(kolom),
      ),
  ),
]

/** Some columns of a row: a code that conditions look at, another, empty, or nothing. */
function baris(milik: 'keluarga' | 'anggota') {
  const nilai = fc.constantFrom('1', '4', '', null)
  return fc.record(Object.fromEntries(kolomOf(milik).map((kolom) => [kolom, nilai])))
}
const lahir = fc.constantFrom(null, '2020-02-29', '2015-02-28', '2023-03-01', '1960-01-01', '2015-10-15')
const anggota = fc.tuple(baris('anggota'), lahir).map(([isi, tanggal]) => ({ ...isi, tanggal_lahir: tanggal }))
const keluarga = fc
  .tuple(baris('keluarga'), fc.constantFrom(null, 0, 36))
  .map(([isi, luas]) => ({ ...isi, luas_lantai: luas }))

beforeEach(truncateMutable)

describe('kelengkapanSql', () => {
  it('menghitung sama persis dengan computeKelengkapan pada keluarga apa pun', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(keluarga, fc.array(anggota, { maxLength: 4 })), { minLength: 1, maxLength: 4 }),
        ACUAN,
        async (kota, acuan) => {
          await truncateMutable()
          const rilisId = await seedRilis()
          const harap = new Map<string, [number, number]>()
          for (const [isi, orang] of kota) {
            const { id, nomorKk, nikList } = await seedKeluarga({ rilisId, keluarga: isi, anggota: orang })
            const getter = (sumber: Record<string, string | number | null>) => (kolom: string) =>
              sumber[kolom] === null || sumber[kolom] === undefined ? null : String(sumber[kolom])
            const { terisi, seharusnya } = computeKelengkapan(
              getter({ ...isi, nomor_kartu_keluarga: nomorKk }),
              orang.map((satu, ke) => getter({ ...satu, nomor_induk_kependudukan: nikList[ke] ?? null })),
              acuan,
            )
            harap.set(id, [terisi, seharusnya])
          }
          const { rows } = await asOwner((client) =>
            client.query<{ keluarga_id: string; terisi: number; seharusnya: number }>(
              kelengkapanSql({ kodeKab: KAB, rilisId, acuan }),
            ),
          )
          expect(new Map(rows.map((row) => [row.keluarga_id, [row.terisi, row.seharusnya]]))).toEqual(harap)
        },
      ),
      { numRuns: 25, seed: 4417 },
    )
  }, 120_000)

  it('menolak sumber yang bukan kode, angka, dan tanggal', () => {
    expect(() => kelengkapanSql({ kodeKab: "3275'", rilisId: 1, acuan: '2025-01-01' as IsoDate })).toThrow()
  })
})
