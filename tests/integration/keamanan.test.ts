// What an attacker tried: each test is one way in that was open or that must stay shut.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { inspect } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { toCanonical } from '@/lib/audit/kanonik'
import type { Result } from '@/lib/core/result'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { cariSchema } from '@/lib/keluarga/schema'
import { withAktor } from '@/lib/server/db'
import { storagePath } from '@/lib/server/storage'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import { hapusUnggahan } from '@/lib/sumber/commands/hapus-unggahan'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { mulaiImporSumber } from '@/lib/sumber/commands/mulai-impor-sumber'
import { jalurUnggahan, simpanUnggahan, UNGGAHAN_TERBESAR } from '@/lib/sumber/commands/simpan-unggahan'
import { bukaUnggahanSchema } from '@/lib/sumber/schema'
import { mulaiImporSumberSchema } from '@/lib/sumber/schema/sumber'
import { kirimDaftar } from '@/lib/verval/commands/kirim-daftar'
import { periksaUsulan } from '@/lib/verval/commands/periksa-usulan'
import { sahkanDaftar } from '@/lib/verval/commands/sahkan-daftar'
import { tetapkanDaftar } from '@/lib/verval/commands/tetapkan-daftar'
import { tugaskanPemeriksaan } from '@/lib/verval/commands/tugaskan-pemeriksaan'
import { ubahUsulan } from '@/lib/verval/commands/ubah-usulan'
import { verifikasiUsulan } from '@/lib/verval/commands/verifikasi-usulan'
import { toKiriman } from '@/lib/verval/kiriman'
import { asApp, asOwner, truncateMutable } from '../support/db'
import { DESA, KAB, type KeluargaUji, listJejak, seedAktor, seedKeluarga } from '../support/factories'
import {
  bawaSampai,
  buat,
  daftarOf,
  hasil,
  inputPeriksa,
  type Kantor,
  kodeOf,
  kunci,
  sahkan,
  seedKantor,
  susun,
  tandaTangan,
} from '../support/verval'

let kantor: Kantor
let keluarga: KeluargaUji
beforeEach(async () => {
  await truncateMutable()
  kantor = await seedKantor()
  keluarga = await seedKeluarga({ rilisId: kantor.rilisId })
})

/** The same person, placed elsewhere since. */
const sebagai = (aktor: Aktor, peran: Aktor['peran']): Aktor => ({ ...aktor, peran, kodeWilayah: KAB })

describe('orang yang sama lewat pergantian peran', () => {
  it('pengusul tidak memeriksa, mengesahkan, atau menetapkan usulannya', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'dimusyawarahkan')
    hasil(
      await tugaskanPemeriksaan(kantor.operatorDinsos, { kunci: kunci(), id: [id], petugasId: kantor.pendamping.id }),
    )
    await asOwner((client) => client.query('UPDATE pemeriksaan SET petugas_id = $1', [kantor.operator.id]))
    const periksa = await inputPeriksa(id)
    expect(kodeOf(await periksaUsulan(sebagai(kantor.operator, 'pendamping'), periksa))).toBe('verval/pemisahan-tugas')
    await asOwner((client) => client.query('UPDATE pemeriksaan SET petugas_id = $1', [kantor.pendamping.id]))
    await bawaSampai(kantor, id, 'diverifikasi')
    await susun(kantor)
    expect(kodeOf(await sahkanDaftar(sebagai(kantor.operator, 'kepala-dinas'), await tandaTangan(id)))).toBe(
      'verval/pemisahan-tugas',
    )
    await sahkan(kantor, id)
    expect(kodeOf(await tetapkanDaftar(sebagai(kantor.operator, 'kepala-daerah'), await tandaTangan(id)))).toBe(
      'verval/pemisahan-tugas',
    )
    expect(kodeOf(await tetapkanDaftar(sebagai(kantor.verifikator, 'kepala-daerah'), await tandaTangan(id)))).toBe(
      'verval/pemisahan-tugas',
    )
    expect(kodeOf(await tetapkanDaftar(kantor.kepalaDaerah, await tandaTangan(id)))).toBe('ok')
  })

  it('yang mengisi draf orang lain, dan yang memeriksa di lapangan, tidak memverifikasinya', async () => {
    const id = await buat(kantor, keluarga)
    const rekan = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const isi = { kunci: kunci(), id, versi: 1, asal: undefined, catatan: undefined }
    hasil(
      await ubahUsulan(rekan, {
        ...isi,
        perubahan: [{ orangId: null, kolom: 'jenis_lantai_terluas', nilai: '07' }],
      }),
    )
    await bawaSampai(kantor, id, 'diperiksa')
    const verifikasi = (aktor: Aktor) => verifikasiUsulan(aktor, { kunci: kunci(), id: [id], catatan: undefined })
    expect(kodeOf(await verifikasi(sebagai(rekan, 'verifikator-dinsos')))).toBe('verval/pemisahan-tugas')
    expect(kodeOf(await verifikasi(sebagai(kantor.pendamping, 'verifikator-dinsos')))).toBe('verval/pemisahan-tugas')
    expect(kodeOf(await verifikasi(kantor.verifikator))).toBe('ok')
  })
})

