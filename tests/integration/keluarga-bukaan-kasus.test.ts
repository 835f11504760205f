// One purpose for a case, for one's visits, for a list, for tasks: what it opens, and everything it must not.
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { OBJEK_BUKAAN } from '@/lib/keluarga/bukaan'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { tutupSamaran } from '@/lib/keluarga/commands/tutup-samaran'
import { findBukaan, findBukaanKeluarga } from '@/lib/keluarga/queries/find-bukaan'
import { bukaSamaranSchema } from '@/lib/keluarga/schema'
import { withAktor } from '@/lib/server/db'
import { bukaTugas } from '@/lib/temuan/commands/buka-tugas'
import { bukaKasus } from '@/lib/verval/commands/buka-kasus'
import { tolakUsulan } from '@/lib/verval/commands/tolak-usulan'
import { bukaKasusSchema } from '@/lib/verval/schema/kasus'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, type KeluargaUji, seedAktor, seedKeluarga } from '../support/factories'
import { bawaSampai, buat, daftarOf, hasil, type Kantor, kodeOf, kunci, seedKantor, susun } from '../support/verval'

const ALASAN = 'Mencocokkan kartu keluarga saat kunjungan'
let kantor: Kantor
let keluarga: KeluargaUji
let lain: KeluargaUji

beforeEach(async () => {
  await truncateMutable()
  kantor = await seedKantor()
  keluarga = await seedKeluarga({ rilisId: kantor.rilisId })
  lain = await seedKeluarga({ rilisId: kantor.rilisId })
})

const kasus = (aktor: Aktor, isi: Record<string, string>) =>
  bukaKasus(aktor, bukaKasusSchema.parse({ kunci: kunci(), alasan: ALASAN, ...isi }))
const terbuka = async (aktor: Aktor, ...list: KeluargaUji[]) => [
  ...(
    await lihatNomor(
      aktor,
      (list.length > 0 ? list : [keluarga, lain]).map(({ id }) => id),
    )
  ).keys(),
]
const owner = (sql: string, values: unknown[] = []) => asOwner((client) => client.query(sql, values))

async function tugaskan(petugas: Aktor, siapa: KeluargaUji, tabel: 'pemeriksaan' | 'temuan'): Promise<void> {
  await (tabel === 'pemeriksaan'
    ? owner(
        `INSERT INTO pemeriksaan (kode_kab, keluarga_id, kode_desa, alasan, petugas_id, petugas_nama, ditugaskan_oleh, ditugaskan_pada)
         VALUES ($1, $2, $3, 'sampel', $4, 'Petugas', 'server', now())`,
        [KAB, siapa.id, DESA, petugas.id],
      )
    : owner(
        `INSERT INTO temuan (kode_kab, jenis, kunci, keluarga_id, kode_desa, desil, nilai, sidik, status, petugas_id, petugas_nama, tenggat, rilis_pertama)
         VALUES ($1, 'kepala-keluarga', gen_random_uuid(), $2, $3, 3, '0', 1, 'ditugaskan', $4, 'Petugas', '2099-12-31', 1)`,
        [KAB, siapa.id, DESA, petugas.id],
      ))
}

