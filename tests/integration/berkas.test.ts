import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { batalkanPekerjaan } from '@/lib/berkas/commands/batalkan-pekerjaan'
import { hapusKedaluwarsa } from '@/lib/berkas/commands/hapus-kedaluwarsa'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { STATUS_PEKERJAAN } from '@/lib/berkas/jenis'
import { findBerkas, findPekerjaan, listBerkas, listPekerjaan } from '@/lib/berkas/queries'
import { hapusPencarian } from '@/lib/keluarga/commands/hapus-pencarian'
import { tampilanOf } from '@/lib/keluarga/kepekaan'
import { withAktor } from '@/lib/server/db'
import { setEnv } from '@/lib/server/env'
import { hapusKunci } from '@/lib/server/hapus-kunci'
import { antrekan } from '@/lib/server/jobs'
import { openStored, removeStored, storagePath, sweepStored, TooLargeError, writeStored } from '@/lib/server/storage'
import { asApp, asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, seedAktor } from '../support/factories'

beforeEach(() => truncateMutable())

/** A stored file of somebody, with its bytes. */
async function seedBerkas(pembuat: Aktor, jenis: string): Promise<string> {
  const id = randomUUID()
  const jalur = `uji/${id}.txt`
  const { ukuran, sha256 } = await writeStored(storagePath(jalur), Readable.from([Buffer.from('isi')]))
  await asOwner((client) =>
    client.query(
      `INSERT INTO berkas (kode_kab, id, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah)
       VALUES ($1, $2, $3, 'uji.txt', 'text/plain', $4, $5, $6, $7, $8)`,
      [pembuat.kodeKab, id, jenis, ukuran, sha256, jalur, pembuat.id, pembuat.kodeWilayah],
    ),
  )
  return id
}

describe('findBerkas', () => {
  it('memperlihatkan berkas di dalam wilayah hanya kepada yang berizin atas jenisnya', async () => {
    const desa = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const desaLain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const administrator = await seedAktor({ peran: 'administrator' })
    const kabLain = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3216' })
    const bukti = await seedBerkas(desa, 'bukti')
    const ekspor = await seedBerkas(dinsos, 'ekspor')
    const lihat = async (aktor: Aktor, id: string) => (await findBerkas(aktor, id)) !== null

    expect(await lihat(desa, bukti)).toBe(true)
    expect(await lihat(dinsos, bukti)).toBe(true)
    expect(await lihat(dinsos, ekspor)).toBe(true)
    expect(await lihat(desaLain, bukti)).toBe(false)
    expect(await lihat(desa, ekspor)).toBe(false)
    expect(await lihat(administrator, bukti)).toBe(false)
    expect(await lihat(kabLain, bukti)).toBe(false)
    expect(await lihat(kabLain, ekspor)).toBe(false)
  })

  it.each(['ekspor', 'baris-salah', 'dukcapil', 'kiriman'])(
    'berkas %s memuat nomor utuh, jadi hanya untuk peran yang boleh membawanya',
    async (jenis) => {
      const dinsos = await seedAktor({ peran: 'operator-dinsos' })
      const id = await seedBerkas(dinsos, jenis)
      for (const peran of [
        'verifikator-dinsos',
        'kepala-dinas',
        'kepala-daerah',
        'auditor',
        'administrator',
      ] as const) {
        const aktor = await seedAktor({ peran })
        const boleh = tampilanOf(aktor, 'nomor_induk_kependudukan', 'ekspor') === 'tampil'
        const dapat = (await findBerkas(aktor, id)) !== null
        expect(dapat && !boleh, `${peran} mendapat ${jenis}`).toBe(false)
      }
      expect(await findBerkas(dinsos, id)).not.toBeNull()
    },
  )

  it('tidak lagi memperlihatkan berkas sendiri setelah izin atas jenisnya hilang', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const ekspor = await seedBerkas(dinsos, 'ekspor')
    const turun: Aktor = { ...dinsos, peran: 'pendamping' }
    expect(await findBerkas(turun, ekspor)).toBeNull()
    expect(await listBerkas(turun)).toEqual([])
    expect(await listBerkas(dinsos)).toMatchObject([{ id: ekspor, ada: true }])
  })

  it('berkas sendiri terurut menurut waktunya, bukan menurut nomornya', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const [lama, baru] = [await seedBerkas(dinsos, 'ekspor'), await seedBerkas(dinsos, 'ekspor')]
      .toSorted()
      .toReversed()
    await asOwner((client) =>
      client.query(`UPDATE berkas SET dibuat_pada = now() - interval '1 hour' WHERE id = $1`, [lama]),
    )
    expect((await listBerkas(dinsos)).map(({ id }) => id)).toEqual([baru, lama])
  })

  it('berkas dari jenis yang tidak terdaftar hanya milik pembuatnya', async () => {
    const satu = await seedAktor({ peran: 'operator-dinsos' })
    const dua = await seedAktor({ peran: 'operator-dinsos' })
    const id = await seedBerkas(satu, 'lain')
    expect(await findBerkas(satu, id)).not.toBeNull()
    expect(await findBerkas(dua, id)).toBeNull()
  })

  it('tanpa lingkup tabel berkas dan pekerjaan menolak dibaca', async () => {
    for (const tabel of ['berkas', 'pekerjaan'])
      await expect(asApp((client) => client.query(`SELECT * FROM ${tabel}`))).rejects.toThrow('lingkup belum diatur')
  })
})

