// Kinds of findings that read other rooms: matching across kabupaten/kota, simulations, recipients, answers of other offices.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { serverAktor } from '@/lib/akses/izin'
import { HANDLERS } from '@/lib/cli/handlers'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { jalankanPeringkat } from '@/lib/peringkat/commands/jalankan-peringkat'
import { antrekanTemuan, setelahPadan, temukanJawaban } from '@/lib/temuan/commands/antrekan-temuan'
import { hitungTemuan } from '@/lib/temuan/commands/hitung-temuan'
import { tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import type { JenisTemuan } from '@/lib/temuan/jenis'
import { listTemuan } from '@/lib/temuan/queries/list-temuan'
import { temuanFilterSchema } from '@/lib/temuan/schema'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, KAB, seedAktor, seedKeluarga, seedRilis } from '../support/factories'
import { DESA_ASING, KAB_ASING } from '../support/kota'
import { hasil } from '../support/verval'

beforeEach(truncateMutable)

const hitung = async (kodeKab = KAB, jenis?: readonly JenisTemuan[]) =>
  hasil(await hitungTemuan(serverAktor(kodeKab), { kodeKab, jenis }))
const daftar = async (jenis: JenisTemuan, isi: object = {}, kodeWilayah = KAB) =>
  (await listTemuan(await seedAktor({ peran: 'auditor', kodeWilayah }), jenis, temuanFilterSchema.parse(isi))).rows

type Antre = { id: string; kode_kab: string; masukan: { jenis?: string[] } }
async function listAntre(): Promise<Antre[]> {
  const { rows } = await asOwner((client) =>
    client.query<Antre>(
      `SELECT id::text, kode_kab, masukan FROM pekerjaan WHERE jenis = 'temuan' AND status = 'antre' ORDER BY id`,
    ),
  )
  return rows
}
async function jalankanAntre({ id, kode_kab, masukan }: Antre): Promise<void> {
  const job = { id, aktor: serverAktor(kode_kab), masukan, lapor: async () => {}, signal: new AbortController().signal }
  await HANDLERS.temuan?.(job)
  await asOwner((client) => client.query(`UPDATE pekerjaan SET status = 'selesai' WHERE id = $1`, [id]))
}

describe('nik-lintas', () => {
  it('menjadi temuan di kedua sisi tanpa apa pun dari sisi lain, dan selesai bila tidak lagi benar', async () => {
    const orang = (nama: string) => [
      {
        nama,
        nomor_induk_kependudukan: '3275010203858001',
        tanggal_lahir: '1985-03-02',
        status_hubungan_keluarga: '1',
      },
    ]
    const sini = await seedKeluarga({ rilisId: await seedRilis(), anggota: orang('SUTRISNO') })
    const rilisSana = await seedRilis({ kodeKab: KAB_ASING })
    const sana = await seedKeluarga({ rilisId: rilisSana, kodeDesa: DESA_ASING, anggota: orang('TRISNO SANA') })
    hasil(await jalankanPadan(serverAktor(KAB), { kodeKab: KAB }))
    await setelahPadan(serverAktor(KAB))
    await hitung()
    const antre = await listAntre()
    expect(antre).toHaveLength(2)
    expect(antre).toContainEqual(expect.objectContaining({ kode_kab: KAB, masukan: {} }))
    expect(antre).toContainEqual(expect.objectContaining({ kode_kab: KAB_ASING, masukan: { jenis: ['nik-lintas'] } }))
    for (const satu of antre) await jalankanAntre(satu)
    for (const [kab, milik, nama, lain] of [
      [KAB, sini, 'SUTRISNO', sana],
      [KAB_ASING, sana, 'TRISNO SANA', sini],
    ] as const) {
      const rows = await daftar('nik-lintas', {}, kab)
      expect(rows).toMatchObject([
        { keluargaId: milik.id, nama, uraian: 'Juga di kabupaten/kota lain', status: 'baru' },
      ])
      expect(JSON.stringify(rows)).not.toContain(lain.id)
    }
    await seedKeluarga({ rilisId: await seedRilis({ kodeKab: KAB_ASING, periode: '2025-TW4' }), kodeDesa: DESA_ASING })
    hasil(await jalankanPadan(serverAktor(KAB_ASING), { kodeKab: KAB_ASING }))
    expect(await hitung()).toMatchObject({ selesai: 1 })
    expect(await daftar('nik-lintas')).toEqual([])
  })
})

