import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import { isOk } from '@/lib/core/result'
import { BATAS_BANDING } from '@/lib/keluarga/bukaan'
import { bandingkanNik } from '@/lib/keluarga/commands/bandingkan-nik'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { findBukaanKeluarga } from '@/lib/keluarga/queries/find-bukaan'
import { bukaSamaranSchema } from '@/lib/keluarga/schema'
import { withAktor } from '@/lib/server/db'
import { asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, type KeluargaUji, seedAktor, seedKeluarga, seedRilis } from '../support/factories'

let operator: Aktor
let keluarga: KeluargaUji
const PLN = '512345678901'
const ALASAN = 'Mencocokkan kartu keluarga warga'

beforeEach(async () => {
  await truncateMutable()
  operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
  keluarga = await seedKeluarga({ rilisId: await seedRilis(), keluarga: { id_pelanggan_pln: PLN } })
})

const buka = (aktor: Aktor, isi: Record<string, string>) =>
  bukaSamaran(aktor, bukaSamaranSchema.parse({ kunci: randomUUID(), keluargaId: keluarga.id, ...isi }))

async function listBaca(): Promise<{ tindakan: string; isi: string }[]> {
  return asOwner(async (client) => (await client.query('SELECT tindakan, isi FROM log_baca ORDER BY id')).rows)
}

describe('bukaSamaran', () => {
  it('menyamarkan ID pelanggan PLN seperti NIK dan membukanya bersama', async () => {
    const detail = await lihatKeluarga(operator, keluarga.id)
    expect(detail?.nilai.id_pelanggan_pln?.kini).toBe('5123••••••••')
    const hasil = await buka(operator, { alasan: ALASAN })
    expect(isOk(hasil) && hasil.value.idPelangganPln).toBe(PLN)
  })

  it('satu alasan berlaku setengah jam untuk keluarga itu, dan setiap pembukaan tetap tercatat', async () => {
    expect(await buka(operator, { lagi: 'ya' })).toMatchObject({ ok: false, error: { code: 'keluarga/tanpa-alasan' } })
    expect(isOk(await buka(operator, { alasan: ALASAN }))).toBe(true)
    expect(isOk(await buka(operator, { lagi: 'ya' }))).toBe(true)
    const baca = await listBaca()
    expect(baca.map(({ tindakan }) => tindakan)).toEqual(['keluarga.buka-samaran', 'keluarga.buka-samaran'])
    expect(baca[0]?.isi).toContain('id_pelanggan_pln')
    const bukaan = await findBukaanKeluarga(operator, keluarga.id, new Date())
    expect(bukaan).not.toBeNull()
    // Half an hour later it is over.
    await asOwner((client) => client.query(`UPDATE bukaan SET berakhir_pada = now() - interval '1 second'`))
    expect(await buka(operator, { lagi: 'ya' })).toMatchObject({ ok: false, error: { code: 'keluarga/tanpa-alasan' } })
  })

  it('yang sudah diakhiri tidak dapat dibuka lagi, juga tidak lewat basis data', async () => {
    await buka(operator, { alasan: ALASAN })
    const ubah = (pada: Date | null) =>
      withAktor(operator, (tx) => tx.$executeRaw`UPDATE bukaan SET ditutup_pada = ${pada}`)
    await expect(ubah(null)).rejects.toThrow()
    expect(await ubah(new Date())).toBe(1)
    expect(await ubah(null)).toBe(0)
    expect(await findBukaanKeluarga(operator, keluarga.id, new Date())).toBeNull()
  })

  it('alasan seorang tidak membuka bagi yang lain', async () => {
    await buka(operator, { alasan: ALASAN })
    const rekan = await seedAktor({ peran: 'operator-dinsos' })
    expect(await buka(rekan, { lagi: 'ya' })).toMatchObject({ ok: false, error: { code: 'keluarga/tanpa-alasan' } })
  })
})

describe('bandingkanNik', () => {
  const banding = (aktor: Aktor, nik: string, orangId = keluarga.orangIdList[0] ?? '') =>
    bandingkanNik(aktor, { kunci: randomUUID(), keluargaId: keluarga.id, orangId, nik })

  it('menjawab sama atau berbeda tanpa membuka nomor, dan tercatat tanpa nomor', async () => {
    const [nik = ''] = keluarga.nikList
    expect(await banding(operator, nik)).toEqual({ ok: true, value: { sama: true } })
    expect(await banding(operator, '3275011111118001')).toEqual({ ok: true, value: { sama: false } })
    const tersimpan = JSON.stringify([
      await listBaca(),
      await asOwner(async (client) => (await client.query('SELECT hasil FROM kunci_tindakan')).rows),
      await asOwner(async (client) => (await client.query('SELECT * FROM bandingan')).rows),
    ])
    expect(tersimpan).toContain('keluarga.bandingkan')
    expect(tersimpan).not.toContain(nik)
    expect(tersimpan).not.toContain('3275011111118001')
  })

  it('tanpa menyebut orang menjawab apakah NIK itu tercatat pada keluarga ini', async () => {
    const lain = await seedKeluarga({ rilisId: await seedRilis() })
    const banyak = (nik: string) => bandingkanNik(operator, { kunci: randomUUID(), keluargaId: lain.id, nik })
    for (const nik of lain.nikList) expect(await banyak(nik)).toEqual({ ok: true, value: { sama: true } })
    expect(await banyak(keluarga.nikList[0] ?? '')).toEqual({ ok: true, value: { sama: false } })
  })

  it('dibatasi per orang, juga bila dikirim serentak', async () => {
    const jawaban = await Promise.all(
      Array.from({ length: BATAS_BANDING + 5 }, () => banding(operator, '3275011111118001')),
    )
    expect(jawaban.filter(isOk)).toHaveLength(BATAS_BANDING)
    expect(jawaban.find((satu) => !isOk(satu))).toMatchObject({ error: { code: 'keluarga/terlalu-sering' } })
    const rekan = await seedAktor({ peran: 'pendamping', kodeWilayah: DESA })
    expect(isOk(await banding(rekan, '3275011111118001'))).toBe(true)
  })

  it('tidak menjawab tentang orang di luar wilayah', async () => {
    const luar = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    expect(await banding(luar, keluarga.nikList[0] ?? '')).toMatchObject({
      ok: false,
      error: { code: 'keluarga/tidak-ditemukan' },
    })
  })
})

describe('kepekaan di halaman keluarga', () => {
  it('yang hanya membaca dan menandatangani tidak melihat data kesehatan, tetapi kelengkapannya tetap dihitung', async () => {
    const anggota = { nama: 'A', status_hubungan_keluarga: '1', penglihatan: '1', tanggal_lahir: '1980-01-01' }
    const rilisId = await seedRilis()
    const satu = await seedKeluarga({ rilisId, anggota: [anggota] })
    const kepala = await seedAktor({ peran: 'kepala-dinas' })
    const dinas = await lihatKeluarga(kepala, satu.id)
    const desa = await lihatKeluarga(operator, satu.id)
    expect(dinas?.anggotaKini[0]?.nilai).not.toHaveProperty('penglihatan')
    expect(desa?.anggotaKini[0]?.nilai.penglihatan?.kini).toBe('1')
    expect(dinas?.kelengkapan).toEqual(desa?.kelengkapan)
  })
})