describe('unduhBerkas', () => {
  it('mencatat unduhan sebelum isinya keluar, dan menolak yang di luar wilayah tanpa jejak isi', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const kabLain = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3216' })
    const id = await seedBerkas(dinsos, 'ekspor')
    const hasil = await unduhBerkas(dinsos, id)
    if (!hasil.ok) throw new Error(hasil.error.message)
    const jejak = await asOwner((client) =>
      client.query(`SELECT aktor, sasaran FROM jejak WHERE tindakan = 'berkas.unduh'`),
    )
    expect(jejak.rows).toEqual([{ aktor: dinsos.id, sasaran: id }])
    expect(hasil.value.ukuran).toBe(3)
    expect(await text(hasil.value.stream)).toBe('isi')
    expect(await unduhBerkas(kabLain, id)).toMatchObject({ error: { code: 'berkas/tidak-ditemukan' } })
  })

  it('menolak administrator, dan menjelaskan bila berkasnya sudah tidak ada', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const administrator = await seedAktor({ peran: 'administrator' })
    const id = await seedBerkas(dinsos, 'ekspor')
    expect(await unduhBerkas(administrator, id)).toMatchObject({ error: { code: 'akses/tanpa-izin' } })
    await removeStored(`uji/${id}.txt`)
    expect(await unduhBerkas(dinsos, id)).toMatchObject({ error: { code: 'berkas/kedaluwarsa' } })
  })
})

describe('batalkanPekerjaan', () => {
  it('hanya membatalkan milik sendiri dan hanya sekali, lalu mencatatnya', async () => {
    const satu = await seedAktor({ peran: 'operator-dinsos' })
    const dua = await seedAktor({ peran: 'verifikator-dinsos' })
    const id = await withAktor(satu, (tx) => antrekan(tx, satu, 'ekspor', { tujuan: 'Uji' }))
    expect(await findPekerjaan(dua, id)).toMatchObject({ status: 'antre', masukan: { tujuan: 'Uji' } })
    expect(await listPekerjaan(dua)).toEqual([])
    expect(await batalkanPekerjaan(dua, { kunci: randomUUID(), id })).toMatchObject({
      error: { code: 'berkas/tidak-ditemukan' },
    })
    const kunci = randomUUID()
    const hasil = await Promise.all([batalkanPekerjaan(satu, { kunci, id }), batalkanPekerjaan(satu, { kunci, id })])
    expect(hasil).toEqual([
      { ok: true, value: { id } },
      { ok: true, value: { id } },
    ])
    const jejak = await asOwner((client) => client.query(`SELECT FROM jejak WHERE tindakan = 'berkas.batalkan'`))
    expect(jejak.rowCount).toBe(1)
  })

  it('ditolak bagi peran tanpa izin', async () => {
    const kepala = await seedAktor({ peran: 'kepala-dinas' })
    expect(await batalkanPekerjaan(kepala, { kunci: randomUUID(), id: randomUUID() })).toMatchObject({
      error: { code: 'akses/tanpa-izin' },
    })
  })
})

describe('antrekan', () => {
  it('tidak meninggalkan apa pun bila tindakannya dibatalkan', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    await expect(
      withAktor(dinsos, async (tx) => {
        await antrekan(tx, dinsos, 'ekspor', {})
        throw new Error('batal')
      }),
    ).rejects.toThrow('batal')
    const sisa = await asOwner((client) =>
      client.query(
        `SELECT (SELECT count(*)::integer FROM pekerjaan) AS pekerjaan, (SELECT count(*)::integer FROM pgboss.job) AS pesan`,
      ),
    )
    expect(sisa.rows).toEqual([{ pekerjaan: 0, pesan: 0 }])
  })
})