describe('daftar sesudah tanda tangan', () => {
  it('yang isinya diganti, ditambah, atau dikurangi tidak dikirim', async () => {
    const id = await buat(kantor, keluarga)
    const lain = await buat(kantor, await seedKeluarga({ rilisId: kantor.rilisId }))
    await bawaSampai(kantor, lain, 'diverifikasi')
    await bawaSampai(kantor, id, 'ditetapkan')
    const daftar = await daftarOf(id)
    const kirim = () => kirimDaftar(kantor.operatorDinsos, { kunci: kunci(), id: daftar.id })
    for (const [ubah, pulih] of [
      [
        `UPDATE daftar_baris SET isi = replace(isi, '"baru":"08"', '"baru":"77"') WHERE urutan = 1`,
        `UPDATE daftar_baris SET isi = replace(isi, '"baru":"77"', '"baru":"08"') WHERE urutan = 1`,
      ],
      [
        `UPDATE daftar_baris SET dikeluarkan_versi = 2 WHERE urutan = 1`,
        `UPDATE daftar_baris SET dikeluarkan_versi = NULL WHERE urutan = 1`,
      ],
      // A hash made to fit is not the one that was signed.
      [`UPDATE daftar SET sha256 = repeat('0', 64)`, `UPDATE daftar SET sha256 = '${daftar.sha256}'`],
    ] as const) {
      await asOwner((client) => client.query(ubah))
      expect(kodeOf(await kirim()), ubah).toBe('verval/isi-berubah')
      await asOwner((client) => client.query(pulih))
    }
    expect(kodeOf(await kirim())).toBe('ok')
  })

  it('tidak ditetapkan bila yang disahkan bukan isi yang sekarang, walau sidiknya dihitung ulang', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'disahkan')
    await asOwner((client) =>
      client.query(`UPDATE daftar_tanda_tangan SET sha256 = repeat('0', 64) WHERE tindakan = 'sahkan'`),
    )
    expect(kodeOf(await tetapkanDaftar(kantor.kepalaDaerah, await tandaTangan(id)))).toBe('verval/isi-berubah')
  })
})

describe('berkas yang keluar', () => {
  it('kiriman tidak memuat nilai yang dibaca sebagai rumus', async () => {
    const rumus = '=HYPERLINK("http://contoh.id")'
    await expect(buat(kantor, keluarga, [{ orangId: null, kolom: 'alamat', nilai: rumus }])).rejects.toThrow(
      'verval/nilai-tidak-dikenal',
    )
    // What came in before this was refused.
    const baris = { nomorUsulan: 'USL-2026-000001', nomorKk: '1', nik: null, kolom: 'alamat', nilaiBaru: rumus }
    expect(toKiriman([baris])).toContain(`"'=HYPERLINK(""http://contoh.id"")"`)
  })
})

