import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { catat, catatBaca, segelLogBaca } from '@/lib/audit/commands'
import { findJejak, listJejak, listJejakSasaran } from '@/lib/audit/queries/list-jejak'
import { verifyJejakAktor, verifyJejakOwner } from '@/lib/audit/queries/verify-jejak'
import { jejakFilterSchema } from '@/lib/audit/schema'
import { withAktor } from '@/lib/server/db'
import { env, setEnv } from '@/lib/server/env'
import { readJangkar, tulisJangkar } from '@/lib/server/jangkar'
import { asApp, asOwner, truncateMutable } from '../support/db'

const KAB = '3275'
const aktor: Aktor = { ...serverAktor(KAB), id: '01900000-0000-7000-8000-000000000001', peran: 'auditor' }
const ROWS = 12

/** Twelve acts in the chain, five openings under a seal (row 13), two more unsealed. */
async function seedJejak(): Promise<void> {
  for (let at = 1; at <= ROWS; at++) {
    await withAktor(aktor, (tx) => catat(tx, 'verval.uji', `sasaran-${at}`, { dari: 'draf', ke: 'diajukan', at }))
  }
  for (let at = 1; at <= 5; at++) await withAktor(aktor, (tx) => catatBaca(tx, 'keluarga.lihat', `k-${at}`))
  expect(await asOwner(segelLogBaca)).toBe(5)
  for (let at = 6; at <= 7; at++) await withAktor(aktor, (tx) => catatBaca(tx, 'keluarga.lihat', `k-${at}`))
}

async function verify() {
  const [hasil] = await asOwner((client) => verifyJejakOwner(client, KAB))
  if (!hasil) throw new Error('tidak ada hasil')
  return hasil
}

/** What is found, without the sentences. */
async function found() {
  return (await verify()).temuan.map(({ keterangan: _, ...temuan }) => temuan)
}

const tamper = (sql: string) => asOwner((client) => client.query(sql))
/** A row as the owner of the database would forge it, its hash right for what it says. */
const REHASH = (where: string) =>
  `UPDATE jejak SET hash = jejak_hash(hash_sebelum, kode_kab, nomor, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi) WHERE ${where}`
const INSERT = (nomor: number, after: number) => `
  INSERT INTO jejak SELECT kode_kab, ${nomor}, pada, aktor, peran, kode_wilayah, 'verval.palsu', sasaran, isi, hash,
    jejak_hash(hash, kode_kab, ${nomor}, pada, aktor, peran, kode_wilayah, 'verval.palsu', sasaran, isi)
  FROM jejak WHERE nomor = ${after}`
const SHIFT = (from: number, by: number) => `
  UPDATE jejak SET nomor = nomor + 1000 WHERE nomor >= ${from};
  UPDATE jejak SET nomor = nomor - 1000 + ${by} WHERE nomor >= 1000`

beforeEach(async () => {
  await truncateMutable()
  await seedJejak()
})