describe('storage', () => {
  it('tidak pernah keluar dari folder data', () => {
    for (const jalur of ['../rahasia.json', '/etc/passwd', 'a/../../x', '.'])
      expect(() => storagePath(jalur)).toThrow('keluar dari folder data')
  })

  it('berkas yang gagal di tengah jalan tidak pernah ada', async () => {
    const full = storagePath('uji/gagal.txt')
    const source = Readable.from(
      (async function* () {
        yield Buffer.from('separuh')
        throw new Error('putus')
      })(),
    )
    await expect(writeStored(full, source)).rejects.toThrow('putus')
    expect(existsSync(full)).toBe(false)
    expect(await openStored('uji/gagal.txt')).toBeNull()
  })

  it('memutus kiriman yang melebihi batas, dan tidak menyisakan berkas apa pun', async () => {
    let dibaca = 0
    const tanpaAkhir = new Readable({
      read() {
        dibaca += 64 * 1024
        this.push(Buffer.alloc(64 * 1024))
      },
    })
    const full = storagePath('uji-batas/besar.csv')
    const batas = 1 << 20
    await expect(writeStored(full, tanpaAkhir, { terbesar: batas })).rejects.toBeInstanceOf(TooLargeError)
    expect(tanpaAkhir.destroyed).toBe(true)
    expect(dibaca).toBeLessThan(2 * batas)
    expect(readdirSync(path.dirname(full))).toEqual([])
    const pas = Readable.from([Buffer.alloc(batas)])
    expect((await writeStored(full, pas, { terbesar: batas })).ukuran).toBe(batas)
    await rm(path.dirname(full), { recursive: true })
  })

  it('membersihkan berkas separuh jadi yang sudah lama ditinggalkan saja', async () => {
    await writeStored(storagePath('uji/ada.txt'), Readable.from([Buffer.from('x')]))
    const lama = path.join(storagePath('uji'), 'a.csv.1.sebagian')
    const baru = path.join(storagePath('uji'), 'b.csv.2.sebagian')
    for (const berkas of [lama, baru]) writeFileSync(berkas, 'x')
    utimesSync(lama, 1_700_000_000, 1_700_000_000)
    expect(await sweepStored(new Date())).toBeGreaterThanOrEqual(1)
    expect([existsSync(lama), existsSync(baru)]).toEqual([false, true])
    await rm(baru)
  })
})

describe('hapusPencarian', () => {
  it('melupakan isi pencarian setelah sehari', async () => {
    const isi = (umur: string) =>
      asOwner((client) =>
        client.query(
          `INSERT INTO pencarian (kode_kab, aktor, isi, kode_wilayah, dibuat_pada) VALUES ($1, 'uji', 'nama', $1, now() - $2::interval)`,
          [KAB, umur],
        ),
      )
    await isi('25 hours')
    await isi('23 hours')
    expect(await hapusPencarian()).toBe(1)
    expect(await hapusPencarian()).toBe(0)
  })
})

describe('pekerjaan', () => {
  it('CHECK status di basis data sama dengan daftar di kode', async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT pg_get_constraintdef(oid) AS isi FROM pg_constraint WHERE conname = 'pekerjaan_status_check'`,
      ),
    )
    const kata = [...String(rows[0]?.isi).matchAll(/'([a-z]+)'/g)].map(([, satu]) => satu)
    expect(kata).toEqual([...STATUS_PEKERJAAN])
  })
})

/** Sets the office clock this many days ahead of the machine's, for the time of `work`. */
async function majuHari<T>(hari: number, work: () => Promise<T>): Promise<T> {
  setEnv({ SAHIH_JAM: new Date(Date.now() + hari * 24 * 60 * 60 * 1000).toISOString() })
  try {
    return await work()
  } finally {
    setEnv({ SAHIH_JAM: undefined })
  }
}

describe('hapusKedaluwarsa', () => {
  it('menghapus daftar baris salah setelah 30 hari menurut jam kantor, dan mencatatnya; bukti tetap ada', async () => {
    const dinsos = await seedAktor({ peran: 'operator-dinsos' })
    const salah = await seedBerkas(dinsos, 'baris-salah')
    const bukti = await seedBerkas(dinsos, 'bukti')
    expect(await majuHari(29, hapusKedaluwarsa)).toBe(0)
    expect((await findBerkas(dinsos, salah))?.kedaluwarsaPada).not.toBeNull()
    expect(await majuHari(31, hapusKedaluwarsa)).toBe(1)
    expect(await majuHari(31, hapusKedaluwarsa)).toBe(0)
    expect(await findBerkas(dinsos, salah)).toMatchObject({ ada: false })
    expect(await openStored(`uji/${salah}.txt`)).toBeNull()
    expect(await findBerkas(dinsos, bukti)).toMatchObject({ ada: true })
    const jejak = await asOwner((client) => client.query(`SELECT sasaran FROM jejak WHERE tindakan = 'berkas.hapus'`))
    expect(jejak.rows).toEqual([{ sasaran: salah }])
  })
})

describe('hapusKunci', () => {
  it('melupakan kunci tindakan setelah 90 hari menurut jam kantor, berapa pun banyaknya, dan tidak yang lebih muda', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO kunci_tindakan (kode_kab, kunci, aktor, tindakan, sidik, dibuat_pada)
         SELECT $1, gen_random_uuid(), 'uji', 'uji.uji', 'x', now() - make_interval(days => CASE WHEN g <= 11000 THEN 10 ELSE 0 END)
         FROM generate_series(1, 11007) g`,
        [KAB],
      ),
    )
    expect(await majuHari(79, hapusKunci)).toBe(0)
    expect(await majuHari(81, hapusKunci)).toBe(11_000)
    expect(await majuHari(81, hapusKunci)).toBe(0)
    const sisa = await asOwner((client) => client.query('SELECT FROM kunci_tindakan'))
    expect(sisa.rowCount).toBe(7)
  })
})