describe('unggahan', () => {
  it('yang masih berjalan saat impor dimulai tidak menyentuh berkas yang dibaca', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const { id } = hasil(
      await bukaUnggahan(
        operator,
        bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
      ),
    )
    for (const ke of [1, 2])
      hasil(await simpanUnggahan(operator, id, { ke, nama: `${ke}.csv` }, Readable.from([Buffer.from(`asli ${ke}`)])))
    async function* pelan() {
      yield Buffer.from('palsu')
      hasil(await mulaiImpor(operator, { kunci: randomUUID(), id }))
      yield Buffer.from('palsu')
    }
    const terlambat = await simpanUnggahan(operator, id, { ke: 1, nama: '1.csv' }, Readable.from(pelan()))
    expect(kodeOf(terlambat)).toBe('sumber/unggahan-tertutup')
    expect(await readFile(storagePath(jalurUnggahan(KAB, id, 1)), 'utf8')).toBe('asli 1')
  })

  it('yang lebih besar dari batas dihentikan dan tidak tersimpan', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const { id } = hasil(
      await bukaUnggahan(
        operator,
        bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
      ),
    )
    const result = await simpanUnggahan(
      operator,
      id,
      { ke: 1, nama: '1.csv' },
      Readable.from([Buffer.alloc(600), Buffer.alloc(600)]),
      undefined,
      1000,
    )
    expect(kodeOf(result)).toBe('sumber/unggahan-terlalu-besar')
    await expect(readFile(storagePath(jalurUnggahan(KAB, id, 1)))).rejects.toThrow('ENOENT')
    expect(UNGGAHAN_TERBESAR).toBeGreaterThan(2e9)
  })
})

describe('unggahan yang dimulai dari dua layar', () => {
  const seedUnggahan = async (jenis: string) => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const { id } = hasil(
      await bukaUnggahan(
        operator,
        bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
      ),
    )
    for (const ke of [1, 2])
      hasil(await simpanUnggahan(operator, id, { ke, nama: `${ke}.csv` }, Readable.from([Buffer.from(`isi ${ke}`)])))
    await asOwner((client) => client.query('UPDATE impor SET jenis = $2 WHERE id = $1', [id, jenis]))
    return { operator, id }
  }
  const satuSaja = async (mulai: () => Promise<Result<unknown>>) => {
    const semua = await Promise.all(Array.from({ length: 6 }, mulai))
    expect(semua.map((satu) => (satu.ok ? 'ok' : satu.error.code)).sort()).toEqual([
      'ok',
      ...Array(5).fill('sumber/sudah-dimulai'),
    ])
    const { rows } = await asOwner((client) => client.query('SELECT FROM pekerjaan'))
    expect(rows).toHaveLength(1)
  }

  it('rilis diantrekan sekali', async () => {
    const { operator, id } = await seedUnggahan('dtsen')
    await satuSaja(() => mulaiImpor(operator, { kunci: randomUUID(), id }))
  })

  it('sumber lain diantrekan sekali', async () => {
    const { operator, id } = await seedUnggahan('p3ke')
    const isian = { id, sistem: 'kemendagri' }
    await satuSaja(() => mulaiImporSumber(operator, mulaiImporSumberSchema.parse({ kunci: randomUUID(), ...isian })))
  })
})