describe('perkiraan', () => {
  it('menyebut desil resmi yang jauh dari simulasi ke kedua arah, dan ambangnya adalah data', async () => {
    const rilisId = await seedRilis()
    const keluarga: string[] = []
    for (let ke = 0; ke < 4; ke++) keluarga.push((await seedKeluarga({ rilisId })).id)
    hasil(
      await jalankanPeringkat(serverAktor(KAB), {
        kodeKab: KAB,
        periode: '2025-TW3',
        benih: 'uji',
        lapis: 'rilis',
        bobot: 'jiwa',
      }),
    )
    const desil = [
      [2, 7],
      [3, 3],
      [6, 4],
      [5, 4],
    ]
    await asOwner(async (client) => {
      for (const [ke, [simulasi, resmi]] of desil.entries())
        await client.query('UPDATE peringkat_hasil SET desil = $2, desil_nasional = $3 WHERE keluarga_id = $1', [
          keluarga[ke],
          simulasi,
          resmi,
        ])
    })
    expect(await hitung()).toMatchObject({ dilewati: [] })
    expect(await daftar('perkiraan-miskin')).toMatchObject([
      { keluargaId: keluarga[0], uraian: 'Simulasi desil 2, resmi desil 7' },
    ])
    expect(await daftar('perkiraan-mampu')).toMatchObject([
      { keluargaId: keluarga[2], uraian: 'Simulasi desil 6, resmi desil 4' },
    ])
    await asOwner((client) =>
      client.query(
        `INSERT INTO pengaturan (kunci, nilai) VALUES ('temuan', '{"simulasiMampu": 5}') ON CONFLICT (kunci) DO UPDATE SET nilai = excluded.nilai`,
      ),
    )
    try {
      await hitung()
      expect((await daftar('perkiraan-mampu')).map(({ keluargaId }) => keluargaId).sort()).toEqual(
        [keluarga[2], keluarga[3]].sort(),
      )
    } finally {
      await asOwner((client) => client.query(`DELETE FROM pengaturan WHERE kunci = 'temuan'`))
    }
  })
})