describe('bukaKasus untuk usulan', () => {
  it('membuka keluarga usulan itu saja, selama setengah jam, bagi yang usulannya', async () => {
    const id = await buat(kantor, keluarga)
    expect(await terbuka(kantor.operator)).toEqual([])
    hasil(await kasus(kantor.operator, { objek: 'usulan', id }))
    const nomor = (await lihatNomor(kantor.operator, [keluarga.id])).get(keluarga.id)
    expect(nomor?.nomorKk).toBe(keluarga.nomorKk)
    expect(nomor?.orangList.map(({ nik }) => nik)).toEqual(keluarga.nikList)
    expect(await terbuka(kantor.operator)).toEqual([keluarga.id])
    // The family's own page leans on it too.
    const lagi = bukaSamaranSchema.parse({ kunci: kunci(), keluargaId: keluarga.id, lagi: 'ya' })
    expect(kodeOf(await bukaSamaran(kantor.operator, lagi))).toBe('ok')
    expect(await findBukaanKeluarga(kantor.operator, lain.id, new Date())).toBeNull()
    await owner(`UPDATE bukaan SET berakhir_pada = now() - interval '1 second'`)
    expect(await terbuka(kantor.operator)).toEqual([])
    // The form of before, sent again, opens nothing any more.
    expect(kodeOf(await bukaSamaran(kantor.operator, lagi))).toBe('keluarga/tanpa-alasan')
  })

  it('setiap keluarga yang nomornya tampil tercatat di bawah tujuannya, tanpa nomornya', async () => {
    const id = await buat(kantor, keluarga)
    const bukaan = hasil(await kasus(kantor.operator, { objek: 'usulan', id }))
    await terbuka(kantor.operator)
    const { rows } = await owner('SELECT tindakan, sasaran, isi FROM log_baca')
    expect(rows).toMatchObject([{ tindakan: 'keluarga.buka-samaran', sasaran: keluarga.id }])
    expect(rows[0].isi).toContain(bukaan.id)
    const jejak = await owner(`SELECT sasaran, isi FROM jejak WHERE tindakan = 'keluarga.buka-samaran'`)
    expect(jejak.rows).toMatchObject([{ sasaran: id, isi: expect.stringContaining(ALASAN) }])
    expect(JSON.stringify([rows, jejak.rows])).not.toContain(keluarga.nomorKk)
  })

  it('bukan bagi orang lain: wilayah lain, tugas orang lain, peran yang tidak membuka nomor', async () => {
    const id = await buat(kantor, keluarga)
    const luar = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(kodeOf(await kasus(luar, { objek: 'usulan', id }))).toBe('verval/tidak-ditemukan')
    expect(kodeOf(await kasus(kantor.pendamping, { objek: 'usulan', id }))).toBe('verval/bukan-tugas')
    expect(kodeOf(await kasus(kantor.kepalaDinas, { objek: 'usulan', id }))).toBe('akses/tanpa-izin')
    // What the operator opened is open to nobody else.
    hasil(await kasus(kantor.operator, { objek: 'usulan', id }))
    for (const aktor of [luar, kantor.pendamping, kantor.verifikator, kantor.kepalaDinas])
      expect(await terbuka(aktor)).toEqual([])
    // Nor to the same person bound elsewhere or with another peran since.
    expect(await terbuka({ ...kantor.operator, kodeWilayah: DESA_LAIN })).toEqual([])
    expect(await terbuka({ ...kantor.operator, peran: 'kepala-dinas' })).toEqual([])
  })

  it('tertutup bersama usulannya', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diperiksa')
    hasil(await kasus(kantor.verifikator, { objek: 'usulan', id }))
    expect(await terbuka(kantor.verifikator)).toEqual([keluarga.id])
    hasil(await tolakUsulan(kantor.verifikator, { kunci: kunci(), id, alasan: 'Tidak sesuai keadaan' }))
    expect(await terbuka(kantor.verifikator)).toEqual([])
    expect(kodeOf(await kasus(kantor.verifikator, { objek: 'usulan', id }))).toBe('verval/bukan-tugas')
  })
})