describe('unggahan yang ditinggalkan', () => {
  it('kehilangan berkasnya setelah sehari, yang baru tidak', async () => {
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const buka = async () => {
      const { id } = hasil(
        await bukaUnggahan(
          operator,
          bukaUnggahanSchema.parse({ kunci: randomUUID(), periode: '2025-TW3', sistem: 'kemendagri' }),
        ),
      )
      hasil(await simpanUnggahan(operator, id, { ke: 1, nama: '1.csv' }, Readable.from([Buffer.from('isi')])))
      return id
    }
    const lama = await buka()
    const baru = await buka()
    await asOwner((client) =>
      client.query(`UPDATE impor SET dibuat_pada = now() - interval '25 hours' WHERE id = $1`, [lama]),
    )
    expect(await hapusUnggahan()).toBe(1)
    expect(await hapusUnggahan()).toBe(0)
    expect(existsSync(storagePath(jalurUnggahan(KAB, lama, 1)))).toBe(false)
    expect(existsSync(storagePath(jalurUnggahan(KAB, baru, 1)))).toBe(true)
    expect(await listJejak(lama)).toMatchObject([
      { tindakan: 'sumber.unggah' },
      { tindakan: 'sumber.hapus-unggahan', aktor: 'server' },
    ])
  })
})

describe('jejak', () => {
  it('tidak memberi sidik nilai peka yang dapat ditebak dari daftar kodenya', async () => {
    const orangId = keluarga.orangIdList[0] ?? ''
    const id = await buat(kantor, keluarga, [{ orangId, kolom: 'penyakit_kronis', nilai: '2' }])
    const isi = (await listJejak(id)).map((satu) => JSON.stringify(satu)).join('\n')
    expect(isi).toContain('penyakit_kronis')
    for (let kode = 0; kode < 100; kode++)
      for (const nilai of [String(kode), String(kode).padStart(2, '0'), '']) {
        const tebakan = createHash('sha256').update(`${id}|${nilai}`).digest('hex').slice(0, 16)
        expect(isi).not.toContain(tebakan)
      }
  })
})

describe('peran aplikasi', () => {
  const lingkup = `SELECT atur_lingkup('${KAB}', '${DESA}', '${DESA}', '00000000-0000-7000-8000-000000000001', 'operator-desa', '${DESA}')`
  it.each([
    [
      'pekerjaan',
      `INSERT INTO pekerjaan (kode_kab, jenis, masukan, aktor, peran, kode_wilayah) VALUES ('${KAB}', 'ekspor', '{}', 'server', 'server', '${DESA}')`,
    ],
    [
      'berkas',
      `INSERT INTO berkas (kode_kab, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah) VALUES ('${KAB}', 'ekspor', 'a', 'a', 1, 'a', 'a', 'server', '${DESA}')`,
    ],
  ])('tidak menulis %s atas nama orang lain', async (_nama, sql) => {
    await expect(
      asApp(async (client) => {
        await client.query('BEGIN')
        await client.query(lingkup)
        await client.query(sql)
      }),
    ).rejects.toThrow('row-level security')
  })

  it('tidak menandatangani langkah atau daftar atas nama orang lain', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'disahkan')
    const daftar = await daftarOf(id)
    const kab = `SELECT atur_lingkup('${KAB}', '${KAB}000000', '${KAB}999999', '${kantor.operatorDinsos.id}', 'operator-dinsos', '${KAB}')`
    for (const sql of [
      `INSERT INTO daftar_tanda_tangan (kode_kab, daftar_id, versi, sha256, tindakan, peran, aktor, nama, pada)
       VALUES ('${KAB}', '${daftar.id}', 1, '${daftar.sha256}', 'tetapkan', 'kepala-daerah', '${kantor.kepalaDaerah.id}', 'x', now())`,
      `INSERT INTO usulan_langkah (kode_kab, usulan_id, kode_desa, tindakan, dari, ke, aktor, nama, peran, kode_wilayah, pada)
       VALUES ('${KAB}', '${id}', '${DESA}', 'tetapkan', 'disahkan', 'ditetapkan', '${kantor.kepalaDaerah.id}', 'x', 'kepala-daerah', '${KAB}', now())`,
    ])
      await expect(
        asApp(async (client) => {
          await client.query('BEGIN')
          await client.query(kab)
          await client.query(sql)
        }),
      ).rejects.toThrow('row-level security')
  })
})

