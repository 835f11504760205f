import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { type IsoDate, parseDate } from '@/lib/core/date'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { mintaPeringkat } from '@/lib/peringkat/commands/minta-peringkat'
import { assignDesil } from '@/lib/peringkat/desil'
import { evaluate } from '@/lib/peringkat/evaluate'
import { deriveMasukan, KOLOM_BILANGAN_KELUARGA, KOLOM_KODE_KELUARGA } from '@/lib/peringkat/masukan'
import { MASUKAN_ANGGOTA } from '@/lib/peringkat/masukan-anggota'
import { type Model, masukanOfModel, modelSchema } from '@/lib/peringkat/model'
import { MODEL_BAWAAN } from '@/lib/peringkat/model-bawaan'
import { getPeringkatKeluarga } from '@/lib/peringkat/queries/get-peringkat-keluarga'
import { findJalan, listJalan } from '@/lib/peringkat/queries/list-jalan'
import { listPindah } from '@/lib/peringkat/queries/list-pindah'
import { alasanSql, fromSql, kolomSuku, type Lapis, sukuSql, toSql } from '@/lib/peringkat/sql'
import { asApp, asOwner, ownerUrl, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, listJejak, seedAktor, seedRilis } from '../support/factories'
import { idOf, insertKeluargaAcak, type KeluargaAcak, keluargaArbitrary, kkOf } from '../support/peringkat'

const ACUAN = parseDate('2025-09-20') as IsoDate
const PMT = MODEL_BAWAAN.find(({ kode }) => kode === 'pmt-acuan')?.isi as Model

const koefisien = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((n) => Math.trunc(n / 2))
const kunciKode = [...KOLOM_KODE_KELUARGA, ...jenisAnggota('kode')]
const kunciBilangan = [...KOLOM_BILANGAN_KELUARGA, ...jenisAnggota('bilangan')]
const kunciUmur = jenisAnggota('umur')
const satuKode = fc.oneof(
  fc.integer({ min: 0, max: 26 }).map((n) => String(n).padStart(2, '0')),
  fc.integer({ min: 0, max: 9 }).map(String),
  fc.constantFrom('<= 900 watt', 'keramik/granit'),
)
const kodeList = fc.array(satuKode, { minLength: 1, maxLength: 3 })
const syarat = fc.oneof(
  fc.record({ masukan: fc.constantFrom(...kunciKode), kode: kodeList }),
  fc.record({
    masukan: fc.constantFrom(...kunciBilangan),
    mulai: fc.integer({ min: -2, max: 4 }),
    sampai: fc.integer({ min: 0, max: 60 }),
  }),
  fc.record({ masukan: fc.constantFrom(...kunciBilangan), samaDengan: fc.constantFrom(...kunciBilangan) }),
  fc.record({ masukan: fc.constantFrom(...kunciKode, ...kunciBilangan, ...kunciUmur), kosong: fc.boolean() }),
)
const suku = fc.oneof(
  fc.record({
    jenis: fc.constant('kode'),
    masukan: fc.constantFrom(...kunciKode),
    pilihan: fc.array(fc.record({ kode: kodeList, koefisien }), { minLength: 1, maxLength: 4 }),
    lain: koefisien,
    kosong: koefisien,
  }),
  fc.record({
    jenis: fc.constant('jenjang'),
    masukan: fc.constantFrom(...kunciBilangan, ...kunciUmur),
    awal: koefisien,
    batas: fc
      .uniqueArray(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 4 })
      .chain((list) =>
        fc.tuple(...list.toSorted((a, b) => a - b).map((mulai) => fc.record({ mulai: fc.constant(mulai), koefisien }))),
      ),
    kosong: koefisien,
  }),
  fc.record({
    jenis: fc.constant('linear'),
    masukan: fc.constantFrom(...kunciBilangan),
    koefisien,
    maks: fc.integer({ min: 1, max: 300 }),
    kosong: koefisien,
  }),
  fc.record({
    jenis: fc.constant('bagian'),
    pembilang: fc.constantFrom(...kunciBilangan),
    penyebut: fc.constantFrom(...kunciBilangan),
    koefisien: fc.integer({ min: -10_000_000, max: 10_000_000 }),
    kosong: koefisien,
  }),
  fc.record({
    jenis: fc.constant('kasus'),
    pilihan: fc.array(fc.record({ syarat: fc.array(syarat, { minLength: 1, maxLength: 2 }), koefisien }), {
      minLength: 1,
      maxLength: 4,
    }),
    lain: koefisien,
  }),
)
const modelAcak: fc.Arbitrary<Model> = fc
  .record({
    satuan: fc.constant('poin'),
    konstanta: koefisien,
    wajib: fc.uniqueArray(fc.constantFrom(...kunciKode, ...kunciBilangan, ...kunciUmur), { maxLength: 3 }),
    sukuList: fc.array(suku, { minLength: 1, maxLength: 12 }),
  })
  .map((isi) =>
    modelSchema.parse({
      ...isi,
      sukuList: isi.sukuList.map((satu, n) => ({ kunci: `suku_${n}`, uraian: `Suku ${n}`, ...satu })),
    }),
  )