describe('bukaKasus untuk pemeriksaan dan bukaTugas untuk temuan', () => {
  const buka = {
    pemeriksaan: (aktor: Aktor) => kasus(aktor, { objek: 'pemeriksaan' }),
    temuan: (aktor: Aktor) => bukaTugas(aktor, { kunci: kunci(), alasan: ALASAN }),
  }

  it.each(['pemeriksaan', 'temuan'] as const)(
    '%s: satu tujuan membuka semua yang ditugaskan, dan tidak lagi setelah dialihkan',
    async (tabel) => {
      expect(kodeOf(await buka[tabel](kantor.pendamping))).toMatch(/bukan-tugas$/)
      await tugaskan(kantor.pendamping, keluarga, tabel)
      const rekan = await seedAktor({ peran: 'pendamping', kodeWilayah: DESA })
      await tugaskan(rekan, lain, tabel)
      hasil(await buka[tabel](kantor.pendamping))
      expect(await terbuka(kantor.pendamping)).toEqual([keluarga.id])
      expect(await terbuka(rekan)).toEqual([])
      // Given meanwhile too: it is one of their tasks.
      await owner(`UPDATE ${tabel} SET petugas_id = $1`, [kantor.pendamping.id])
      expect((await terbuka(kantor.pendamping)).sort()).toEqual([keluarga.id, lain.id].sort())
      await owner(`UPDATE ${tabel} SET petugas_id = $1`, [rekan.id])
      expect(await terbuka(kantor.pendamping)).toEqual([])
      // Someone whose task lies outside their wilayah by now sees nothing of it.
      hasil(await buka[tabel](rekan))
      expect(await terbuka({ ...rekan, kodeWilayah: DESA_LAIN })).toEqual([])
    },
  )
})

describe('bukaKasus untuk daftar', () => {
  it('bagi yang menyusun dan mengirim, bukan yang menandatangani', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diverifikasi')
    await susun(kantor)
    const daftar = await daftarOf(id)
    expect(kodeOf(await kasus(kantor.kepalaDinas, { objek: 'daftar', id: daftar.id }))).toBe('akses/tanpa-izin')
    expect(kodeOf(await kasus(kantor.operator, { objek: 'daftar', id: daftar.id }))).toBe('verval/bukan-tugas')
    expect(kodeOf(await kasus(kantor.verifikator, { objek: 'daftar', id: randomUUID() }))).toBe(
      'verval/tidak-ditemukan',
    )
    hasil(await kasus(kantor.verifikator, { objek: 'daftar', id: daftar.id }))
    expect(await terbuka(kantor.verifikator)).toEqual([keluarga.id])
    await owner('UPDATE daftar_baris SET dikeluarkan_versi = 1')
    expect(await terbuka(kantor.verifikator)).toEqual([])
  })
})

describe('tutupSamaran', () => {
  it('menutup sebelum waktunya, hanya milik sendiri, dan tidak dapat dibuka kembali dari aplikasi', async () => {
    const usulanId = await buat(kantor, keluarga)
    const { id } = hasil(await kasus(kantor.operator, { objek: 'usulan', id: usulanId }))
    const rekan = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    expect(kodeOf(await tutupSamaran(rekan, { kunci: kunci(), id }))).toBe('keluarga/bukaan-tidak-ada')
    expect(await findBukaan(kantor.operator, { objek: 'usulan', objekId: usulanId }, new Date())).toMatchObject({
      id,
      tujuan: ALASAN,
    })
    hasil(await tutupSamaran(kantor.operator, { kunci: kunci(), id }))
    expect(await terbuka(kantor.operator)).toEqual([])
    expect(await findBukaan(kantor.operator, { objek: 'usulan', objekId: usulanId }, new Date())).toBeNull()
    expect(kodeOf(await tutupSamaran(kantor.operator, { kunci: kunci(), id }))).toBe('keluarga/bukaan-tidak-ada')
    // The end that was promised cannot be put off by the application, whatever it asks for.
    await expect(
      withAktor(kantor.operator, (tx) => tx.$executeRaw`UPDATE bukaan SET berakhir_pada = now() + interval '1 day'`),
    ).rejects.toThrow()
  })
})

it('yang dapat dibuka di kode sama dengan di basis data', async () => {
  const { rows } = await owner(
    `SELECT pg_get_constraintdef(oid) AS isi FROM pg_constraint WHERE conname = 'bukaan_objek_check'`,
  )
  expect([...rows[0].isi.matchAll(/'([a-z]+)'/g)].map(([, objek]) => objek).sort()).toEqual([...OBJEK_BUKAAN].sort())
})