describe('menerima-tidak-diharapkan', () => {
  it('memuat penerima yang berstatus exclude walau desilnya di dalam sasaran', async () => {
    const rilisId = await seedRilis()
    const dua = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    const bersih = await seedKeluarga({ rilisId, keluarga: { desil_nasional: 2 } })
    await asOwner(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO sumber_muatan (kode_kab, jenis, per_tanggal, program, periode, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
         VALUES ($1, 'kpm', '2025-09-01', 'pkh', '2025-TW3', 'berlaku', 0, 0, 0, 0, 0, 0, 0, 0, true, 'x', $2, 'server', now()) RETURNING id::text`,
        [KAB, randomUUID()],
      )
      for (const { id } of [dua, bersih])
        await client.query(
          `INSERT INTO kepesertaan (kode_kab, id, muatan_id, program, periode, keluarga_id, kode_desa, status, arti)
           VALUES ($1, uuid7(), $2, 'pkh', '2025-TW3', $3, $4, 'SALUR', 'menerima')`,
          [KAB, rows[0]?.id, id, DESA],
        )
      const exclude = await client.query<{ id: string }>(
        `INSERT INTO exclude_muatan (kode_kab, sumber, periode, berlaku_sejak, baris, cocok, tidak_cocok, sidik, sintetis, aktor, dimuat_pada)
         VALUES ($1, 'siks-ng', '2025-TW3', '2025-07-01', 1, 1, 0, 'x', true, 'server', now()) RETURNING id::text`,
        [KAB],
      )
      for (const [ke, kode] of ['EX05', 'EX04'].entries())
        await client.query(
          `INSERT INTO status_exclude (kode_kab, muatan_id, keluarga_id, urutan, kode_desa, kode, sumber, periode) VALUES ($1, $2, $3, $4, $5, $6, 'siks-ng', '2025-TW3')`,
          [KAB, exclude.rows[0]?.id, dua.id, ke + 1, DESA, kode],
        )
    })
    await hitung()
    expect(await daftar('menerima-tidak-diharapkan')).toMatchObject([
      {
        keluargaId: dua.id,
        uraian: expect.stringMatching(/^PKH 2025-TW3, desil 2, exclude: ASN, TNI, atau Polri; anggota dalam satu KK/),
      },
    ])
  })
})

describe('unggahan berikutnya dari sumber lain', () => {
  it('membiarkan putusan selama isinya sama, dan menanyakan lagi bila berubah', async () => {
    await seedKeluarga({ rilisId: await seedRilis() })
    const muat = (tanggal: string, nama: string) =>
      asOwner(async (client) => {
        await client.query(`UPDATE sumber_muatan SET status = 'digantikan' WHERE kode_kab = $1`, [KAB])
        await client.query(
          `WITH m AS (
             INSERT INTO sumber_muatan (kode_kab, jenis, per_tanggal, status, baris, baru, berubah, sama, ditahan, salah, hilang, tertaut, sintetis, sidik, impor_id, aktor, dimuat_pada)
             VALUES ($1, 'dtks', $2::date, 'berlaku', 0, 0, 0, 0, 0, 0, 0, 0, true, 'x', $3, 'server', now()) RETURNING id)
           INSERT INTO sumber_catatan (kode_kab, id, muatan_id, baris, jenis, kunci, nik, nama, kode_desa, isi, mentah, sidik)
           SELECT $1, uuid7(), m.id, 1, 'dtks', '3275010101818888', '3275010101818888', $4, $5, '{}', '{}', 1 FROM m`,
          [KAB, tanggal, randomUUID(), nama, DESA],
        )
      })
    await muat('2025-07-01', 'WAGIMAN')
    await hitung()
    const [temuan] = await daftar('dtks-tidak-di-dtsen')
    const operator = await seedAktor({ peran: 'operator-dinsos' })
    const alasan = 'Sudah pindah ke luar kota'
    hasil(await tepisTemuan(operator, { kunci: randomUUID(), id: temuan?.id ?? '', ke: 0, alasan }))
    await muat('2025-08-01', 'WAGIMAN')
    await hitung()
    expect(await daftar('dtks-tidak-di-dtsen')).toMatchObject([{ id: temuan?.id, status: 'ditepis', nama: 'WAGIMAN' }])
    await muat('2025-09-01', 'WAGIMIN')
    await hitung()
    expect(await daftar('dtks-tidak-di-dtsen')).toMatchObject([{ id: temuan?.id, status: 'baru', nama: 'WAGIMIN' }])
  })
})

describe('penghitungan sebagian', () => {
  it('hanya menyentuh jenisnya, dan tidak menahan penghitungan seluruhnya', async () => {
    const rilisId = await seedRilis()
    await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 9 } })
    await hitung()
    const keluarga = await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 9 } })
    expect(await hitung(KAB, ['kk-ganda'])).toMatchObject({ benar: 0, selesai: 0, baru: 0 })
    expect((await daftar('jumlah-anggota')).map(({ keluargaId }) => keluargaId)).not.toContain(keluarga.id)
    const server = serverAktor(KAB)
    await antrekanTemuan(server, ['kk-ganda'])
    await antrekanTemuan(server, ['kk-ganda'])
    await antrekanTemuan(server)
    await antrekanTemuan(server)
    await antrekanTemuan(server, ['nik-lintas'])
    expect((await listAntre()).map(({ masukan }) => masukan)).toEqual([{ jenis: ['kk-ganda'] }, {}])
  })

  it('jawaban perangkat daerah lain menjadi temuan menurut jam, sekali', async () => {
    const rilisId = await seedRilis()
    await seedKeluarga({ rilisId, keluarga: { jumlah_anggota_keluarga: 9 } })
    await hitung()
    await temukanJawaban()
    expect(await listAntre()).toEqual([])
    const mitra = await seedAktor({ peran: 'verifikator-mitra' })
    await asOwner((client) =>
      client.query(
        `WITH t AS (
           INSERT INTO tugas_mitra (kode_kab, nomor, kantor, penerima_id, penerima_nama, jenis, tujuan, tenggat, jumlah, dijawab, aktor, aktor_nama, dibuat_pada)
           VALUES ($1, 'VM-2025-0001', 'dpmd', $2, 'V', 'jumlah-anggota', 'Mencocokkan', '2099-12-31', 1, 1, 'server', 'Server', now()) RETURNING id)
         INSERT INTO tugas_mitra_baris (kode_kab, tugas_id, urutan, penerima_id, temuan_id, keluarga_id, isi, jawaban, dijawab_pada)
         SELECT $1, t.id, 1, $2, f.id, f.keluarga_id, '{}', 'tidak-dikenal', now() - interval '5 minutes' FROM t, temuan f`,
        [KAB, mitra.id],
      ),
    )
    await temukanJawaban()
    const antre = await listAntre()
    expect(antre).toMatchObject([{ masukan: { jenis: ['jawaban-mitra'] } }])
    for (const satu of antre) await jalankanAntre(satu)
    expect(await daftar('jawaban-mitra')).toMatchObject([{ uraian: 'DPMD: tidak dikenal' }])
    await temukanJawaban()
    expect(await listAntre()).toEqual([])
  })
})