function jenisAnggota(jenis: string): string[] {
  return Object.keys(MASUKAN_ANGGOTA).filter((kunci) => MASUKAN_ANGGOTA[kunci]?.jenis === jenis)
}

function reference(model: Model, { keluarga, anggota }: KeluargaAcak) {
  return evaluate(model, deriveMasukan(keluarga, anggota, ACUAN, masukanOfModel(model)), ACUAN)
}

/** Score, reason and terms of every family of a release as PostgreSQL computes them, by keluarga id. */
async function inPostgres(client: pg.Client, model: Model, rilisId: number, lapis: Lapis = 'rilis') {
  const sukuList = model.sukuList.map((satu, n) => `(${sukuSql(satu, ACUAN)})::text AS ${kolomSuku(n)}`)
  const { rows } = await client.query<Record<string, string>>(
    `SELECT k.keluarga_id::text AS id, ${alasanSql(model)} AS alasan, (${toSql(model, ACUAN)})::text AS skor, ${sukuList.join(', ')}
     ${fromSql(model, { kodeKab: KAB, rilisId, acuan: ACUAN, lapis })}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

function expectEqual(model: Model, row: Record<string, string> | undefined, isi: KeluargaAcak) {
  const { skor, alasan, sukuList } = reference(model, isi)
  expect({
    alasan: row?.alasan,
    skor: row?.alasan == null ? row?.skor : null,
    sukuList: sukuList.map(({ kunci }, n) => [kunci, row?.[kolomSuku(n)]]),
  }).toEqual({
    alasan,
    skor: skor === null ? null : String(skor),
    sukuList: sukuList.map(({ kunci, sumbangan }) => [kunci, String(sumbangan)]),
  })
}

const numbered = (list: readonly KeluargaAcak[]) => list.map((isi, ke) => ({ ke, isi }))
const register = fc.array(keluargaArbitrary([DESA, DESA_LAIN]), { minLength: 30, maxLength: 30 })
const [CONTOH] = fc.sample(fc.array(keluargaArbitrary([DESA, DESA_LAIN]), { minLength: 300, maxLength: 300 }), {
  seed: 3275,
  numRuns: 1,
})

/** A register that scores: the mandatory fields are mostly there. */
const REGISTER: KeluargaAcak[] = (CONTOH ?? []).map((isi, i) =>
  i % 10 === 0
    ? isi
    : {
        ...isi,
        keluarga: {
          ...isi.keluarga,
          ...Object.fromEntries(PMT.wajib.map((kunci) => [kunci, isi.keluarga[kunci as 'jenis_kloset'] ?? '1'])),
        },
      },
)

async function seedRegister(list: readonly { ke: number; isi: KeluargaAcak }[], periode = '2025-TW3'): Promise<number> {
  const rilisId = await seedRilis({ periode })
  await asOwner((client) => insertKeluargaAcak(client, rilisId, list))
  return rilisId
}

async function jalankan(periode = '2025-TW3', lebih: object = {}) {
  const hasil = await jalankanPeringkat(serverAktor(KAB), { kodeKab: KAB, periode, benih: 'uji', ...lebih })
  if (!hasil.ok) throw new Error(hasil.error.message)
  return hasil.value
}

beforeEach(truncateMutable)

describe('toSql', () => {
  it('sama sampai satuan terkecil dengan evaluate pada keluarga acak, untuk model bawaan dan model acak', async () => {
    await asOwner(async (client) => {
      const rilisId = await seedRilis()
      await fc.assert(
        fc.asyncProperty(register, modelAcak, async (list, acak) => {
          await client.query('TRUNCATE rilis_keluarga, rilis_anggota')
          await insertKeluargaAcak(client, rilisId, numbered(list))
          for (const model of [...MODEL_BAWAAN.map(({ isi }) => isi), acak]) {
            const rows = await inPostgres(client, model, rilisId)
            expect(rows.size).toBe(list.length)
            for (const [ke, isi] of list.entries()) expectEqual(model, rows.get(idOf('keluarga', ke)), isi)
          }
        }),
        { seed: 3275, numRuns: 25 },
      )
    })
  })

  it('membaca pembaruan daerah pada lapis kini: yang terakhir berlaku, tanpa yang dicabut', async () => {
    await asOwner(async (client) => {
      const [dasar] = REGISTER.filter(({ anggota }) => anggota.length > 1)
      if (!dasar) throw new Error('contoh tanpa anggota')
      const rilisId = await seedRegister([{ ke: 0, isi: dasar }])
      const tulis = (kolom: string, nilai: string | null, sejak: string, orang: string | null = null, cabut = false) =>
        client.query(
          `INSERT INTO pembaruan (kode_kab, keluarga_id, orang_id, kode_desa, kolom, nilai, berlaku_sejak, aktor, dicabut_pada)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'uji', CASE WHEN $8 THEN now() END)`,
          [KAB, idOf('keluarga', 0), orang, dasar.kodeDesa, kolom, nilai, sejak, cabut],
        )
      await tulis('jenis_lantai_terluas', '01', '2025-10-01')
      await tulis('jenis_lantai_terluas', '08', '2025-11-01')
      await tulis('jenis_lantai_terluas', '02', '2025-12-01', null, true)
      await tulis('daya_terpasang', null, '2025-10-01')
      await tulis('luas_lantai', '77', '2025-10-01')
      await tulis('tanggal_lahir', '1940-02-29', '2025-10-01', idOf('orang', 0))
      await tulis('status_hubungan_keluarga', '1', '2025-10-01', idOf('orang', 0))
      const kini: KeluargaAcak = {
        ...dasar,
        keluarga: { ...dasar.keluarga, jenis_lantai_terluas: '08', daya_terpasang: null, luas_lantai: 77 },
        anggota: dasar.anggota.map((isi, i) =>
          i === 0 ? { ...isi, tanggal_lahir: '1940-02-29', status_hubungan_keluarga: '1' } : isi,
        ),
      }
      for (const { isi: model } of MODEL_BAWAAN) {
        expectEqual(model, (await inPostgres(client, model, rilisId, 'kini')).get(idOf('keluarga', 0)), kini)
        expectEqual(model, (await inPostgres(client, model, rilisId, 'rilis')).get(idOf('keluarga', 0)), dasar)
      }
    })
  })
})

describe('jalankanPeringkat', () => {
  it.each(['jiwa', 'kk'] as const)(
    'membagi desil seperti assignDesil dengan bobot %s dan menyidik hasilnya',
    async (bobot) => {
      await seedRegister(numbered(REGISTER))
      const { run, hash, keluarga, perDesil } = await jalankan('2025-TW3', { bobot })
      const acuan = assignDesil(
        REGISTER.map((isi, ke) => ({
          nomorKk: kkOf(ke),
          kodeDesa: isi.kodeDesa,
          jiwa: isi.anggota.length,
          skor: reference(PMT, isi).skor,
        })),
        bobot,
        'uji',
      )
      const { rows } = await asOwner((client) =>
        client.query<{ id: string; skor: string | null; desil: number | null; urutan: number | null }>(
          'SELECT keluarga_id::text AS id, skor::text, desil, urutan FROM peringkat_hasil WHERE jalan_id = $1',
          [run],
        ),
      )
      const byId = new Map(rows.map(({ id, ...isi }) => [id, isi]))
      const keOf = (nomorKk: string) => Number(nomorKk.slice(-4))
      for (const { nomorKk, skor, desil, urutan } of acuan)
        expect(byId.get(idOf('keluarga', keOf(nomorKk)))).toEqual({
          skor: skor === null ? null : String(skor),
          desil,
          urutan,
        })
      expect(keluarga).toBe(REGISTER.length)
      expect(perDesil.reduce((n, { kk }) => n + kk, 0)).toBe(REGISTER.length)
      expect(hash).toBe(hashOf(acuan))
    },
  )

  it('memberi sidik yang sama bila diulang dan bila register dimuat dalam urutan lain', async () => {
    await seedRegister(numbered(REGISTER))
    const pertama = await jalankan()
    const ulang = await jalankan()
    await seedRegister(numbered(REGISTER).toReversed(), '2025-TW4')
    const terbalik = await jalankan('2025-TW4')
    expect([ulang.hash, terbalik.hash]).toEqual([pertama.hash, pertama.hash])
    expect(ulang.run).not.toBe(pertama.run)
    expect(terbalik.perDesil).toEqual(pertama.perDesil)
  })

  it('menulis rekap yang cocok dengan hasil, rerata suku, penunjuk, dan jejak', async () => {
    await seedRegister(numbered(REGISTER))
    const { run, hash, perDesil } = await jalankan()
    await asOwner(async (client) => {
      const rekap = await client.query(
        `SELECT NULLIF(desil, 0) AS desil, sum(kk)::integer AS kk, sum(jiwa)::integer AS jiwa
         FROM rekap_peringkat WHERE jalan_id = $1 GROUP BY rekap_peringkat.desil ORDER BY 1 NULLS LAST`,
        [run],
      )
      expect(rekap.rows).toEqual(perDesil)
      const rerata = await client.query<{ rerata: string; kk: number }>(
        `SELECT rerata, kk FROM rekap_peringkat_suku WHERE jalan_id = $1 AND kode_wilayah = $2 AND suku = 'lantai'`,
        [run, KAB],
      )
      const lantai = REGISTER.map((isi) => reference(PMT, isi)).flatMap(({ skor, sukuList }) =>
        skor === null ? [] : sukuList.filter(({ kunci }) => kunci === 'lantai').map(({ sumbangan }) => sumbangan),
      )
      const jumlah = lantai.reduce((n, x) => n + x, 0n)
      expect(rerata.rows).toEqual([{ rerata: String(jumlah / BigInt(lantai.length)), kk: lantai.length }])
      expect((await client.query('SELECT jalan_id FROM peringkat_kini')).rows).toEqual([{ jalan_id: run }])
    })
    expect(await listJejak(String(run))).toMatchObject([
      { tindakan: 'peringkat.jalankan', aktor: 'server', isi: { hash } },
    ])
  })

  it('menolak rilis dan model yang tidak ada, peran tanpa izin, dan kabupaten/kota lain, tanpa meninggalkan apa pun', async () => {
    await seedRegister(numbered(REGISTER.slice(0, 5)))
    const semula = await countLeft()
    const coba = async (aktor: Parameters<typeof jalankanPeringkat>[0], lebih: object) => {
      const hasil = await jalankanPeringkat(aktor, { kodeKab: KAB, periode: '2025-TW3', ...lebih })
      return hasil.ok ? 'jalan' : hasil.error.code
    }
    const server = serverAktor(KAB)
    expect(await coba(server, { periode: '2025-TW1' })).toBe('peringkat/rilis-tidak-ada')
    expect(await coba(server, { model: 'tidak-ada' })).toBe('peringkat/model-tidak-ada')
    expect(await coba(await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA }), {})).toBe('peringkat/tanpa-izin')
    expect(await coba(serverAktor('3216'), {})).toBe('peringkat/tanpa-izin')
    expect(await countLeft()).toEqual(semula)
    expect(await coba(await seedAktor({ peran: 'operator-dinsos' }), {})).toBe('jalan')
    expect(await countLeft()).toEqual({ jalan: 1, tabel: semula.tabel + 1 })
  })

  it('tidak meninggalkan apa pun bila dimatikan di tengah; jalan sebelumnya tetap dibaca dan dapat diulang', async () => {
    await seedRegister(numbered(REGISTER))
    const { run, hash } = await jalankan()
    const semula = await countLeft()
    for (let ke = 1; ke <= 4; ke++) {
      const mati = jalankanPeringkat(
        serverAktor(KAB),
        { kodeKab: KAB, periode: '2025-TW3', benih: 'uji' },
        async (_tahap, selesai) => {
          if (selesai === ke) await killOwner()
        },
      )
      await expect(mati).rejects.toThrow()
    }
    expect(await countLeft()).toEqual(semula)
    await asOwner(async (client) => {
      expect((await client.query('SELECT jalan_id FROM peringkat_kini')).rows).toEqual([{ jalan_id: run }])
    })
    expect((await jalankan()).hash).toBe(hash)
  })

  it('membuat partisi yang tidak dapat dibaca peran aplikasi dengan namanya', async () => {
    await seedRegister(numbered(REGISTER.slice(0, 5)))
    const { run } = await jalankan()
    await asApp(async (client) => {
      await expect(client.query(`SELECT FROM peringkat_hasil_${run}`)).rejects.toThrow(/permission denied/)
      await expect(client.query('SELECT FROM peringkat_hasil')).rejects.toThrow(/lingkup/)
    })
  })
})

describe('getPeringkatKeluarga', () => {
  it('menjelaskan skor suku demi suku; jumlahnya skor yang tersimpan, di sampingnya rerata kecamatan dan kota', async () => {
    await seedRegister(numbered(REGISTER))
    const { run } = await jalankan()
    const aktor = await seedAktor({ peran: 'operator-dinsos' })
    let berskor = 0
    for (const [ke, isi] of REGISTER.slice(0, 60).entries()) {
      const { simulasi, resmi } = await getPeringkatKeluarga(aktor, idOf('keluarga', ke))
      expect(resmi).toMatchObject({ rilis: '2025-TW3.1', nasional: isi.desilNasional })
      expect(simulasi).toMatchObject({ jalan: run, cocok: true, lapis: 'rilis', model: { kode: 'pmt-acuan' } })
      const { skor } = reference(PMT, isi)
      if (skor === null) {
        expect(simulasi).toMatchObject({
          desil: null,
          skor: null,
          alasan: expect.stringContaining('Belum diperingkat'),
        })
        continue
      }
      berskor += 1
      const jumlah = (simulasi?.sukuList ?? []).reduce((n, { sumbangan }) => n + sumbangan, PMT.konstanta / 1e6)
      expect(jumlah).toBeCloseTo(Number(skor) / 1e6, 6)
      expect(simulasi?.skor).toBeCloseTo(Number(skor) / 1e6, 6)
      expect(simulasi?.sukuList.every(({ rerataKabupaten }) => rerataKabupaten !== null)).toBe(true)
    }
    expect(berskor).toBeGreaterThan(20)
  })

  it('tidak membuka keluarga di luar wilayah aktor', async () => {
    await seedRegister(numbered(REGISTER.slice(0, 20)))
    await jalankan()
    const ke = REGISTER.findIndex(({ kodeDesa }) => kodeDesa === DESA_LAIN)
    const aktor = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    expect(await getPeringkatKeluarga(aktor, idOf('keluarga', ke))).toEqual({ resmi: null, simulasi: null })
  })
})

describe('findJalan dan listPindah', () => {
  it('membandingkan desil resmi dengan simulasi dan menyebut keluarga di setiap sel', async () => {
    await seedRegister(numbered(REGISTER))
    const { run, perDesil } = await jalankan()
    const aktor = await seedAktor({ peran: 'operator-dinsos' })
    const jalan = await findJalan(aktor, run, KAB)
    expect(jalan).toMatchObject({ id: run, kini: true, jumlahKeluarga: REGISTER.length, model: { kode: 'pmt-acuan' } })
    expect(jalan?.perDesil.filter(({ kk }) => kk > 0)).toEqual(perDesil)
    const terbanyak = jalan?.banding.toSorted((a, b) => b.kk - a.kk)[0]
    const filter = { resmi: terbanyak?.resmi ?? 0, simulasi: terbanyak?.simulasi ?? 0, ukuran: 2 }
    const ditemukan: string[] = []
    for (let kursor: string | undefined; ; ) {
      const page = await listPindah(aktor, run, KAB, { ...filter, kursor })
      ditemukan.push(...page.rows.map(({ keluargaId }) => keluargaId))
      if (page.next === null) break
      kursor = page.next
    }
    expect(new Set(ditemukan).size).toBe(terbanyak?.kk)
    expect(ditemukan).toHaveLength(terbanyak?.kk ?? -1)
    expect((await listJalan(aktor)).map(({ id }) => id)).toEqual([run])
    expect(await findJalan(aktor, run + 1, KAB)).toBeNull()
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    expect((await findJalan(desa, run, KAB))?.banding.reduce((n, { kk }) => n + kk, 0)).toBe(
      REGISTER.filter(({ kodeDesa }) => kodeDesa === DESA).length,
    )
  })
})

describe('mintaPeringkat', () => {
  it('mengantrekan satu simulasi, sekali untuk satu kunci, dan menolak yang kedua selama yang pertama menunggu', async () => {
    await seedRegister(numbered(REGISTER.slice(0, 5)))
    const aktor = await seedAktor({ peran: 'operator-dinsos' })
    const input = {
      kunci: randomUUID(),
      periode: '2025-TW3',
      model: 'pmt-acuan',
      lapis: 'rilis',
      bobot: 'jiwa',
    } as const
    const pertama = await mintaPeringkat(aktor, input)
    expect(pertama.ok).toBe(true)
    expect(await mintaPeringkat(aktor, input)).toEqual(pertama)
    expect(await mintaPeringkat(aktor, { ...input, kunci: randomUUID() })).toMatchObject({
      error: { code: 'peringkat/sedang-berjalan' },
    })
    const kepala = await seedAktor({ peran: 'kepala-dinas' })
    expect(await mintaPeringkat(kepala, { ...input, kunci: randomUUID() })).toMatchObject({
      error: { code: 'akses/tanpa-izin' },
    })
    expect(await mintaPeringkat(aktor, { ...input, kunci: randomUUID(), periode: '2024-TW1' })).toMatchObject({
      error: { code: 'peringkat/rilis-tidak-ada' },
    })
  })
})

/** Hash of a run as a person with the list would compute it. */
function hashOf(list: readonly { nomorKk: string; desil: number | null; skor: bigint | null }[]): string {
  const sha = (teks: string) => createHash('sha256').update(teks).digest('hex')
  const irisan = new Map<string, string[]>()
  for (const { nomorKk, desil, skor } of list.toSorted((a, b) => (a.nomorKk < b.nomorKk ? -1 : 1))) {
    const kunci = nomorKk.slice(0, 8)
    irisan.set(kunci, [...(irisan.get(kunci) ?? []), `${nomorKk}|${desil ?? '-'}|${skor ?? '-'}`])
  }
  return sha(
    [...irisan.keys()]
      .toSorted()
      .map((kunci) => sha((irisan.get(kunci) ?? []).join('\n')))
      .join(''),
  )
}

async function killOwner(): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl() })
  await client.connect()
  await client.query(
    `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'sahih-pemilik' AND state LIKE 'idle in transaction%'`,
  )
  await client.end()
}

async function countLeft(): Promise<{ jalan: number; tabel: number }> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ jalan: number; tabel: number }>(
      `SELECT (SELECT count(*)::integer FROM peringkat_jalan) AS jalan,
        (SELECT count(*)::integer FROM pg_class WHERE relkind = 'r' AND relname ~ '^peringkat_(kerja|hasil)_[0-9]+$') AS tabel`,
    )
    return rows[0] ?? { jalan: -1, tabel: -1 }
  })
}