describe('verifyJejak', () => {
  it('menyatakan rantai yang tidak disentuh utuh, juga bagi auditor lewat peran aplikasi', async () => {
    const hasil = await verify()
    expect(hasil).toMatchObject({ utuh: true, jejak: ROWS + 1, segel: 1, logBaca: 5, belumDisegel: 2, temuan: [] })
    expect(hasil.kepala).toMatch(/^[0-9a-f]{64}$/)
    expect(await verifyJejakAktor(aktor)).toEqual(hasil)
  })

  it.each<[string, string, object[]]>([
    ['isi diganti', `UPDATE jejak SET isi = '{"ke":"ditetapkan"}' WHERE nomor = 4`, [{ jenis: 'diubah', nomor: 4 }]],
    [
      'waktu diganti',
      `UPDATE jejak SET pada = pada - interval '1 microsecond' WHERE nomor = 7`,
      [{ jenis: 'diubah', nomor: 7 }],
    ],
    ['aktor diganti', `UPDATE jejak SET aktor = 'orang-lain' WHERE nomor = 1`, [{ jenis: 'diubah', nomor: 1 }]],
    ['baris tengah dihapus', 'DELETE FROM jejak WHERE nomor = 6', [{ jenis: 'dihapus', nomor: 6 }]],
    ['baris pertama dihapus', 'DELETE FROM jejak WHERE nomor <= 2', [{ jenis: 'dihapus', nomor: 1, sampai: 2 }]],
    [
      'beberapa baris tengah dihapus',
      'DELETE FROM jejak WHERE nomor IN (3, 5, 6)',
      [
        { jenis: 'dihapus', nomor: 3 },
        { jenis: 'dihapus', nomor: 5, sampai: 6 },
      ],
    ],
    [
      'baris dihapus lalu nomor dirapatkan',
      `DELETE FROM jejak WHERE nomor = 6; ${SHIFT(7, -1)}`,
      [{ jenis: 'dihapus', nomor: 6 }],
    ],
    ['baris disisipkan di akhir', INSERT(ROWS + 2, ROWS + 1), [{ jenis: 'disisipkan', nomor: ROWS + 2 }]],
    [
      'baris disisipkan di tengah dengan nomor baru',
      `${SHIFT(5, 1)}; ${INSERT(5, 4)}`,
      [{ jenis: 'disisipkan', nomor: 5 }],
    ],
    [
      'baris tanpa hash yang benar disisipkan di tengah',
      `${SHIFT(5, 1)}; ${INSERT(5, 4)}; UPDATE jejak SET hash = sha256('x') WHERE nomor = 5`,
      [{ jenis: 'disisipkan', nomor: 5 }],
    ],
    [
      'dua baris berdampingan ditukar',
      `UPDATE jejak SET nomor = 999 WHERE nomor = 5; UPDATE jejak SET nomor = 5 WHERE nomor = 6; UPDATE jejak SET nomor = 6 WHERE nomor = 999`,
      [{ jenis: 'ditukar', nomor: 5, sampai: 6 }],
    ],
    [
      'dua baris berjauhan ditukar',
      `UPDATE jejak SET nomor = 999 WHERE nomor = 1; UPDATE jejak SET nomor = 1 WHERE nomor = 11; UPDATE jejak SET nomor = 11 WHERE nomor = 999`,
      [{ jenis: 'ditukar', nomor: 1, sampai: 11 }],
    ],
    [
      'satu hash dihitung ulang tanpa yang berikut',
      `UPDATE jejak SET isi = '{}' WHERE nomor = 8; ${REHASH('nomor = 8')}`,
      [{ jenis: 'ditulis-ulang', nomor: 8 }],
    ],
    [
      'baris ditulis ulang dengan hash sebelum yang salah',
      `UPDATE jejak SET hash_sebelum = sha256('x') WHERE nomor = 8; ${REHASH('nomor = 8')}`,
      [{ jenis: 'ditulis-ulang', nomor: 8 }],
    ],
    ['hash saja diganti', `UPDATE jejak SET hash = sha256('x') WHERE nomor = 8`, [{ jenis: 'diubah', nomor: 8 }]],
    [
      'kepala ditulis ulang',
      `UPDATE jejak_kepala SET hash = sha256('x')`,
      [{ jenis: 'kepala-diubah', nomor: ROWS + 1 }],
    ],
    [
      'nomor kepala dinaikkan',
      'UPDATE jejak_kepala SET nomor = nomor + 1',
      [{ jenis: 'kepala-diubah', nomor: ROWS + 2 }],
    ],
    [
      'kepala dimundurkan',
      `UPDATE jejak_kepala SET nomor = 3, hash = sha256('x')`,
      [{ jenis: 'kepala-diubah', nomor: 3 }],
    ],
    ['kepala dihapus', 'DELETE FROM jejak_kepala', [{ jenis: 'kepala-dihapus', nomor: ROWS + 1 }]],
    [
      'satu diubah dan satu dihapus',
      `UPDATE jejak SET sasaran = 'x' WHERE nomor = 3; DELETE FROM jejak WHERE nomor = 9`,
      [
        { jenis: 'diubah', nomor: 3 },
        { jenis: 'dihapus', nomor: 9 },
      ],
    ],
    [
      'baris diubah dan tetangganya dihapus',
      `UPDATE jejak SET sasaran = 'x' WHERE nomor = 8; DELETE FROM jejak WHERE nomor = 9`,
      [
        { jenis: 'diubah', nomor: 8 },
        { jenis: 'dihapus', nomor: 9 },
      ],
    ],
    [
      'baris log baca tersegel diubah',
      `UPDATE log_baca SET aktor = 'orang-lain' WHERE urutan = 2`,
      [{ jenis: 'log-diubah', nomor: ROWS + 1, urutan: [2] }],
    ],
    [
      'baris log baca tersegel dihapus',
      'DELETE FROM log_baca WHERE urutan = 4',
      [{ jenis: 'log-dihapus', nomor: ROWS + 1, urutan: [4] }],
    ],
    [
      'baris log baca terakhir dalam segel dihapus',
      'DELETE FROM log_baca WHERE urutan = 5',
      [{ jenis: 'log-dihapus', nomor: ROWS + 1, urutan: [5] }],
    ],
    [
      'baris log baca tersegel ditulis ulang beserta hash-nya',
      `UPDATE log_baca SET sasaran = 'k-9', daun = log_baca_hash(kode_kab, id, pada, aktor, peran, kode_wilayah, tindakan, 'k-9', isi) WHERE urutan = 3`,
      [{ jenis: 'log-diubah', nomor: ROWS + 1 }],
    ],
    [
      'baris log baca dilepas dari segelnya',
      'UPDATE log_baca SET segel = NULL WHERE urutan = 1',
      [{ jenis: 'log-dihapus', nomor: ROWS + 1, urutan: [1] }],
    ],
    [
      'baris log baca diselundupkan ke bawah segel',
      `INSERT INTO log_baca SELECT kode_kab, uuid7(), pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi, daun, segel, 6 FROM log_baca WHERE urutan = 1`,
      [
        { jenis: 'log-diubah', nomor: ROWS + 1, urutan: [6] },
        { jenis: 'log-disisipkan', nomor: ROWS + 1, urutan: [6] },
      ],
    ],
    [
      'baris log baca diubah sebelum disegel',
      `UPDATE log_baca SET sasaran = 'k-9' WHERE sasaran = 'k-7'`,
      [{ jenis: 'log-diubah', nomor: 0 }],
    ],
  ])('%s: ditemukan dan disebut', async (_name, sql, expected) => {
    await tamper(sql)
    expect(await found()).toEqual(expected)
  })

  it('baris terakhir dihapus: ditemukan, dan baris log di bawah segelnya ikut disebut', async () => {
    await tamper(`DELETE FROM jejak WHERE nomor = ${ROWS + 1}`)
    expect(await found()).toEqual([
      { jenis: 'dihapus', nomor: ROWS + 1 },
      { jenis: 'log-disisipkan', nomor: 0 },
    ])
  })

  it('ujung rantai dipotong bersama kepalanya: hanya catatan di luar basis data yang tahu', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sahih-jangkar-'))
    const before = env().SAHIH_DATA
    setEnv({ SAHIH_DATA: folder })
    try {
      expect(await asOwner(tulisJangkar)).toBe(1)
      expect(await asOwner(tulisJangkar)).toBe(0)
      const jangkarList = await readJangkar()
      expect(jangkarList).toMatchObject([{ kodeKab: KAB, nomor: ROWS + 1 }])
      const periksa = () => asOwner((client) => verifyJejakOwner(client, null, jangkarList))
      expect(await periksa()).toMatchObject([{ utuh: true, jangkar: 1 }])
      await tamper(`DELETE FROM jejak WHERE nomor > 3; DELETE FROM log_baca WHERE segel IS NOT NULL;
        UPDATE jejak_kepala k SET nomor = 3, hash = j.hash FROM jejak j WHERE j.kode_kab = k.kode_kab AND j.nomor = 3`)
      expect(await found()).toEqual([])
      expect(await periksa()).toMatchObject([{ utuh: false, temuan: [{ jenis: 'jangkar-berbeda', nomor: ROWS + 1 }] }])
    } finally {
      setEnv({ SAHIH_DATA: before })
      await rm(folder, { recursive: true })
    }
  })

  it('memeriksa setiap rantai yang ada dan membedakannya', async () => {
    await withAktor(serverAktor('3515'), (tx) => catat(tx, 'sumber.uji', 'x'))
    await tamper(`UPDATE jejak SET isi = '1' WHERE kode_kab = '3515'`)
    const hasil = await asOwner((client) => verifyJejakOwner(client, null))
    expect(hasil.map(({ kodeKab, utuh }) => [kodeKab, utuh])).toEqual([
      ['3275', true],
      ['3515', false],
    ])
  })
})