describe('sesi', () => {
  it('yang sudah berakhir tidak dapat dihidupkan lagi oleh peran aplikasi', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ id: string }>(
        `INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada, dicabut_pada) VALUES ($1, $2, now() + interval '1 hour', now()) RETURNING id::text`,
        [kantor.operator.id, KAB],
      ),
    )
    await asApp(async (client) => {
      await client.query('BEGIN')
      await client.query(
        `SELECT atur_lingkup('${KAB}', '${KAB}000000', '${KAB}999999', '${kantor.operator.id}', 'operator-desa', '${KAB}')`,
      )
      await client.query('UPDATE sesi SET dicabut_pada = NULL').catch(() => undefined)
      await client.query('COMMIT')
    })
    const { rows: after } = await asOwner((client) =>
      client.query<{ dicabut: boolean }>('SELECT dicabut_pada IS NOT NULL AS dicabut FROM sesi WHERE id = $1', [
        rows[0]?.id,
      ]),
    )
    expect(after[0]?.dicabut).toBe(true)
  })
})

describe('galat basis data', () => {
  it('tidak membawa nilai ke catatan server, tetapi tetap menyebut tempat dan sebabnya', async () => {
    const aktor = kantor.operator
    const rahasia = 'SITI AMINAH 3275010101900001'
    const faults = await Promise.all(
      [
        withAktor(aktor, (tx) => tx.$queryRaw`SELECT ${rahasia}::text::integer`),
        withAktor(aktor, (tx) => tx.$queryRaw`SELECT ${`${rahasia}\0`}::text`),
        withAktor(aktor, (tx) => tx.pengguna.findFirst({ where: { id: rahasia } })),
        withAktor(aktor, (tx) => tx.pengguna.findFirst({ where: JSON.parse(`{"tiada":"${rahasia}"}`) })),
      ].map((promise) => promise.then(() => 'ok').catch((error: unknown) => inspect(error, { depth: 10 }))),
    )
    const { rows } = await asOwner((client) => client.query<{ log_min_messages: string }>('SHOW log_min_messages'))
    expect(rows[0]?.log_min_messages).toBe('log')
    for (const fault of faults) {
      expect(fault).toContain('DatabaseFault')
      expect(fault).not.toMatch(/SITI|32750101/)
    }
    await expect(withAktor(aktor, (tx) => tx.$queryRaw`SELECT sandi_hash FROM pengguna`)).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('sidik formulir', () => {
  it('tidak dapat dicocokkan dengan NIK yang ditebak', async () => {
    const input = { kunci: kunci(), isi: keluarga.nikList[0] ?? '', wilayah: '' as const }
    hasil(await simpanPencarian(kantor.operatorDinsos, cariSchema.parse(input)))
    const { rows } = await asOwner((client) =>
      client.query<{ sidik: Buffer }>(`SELECT sidik FROM kunci_tindakan WHERE tindakan = 'keluarga.cari'`),
    )
    const tebakan = createHash('sha256')
      .update(toCanonical(cariSchema.parse(input)))
      .digest()
    expect(rows).toHaveLength(1)
    expect(rows[0]?.sidik.equals(tebakan)).toBe(false)
  })
})

describe('membuka samaran', () => {
  it('tercatat setiap kali nomornya keluar, juga dengan formulir yang dikirim ulang', async () => {
    const input = {
      kunci: kunci(),
      keluargaId: keluarga.id,
      alasan: 'Mencocokkan KTP 3275 0101 0190 0001 milik warga',
    }
    hasil(await bukaSamaran(kantor.operator, input))
    hasil(await bukaSamaran(kantor.operator, input))
    const { rows } = await asOwner((client) =>
      client.query<{ n: number }>(
        `SELECT count(*)::integer AS n FROM log_baca WHERE tindakan = 'keluarga.buka-samaran' AND sasaran = $1`,
        [keluarga.id],
      ),
    )
    expect(rows[0]?.n).toBe(2)
    const jejak = JSON.stringify(await listJejak(keluarga.id))
    expect(jejak).toContain('[nomor disamarkan]')
    expect(jejak).not.toContain('0190')
  })
})