describe('jejak', () => {
  it('tidak dapat ditulis, diubah, atau dihapus langsung oleh peran aplikasi', async () => {
    const [awal, akhir] = ['3275000000', '3275999999']
    for (const sql of [
      `INSERT INTO jejak SELECT * FROM jejak LIMIT 1`,
      `UPDATE jejak SET isi = '{}'`,
      'DELETE FROM jejak',
      'TRUNCATE jejak',
      `UPDATE jejak_kepala SET nomor = 0`,
      'DELETE FROM jejak_kepala',
      `INSERT INTO log_baca SELECT * FROM log_baca LIMIT 1`,
      `UPDATE log_baca SET segel = NULL`,
      'DELETE FROM log_baca',
    ]) {
      await asApp(async (client: pg.Client) => {
        await client.query('BEGIN')
        await client.query(`SELECT atur_lingkup($1, $2, $3, 'a', 'auditor', $1)`, [KAB, awal, akhir])
        await expect(client.query(sql), sql).rejects.toThrow(/permission denied/)
      })
    }
  })

  it('tidak memutus nomor bila sebuah tindakan dibatalkan, dan menunggu giliran bila bersamaan', async () => {
    await expect(
      withAktor(aktor, async (tx) => {
        await catat(tx, 'verval.batal', 'x')
        throw new Error('dibatalkan')
      }),
    ).rejects.toThrow('dibatalkan')
    await Promise.all(
      Array.from({ length: 30 }, (_, at) => withAktor(aktor, (tx) => catat(tx, 'verval.serentak', `s-${at}`))),
    )
    expect(await verify()).toMatchObject({ utuh: true, jejak: ROWS + 31 })
  })

  it('mengambil pelaku dari lingkup transaksi, bukan dari yang memanggil', async () => {
    const [row] = (await listJejak(aktor, jejakFilterSchema.parse({}))).rows.filter(
      (one) => one.tindakan === 'verval.uji',
    )
    expect(row).toMatchObject({ aktor: aktor.id, peran: 'Auditor', kodeWilayah: KAB })
  })

  it('tidak terbaca dari lingkup desa atau kabupaten/kota lain', async () => {
    const filter = jejakFilterSchema.parse({})
    for (const kodeWilayah of ['3275011001', '327501', '3515']) {
      const other: Aktor = { ...aktor, kodeWilayah, kodeKab: kodeWilayah.slice(0, 4) }
      expect((await listJejak(other, filter)).rows).toEqual([])
      expect(await findJejak({ ...other, kodeKab: KAB, kodeWilayah }, 1)).toEqual(null)
      expect((await listJejakSasaran(other, 'sasaran-1')).rows).toEqual([])
    }
  })
})

describe('segelLogBaca', () => {
  it('menyegel tiap baris tepat sekali, juga oleh dua pekerja sekaligus', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => withAktor(aktor, (tx) => catatBaca(tx, 'keluarga.lihat', `b-${at}`))),
    )
    const counts = await Promise.all([asOwner(segelLogBaca), asOwner(segelLogBaca)])
    expect(counts[0] + counts[1]).toBe(42)
    expect(await asOwner(segelLogBaca)).toBe(0)
    expect(await verify()).toMatchObject({ utuh: true, belumDisegel: 0, logBaca: 47 })
  })
})

describe('listJejak', () => {
  it('menyaring menurut tindakan, kamar, aktor, sasaran, dan tanggal, dan menghalaman tanpa celah', async () => {
    const list = (filter: object) => listJejak(aktor, jejakFilterSchema.parse(filter))
    const nomor = (page: { rows: { nomor: number }[] }) => page.rows.map((row) => row.nomor)
    expect(nomor(await list({ tindakan: 'audit.segel' }))).toEqual([ROWS + 1])
    expect(nomor(await list({ tindakan: 'verval' }))).toHaveLength(ROWS)
    expect(nomor(await list({ sasaran: 'sasaran-3' }))).toEqual([3])
    expect(nomor(await list({ aktor: 'server' }))).toEqual([ROWS + 1])
    expect(nomor(await list({ sejak: '2100-01-01' }))).toEqual([])
    expect(nomor(await list({ sampai: '2000-01-01' }))).toEqual([])
    expect(nomor(await list({ sejak: '2020-01-01', sampai: '2099-01-01' }))).toHaveLength(ROWS + 1)
    for (let at = 0; at < 40; at++) await withAktor(aktor, (tx) => catat(tx, 'verval.uji', `t-${at}`))
    const first = await list({ ukuran: '25' })
    const second = await list({ ukuran: '25', kursor: first.next })
    const third = await list({ ukuran: '25', kursor: second.next })
    expect([...nomor(first), ...nomor(second), ...nomor(third)]).toEqual(Array.from({ length: 53 }, (_, at) => 53 - at))
    expect([first.prev, third.next]).toEqual([null, null])
    expect(nomor(await list({ ukuran: '25', kursor: second.prev }))).toEqual(nomor(first))
  })
})
