import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { AKUN_DEMO } from '@/lib/akses/akun-demo'
import { cabutSesi, gantiSandi, tutupSesi } from '@/lib/akses/commands/akun'
import { BATAS_ALAMAT, BATAS_NAMA, BATAS_PASANGAN, masuk } from '@/lib/akses/commands/masuk'
import { aturSandi, buatPengguna, bukaKunci, ubahPengguna } from '@/lib/akses/commands/pengguna'
import { aturSandiServer, buatAkunDemo, tambahPengguna } from '@/lib/akses/commands/server'
import type { Aktor, Peran } from '@/lib/akses/izin'
import { findPengguna, listPengguna, listSesi, namaAktorById } from '@/lib/akses/queries'
import { buatPenggunaSchema, penggunaFilterSchema, ubahPenggunaSchema } from '@/lib/akses/schema'
import { findAktorSesi } from '@/lib/server/aktor'
import { asApp, asOwner, truncateMutable } from '../support/db'
import { DESA, DESA_LAIN, KAB, listJejak, seedAktor } from '../support/factories'

const SANDI = 'kunci pagar bambu tua'
const SANDI_BARU = 'jembatan kopi sore hari'
const asal = { alamat: '10.1.2.3', perangkat: 'Firefox di Linux' }
let admin: Aktor
const kunci = () => ({ kunci: randomUUID() })

async function buat(namaPengguna: string, peran: Peran = 'operator-desa', kodeWilayah = DESA): Promise<string> {
  const result = await tambahPengguna({ namaPengguna, sandi: SANDI, nama: namaPengguna, peran, kodeWilayah })
  if (!result.ok) throw new Error(result.error.code)
  return result.value.id
}
async function masukSebagai(namaPengguna: string, sandi = SANDI): Promise<string> {
  const result = await masuk({ namaPengguna, sandi }, asal)
  if (!result.ok) throw new Error(result.error.code)
  return result.value.sesi
}
async function aktorOf(namaPengguna: string, sandi = SANDI): Promise<{ aktor: Aktor; sesi: string }> {
  const sesi = await masukSebagai(namaPengguna, sandi)
  const aktor = await findAktorSesi(sesi)
  if (!aktor) throw new Error('sesi tanpa aktor')
  return { aktor, sesi }
}
const codeOf = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code)
const mundurkan = (minutes: number) =>
  asOwner((client) =>
    client.query(
      `UPDATE percobaan_masuk SET terakhir = terakhir - make_interval(mins => $1), terkunci_sampai = terkunci_sampai - make_interval(mins => $1)`,
      [minutes],
    ),
  )

beforeEach(async () => {
  await truncateMutable()
  admin = await seedAktor({ peran: 'administrator' })
})

describe('masuk', () => {
  it('membuka sesi sepuluh jam bagi sandi yang benar, tanpa peduli huruf besar dan spasi di tepi nama', async () => {
    const id = await buat('operator.satu')
    const sesi = await masukSebagai('  Operator.SATU ')
    expect(await findAktorSesi(sesi)).toMatchObject({ id, peran: 'operator-desa', kodeWilayah: DESA, kodeKab: KAB })
    expect(await listJejak(id)).toMatchObject([
      { tindakan: 'akses.buat' },
      { tindakan: 'akses.masuk', aktor: id, isi: { sesi, alamat: asal.alamat } },
    ])
    const { rows } = await asOwner((client) =>
      client.query('SELECT extract(epoch FROM berakhir_pada - dibuat_pada)::integer AS detik FROM sesi'),
    )
    expect(rows).toEqual([{ detik: 36_000 }])
  })

  it('memberi jawaban yang sama untuk sandi salah, nama yang tidak ada, dan akun nonaktif', async () => {
    await buat('operator.satu')
    const nonaktif = await buat('operator.dua')
    await asOwner((client) => client.query('UPDATE pengguna SET aktif = false WHERE id = $1', [nonaktif]))
    const answers = [
      await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, asal),
      await masuk({ namaPengguna: 'tidak.ada', sandi: SANDI }, asal),
      await masuk({ namaPengguna: 'operator.dua', sandi: SANDI }, asal),
    ]
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(codeOf(answers[0] as never)).toBe('akses/masuk-ditolak')
  })

  it('mengunci nama setelah lima sandi salah, juga nama yang tidak ada, dan membukanya setelah lima belas menit', async () => {
    const id = await buat('operator.satu')
    for (const namaPengguna of ['operator.satu', 'tidak.ada']) {
      for (let at = 0; at < BATAS_PASANGAN; at++) {
        expect(codeOf(await masuk({ namaPengguna, sandi: 'salah' }, asal))).toBe('akses/masuk-ditolak')
      }
      expect(codeOf(await masuk({ namaPengguna, sandi: SANDI }, asal)), namaPengguna).toBe('akses/masuk-terkunci')
    }
    expect((await listJejak(id)).map(({ tindakan, isi }) => [tindakan, isi.namaTerkunci])).toEqual([
      ['akses.buat', undefined],
      ...[false, false, false, false, true].map((locked) => ['akses.masuk-gagal', locked]),
    ])
    expect(await findPengguna(admin, id)).toMatchObject({ terkunciSampai: expect.any(String) })
    await mundurkan(14)
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('akses/masuk-terkunci')
    await mundurkan(2)
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('ok')
    expect(await findPengguna(admin, id)).toMatchObject({ terkunciSampai: null })
  })

  it('menghitung sandi salah berturut-turut: sandi benar menghapusnya', async () => {
    await buat('operator.satu')
    for (let round = 0; round < 3; round++) {
      for (let at = 0; at < BATAS_PASANGAN - 1; at++)
        await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, asal)
      expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('ok')
    }
  })

  it('tidak dapat dilewati dengan banyak percobaan sekaligus', async () => {
    const id = await buat('operator.satu')
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, asal)),
    )
    expect(answers.map(codeOf).filter((code) => code === 'akses/masuk-ditolak')).toHaveLength(BATAS_PASANGAN)
    expect((await listJejak(id)).filter(({ tindakan }) => tindakan === 'akses.masuk-gagal')).toHaveLength(
      BATAS_PASANGAN,
    )
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('akses/masuk-terkunci')
  })

  it('tidak dapat dipakai orang di alamat lain untuk mengunci pemilik nama, kecuali menebak dari banyak alamat', async () => {
    const id = await buat('operator.satu')
    const dari = (nomor: number) => ({ ...asal, alamat: `10.1.${nomor >> 8}.${nomor & 255}` })
    for (let at = 0; at <= BATAS_PASANGAN; at++) await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, dari(1))
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, dari(1)))).toBe('akses/masuk-terkunci')
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('ok')
    await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, dari(2))
    await asOwner((client) =>
      client.query(
        'UPDATE percobaan_masuk SET jumlah = $1 WHERE kunci IN (SELECT nama FROM percobaan_masuk WHERE nama IS NOT NULL)',
        [BATAS_NAMA - 1],
      ),
    )
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, dari(3)))).toBe('akses/masuk-ditolak')
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('akses/masuk-terkunci')
    expect(codeOf(await bukaKunci(admin, { ...kunci(), id }))).toBe('ok')
    for (const alamat of [dari(1), asal])
      expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, alamat))).toBe('ok')
  })

  it('mengunci alamat yang mencoba banyak nama, tanpa mengunci orang di alamat lain', async () => {
    await buat('operator.satu')
    for (let at = 0; at < 3; at++) await masuk({ namaPengguna: `tebak-${at}`, sandi: 'salah' }, asal)
    await asOwner((client) => client.query('UPDATE percobaan_masuk SET jumlah = $1 WHERE jumlah = 3', [BATAS_ALAMAT]))
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('akses/masuk-terkunci')
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, { ...asal, alamat: '10.9.9.9' }))).toBe(
      'ok',
    )
  })

  it('tidak menyimpan nama yang diketik bila tidak ada orangnya', async () => {
    await masuk({ namaPengguna: 'sandi-yang-salah-kolom', sandi: 'x' }, asal)
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT kode_kab, aktor, sasaran, isi FROM jejak UNION ALL SELECT '', encode(kunci, 'escape'), '', '' FROM percobaan_masuk`,
      ),
    )
    expect(JSON.stringify(rows)).not.toContain('salah-kolom')
    expect(rows).toContainEqual(
      expect.objectContaining({ kode_kab: '0000', aktor: 'server', sasaran: 'tidak-dikenal' }),
    )
  })
})

describe('sesi', () => {
  it('melihat perubahan peran dan wilayah pada permintaan berikutnya', async () => {
    const id = await buat('operator.satu')
    const sesi = await masukSebagai('operator.satu')
    const result = await ubahPengguna(admin, {
      ...kunci(),
      id,
      nama: 'Nama',
      peran: 'pendamping',
      kodeWilayah: '327501' as never,
      kantor: null,
      aktif: true,
    })
    expect(codeOf(result)).toBe('ok')
    expect(await findAktorSesi(sesi)).toMatchObject({ peran: 'pendamping', kodeWilayah: '327501' })
  })

  it('berakhir bila penggunanya dinonaktifkan, dicabut, keluar, atau waktunya habis', async () => {
    const id = await buat('operator.satu')
    const sesi = await Promise.all(Array.from({ length: 4 }, () => masukSebagai('operator.satu')))
    const [dicabut, keluar, habis, sisa] = sesi as [string, string, string, string]
    expect(codeOf(await cabutSesi(admin, { ...kunci(), id: dicabut }))).toBe('ok')
    expect(codeOf(await cabutSesi(admin, { ...kunci(), id: dicabut }))).toBe('akses/sesi-tidak-ditemukan')
    const aktor = (await findAktorSesi(keluar)) as Aktor
    await tutupSesi(aktor, keluar)
    await asOwner((client) => client.query('UPDATE sesi SET berakhir_pada = now() WHERE id = $1', [habis]))
    expect(await Promise.all(sesi.map(async (one) => (await findAktorSesi(one)) !== null))).toEqual([
      false,
      false,
      false,
      true,
    ])
    await ubahPengguna(admin, {
      ...kunci(),
      id,
      nama: 'Nama',
      peran: 'operator-desa',
      kodeWilayah: DESA as never,
      kantor: null,
      aktif: false,
    })
    expect(await findAktorSesi(sisa)).toBeNull()
    await ubahPengguna(admin, {
      ...kunci(),
      id,
      nama: 'Nama',
      peran: 'operator-desa',
      kodeWilayah: DESA as never,
      kantor: null,
      aktif: true,
    })
    expect(await findAktorSesi(sisa), 'diaktifkan kembali tidak menghidupkan sesi lama').toBeNull()
  })

  it('milik orang lain tidak dapat dilihat atau diakhiri oleh yang bukan administrator, juga di desa yang sama', async () => {
    const [a, b] = [await buat('operator.satu'), await buat('operator.dua')]
    const { aktor } = await aktorOf('operator.satu')
    const sesi = await masukSebagai('operator.dua')
    expect(codeOf(await cabutSesi(aktor, { ...kunci(), id: sesi }))).toBe('akses/sesi-tidak-ditemukan')
    expect(await findAktorSesi(sesi)).not.toBeNull()
    const lain = await buat('operator.tiga', 'operator-desa', DESA_LAIN)
    await masukSebagai('operator.tiga')
    expect(await listSesi(aktor, lain)).toEqual([])
    expect(await listSesi(aktor, a)).toHaveLength(1)
    expect(await listSesi(admin, b)).toHaveLength(1)
  })

  it('tidak dapat dibuka oleh peran aplikasi tanpa melalui masuk', async () => {
    const id = await buat('operator.satu')
    await asApp(async (client) => {
      await client.query('BEGIN')
      await client.query(`SELECT atur_lingkup('3275', '3275000000', '3275999999', 'x', 'administrator', '3275')`)
      await client.query('SAVEPOINT s')
      for (const sql of [
        `INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada) VALUES ('${id}', '3275', now() + interval '1 day')`,
        'UPDATE sesi SET berakhir_pada = now()',
        'SELECT sandi_hash FROM pengguna',
        'SELECT * FROM percobaan_masuk',
        `UPDATE pengguna SET masuk_terakhir = now()`,
        'DELETE FROM pengguna',
      ]) {
        await expect(client.query(sql), sql).rejects.toThrow(/permission denied/)
        await client.query('ROLLBACK TO s')
      }
    })
  })
})

describe('buatPengguna', () => {
  const isi = (change: object = {}) =>
    ({
      ...kunci(),
      namaPengguna: 'baru.satu',
      nama: 'Baru',
      peran: 'operator-desa',
      kodeWilayah: DESA,
      sandi: SANDI,
      ...change,
    }) as never

  it('membuat pengguna sekali untuk satu kunci dan mencatatnya tanpa nama', async () => {
    const input = isi()
    const first = await buatPengguna(admin, input)
    expect(await buatPengguna(admin, input)).toEqual(first)
    if (!first.ok) throw new Error()
    expect(await listJejak(first.value.id)).toMatchObject([
      { tindakan: 'akses.buat', aktor: admin.id, isi: { peran: 'operator-desa', kodeWilayah: DESA } },
    ])
    expect(codeOf(await masuk({ namaPengguna: 'baru.satu', sandi: SANDI }, asal))).toBe('ok')
  })

  it('menolak yang tidak berizin, wilayah asing, tingkat yang salah, wilayah yang tidak ada, dan nama terpakai', async () => {
    for (const peran of ['operator-desa', 'auditor', 'kepala-dinas', 'verifikator-dinsos'] as const) {
      const aktor = await seedAktor({ peran, kodeWilayah: peran === 'operator-desa' ? DESA : KAB })
      expect(codeOf(await buatPengguna(aktor, isi())), peran).toBe('akses/tanpa-izin')
    }
    expect(codeOf(await buatPengguna(admin, isi({ kodeWilayah: '3276011001' })))).toBe('akses/tanpa-izin')
    expect(codeOf(await buatPengguna(admin, isi({ kodeWilayah: '32' })))).toBe('akses/tanpa-izin')
    expect(codeOf(await buatPengguna(admin, isi({ kodeWilayah: '327501' })))).toBe('akses/wilayah-peran')
    expect(codeOf(await buatPengguna(admin, isi({ kodeWilayah: '3275019999' })))).toBe('akses/wilayah-tidak-ada')
    expect(codeOf(await buatPengguna(admin, isi()))).toBe('ok')
    expect(codeOf(await buatPengguna(admin, isi()))).toBe('akses/nama-terpakai')
  })

  it('tidak menaruh sandi di dalam sidik kunci tindakan', async () => {
    const input = isi() as { kunci: string; sandi: string }
    await buatPengguna(admin, input as never)
    expect(
      codeOf(await buatPengguna(admin, { ...input, sandi: SANDI_BARU } as never)),
      'sidik tidak melihat sandi',
    ).toBe('ok')
  })
})

describe('ubahPengguna', () => {
  const isi = (id: string, change: object = {}) =>
    ({ ...kunci(), id, nama: 'Nama Baru', peran: 'operator-desa', kodeWilayah: DESA, aktif: true, ...change }) as never

  it('mencatat dari apa menjadi apa', async () => {
    const id = await buat('operator.satu')
    await ubahPengguna(admin, isi(id, { kodeWilayah: DESA_LAIN }))
    expect((await listJejak(id)).at(-1)).toMatchObject({
      tindakan: 'akses.ubah',
      isi: { dari: { kodeWilayah: DESA }, ke: { kodeWilayah: DESA_LAIN }, namaDiubah: true },
    })
  })

  it('tidak membiarkan orang mengubah peran, wilayah, atau keaktifannya sendiri, hanya namanya', async () => {
    const sendiri = { peran: 'administrator', kodeWilayah: KAB }
    expect(codeOf(await ubahPengguna(admin, isi(admin.id, { ...sendiri, peran: 'auditor' })))).toBe(
      'akses/diri-sendiri',
    )
    expect(codeOf(await ubahPengguna(admin, isi(admin.id, { ...sendiri, aktif: false })))).toBe('akses/diri-sendiri')
    expect(codeOf(await ubahPengguna(admin, isi(admin.id, sendiri)))).toBe('ok')
  })

  it('menyisakan satu administrator, juga bila dua orang saling menurunkan bersamaan', async () => {
    const dua = await seedAktor({ peran: 'administrator' })
    const [x, y] = await Promise.all([
      ubahPengguna(admin, isi(dua.id, { peran: 'auditor', kodeWilayah: KAB })),
      ubahPengguna(dua, isi(admin.id, { peran: 'auditor', kodeWilayah: KAB })),
    ])
    expect([codeOf(x), codeOf(y)].sort()).toEqual(['akses/administrator-terakhir', 'ok'])
    const { rows } = await asOwner((client) =>
      client.query(`SELECT count(*)::integer AS n FROM pengguna WHERE peran = 'administrator' AND aktif`),
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  it('tidak menemukan pengguna kabupaten/kota lain', async () => {
    const asing = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3515' })
    expect(codeOf(await ubahPengguna(admin, isi(asing.id)))).toBe('akses/tidak-ditemukan')
    expect(codeOf(await aturSandi(admin, { ...kunci(), id: asing.id, sandi: SANDI }))).toBe('akses/tidak-ditemukan')
    expect(codeOf(await bukaKunci(admin, { ...kunci(), id: asing.id }))).toBe('akses/tidak-ditemukan')
    expect(await findPengguna(admin, asing.id)).toBeNull()
  })
})

describe('sandi', () => {
  it('yang diatur administrator mengakhiri semua sesi, membuka kunci, dan tidak berlaku untuk dirinya sendiri', async () => {
    const id = await buat('operator.satu')
    const sesi = await masukSebagai('operator.satu')
    for (let at = 0; at < BATAS_PASANGAN; at++) await masuk({ namaPengguna: 'operator.satu', sandi: 'salah' }, asal)
    expect(codeOf(await aturSandi(admin, { ...kunci(), id, sandi: SANDI_BARU }))).toBe('ok')
    expect(await findAktorSesi(sesi)).toBeNull()
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI }, asal))).toBe('akses/masuk-ditolak')
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI_BARU }, asal))).toBe('ok')
    expect(codeOf(await aturSandi(admin, { ...kunci(), id: admin.id, sandi: SANDI_BARU }))).toBe('akses/diri-sendiri')
  })

  it('yang diganti sendiri memerlukan yang lama, mengakhiri sesi lain, dan terkunci setelah lima tebakan', async () => {
    await buat('operator.satu')
    const lain = await masukSebagai('operator.satu')
    const { aktor, sesi } = await aktorOf('operator.satu')
    const ganti = (sandiLama: string, sandi = SANDI_BARU) =>
      gantiSandi(aktor, { ...kunci(), sandiLama, sandi, ulang: sandi }, sesi)
    expect(codeOf(await ganti('salah'))).toBe('akses/sandi-lama-salah')
    expect(codeOf(await ganti(SANDI, SANDI))).toBe('akses/sandi-sama')
    expect(codeOf(await ganti(SANDI))).toBe('ok')
    expect([await findAktorSesi(lain), (await findAktorSesi(sesi))?.id]).toEqual([null, aktor.id])
    for (let at = 0; at < BATAS_PASANGAN; at++) expect(codeOf(await ganti('salah'))).toBe('akses/sandi-lama-salah')
    expect(codeOf(await ganti(SANDI_BARU))).toBe('akses/masuk-terkunci')
  })

  it('dapat diatur dari server', async () => {
    await buat('operator.satu')
    expect(codeOf(await aturSandiServer({ namaPengguna: 'operator.satu', sandi: SANDI_BARU }))).toBe('ok')
    expect(codeOf(await masuk({ namaPengguna: 'operator.satu', sandi: SANDI_BARU }, asal))).toBe('ok')
    expect(codeOf(await aturSandiServer({ namaPengguna: 'tidak.ada', sandi: SANDI_BARU }))).toBe(
      'akses/tidak-ditemukan',
    )
  })
})

describe('perangkat daerah sebuah akun', () => {
  const isian = (isi: object) => ({
    ...kunci(),
    nama: 'Verifikator',
    peran: 'verifikator-mitra',
    kodeWilayah: KAB,
    kantor: 'dinkes',
    ...isi,
  })

  it('wajib bagi verifikator-mitra, dan lepas bila perannya diganti', async () => {
    const baru = (isi: object = {}) =>
      buatPenggunaSchema.safeParse(isian({ namaPengguna: 'verifikator.satu', sandi: SANDI, ...isi }))
    expect(baru({ kantor: '' }).error?.issues).toMatchObject([{ path: ['kantor'] }])
    const isi = baru()
    if (!isi.success) throw isi.error
    const dibuat = await buatPengguna(admin, isi.data)
    if (!dibuat.ok) throw new Error(dibuat.error.code)
    const { id } = dibuat.value
    expect(await findPengguna(admin, id)).toMatchObject({ kantor: 'dinkes' })
    const ubah = (isi: object) => ubahPengguna(admin, ubahPenggunaSchema.parse(isian({ id, aktif: 'ya', ...isi })))
    expect(codeOf(await ubah({ kantor: 'dpmd' }))).toBe('ok')
    expect(await findPengguna(admin, id)).toMatchObject({ kantor: 'dpmd' })
    expect(codeOf(await ubah({ peran: 'operator-dinsos' }))).toBe('ok')
    expect(await findPengguna(admin, id)).toMatchObject({ peran: 'operator-dinsos', kantor: null })
  })

  it('diminta juga dari baris perintah', async () => {
    const pengguna = { namaPengguna: 'verifikator.dua', sandi: SANDI, nama: 'Verifikator', kodeWilayah: KAB }
    expect(codeOf(await tambahPengguna({ ...pengguna, peran: 'verifikator-mitra' }))).toBe('akses/kantor')
    expect(codeOf(await tambahPengguna({ ...pengguna, peran: 'auditor', kantor: 'dpmd' }))).toBe('akses/kantor')
    const dibuat = await tambahPengguna({ ...pengguna, peran: 'verifikator-mitra', kantor: 'dpmd' })
    expect(codeOf(dibuat)).toBe('ok')
  })
})

describe('buatAkunDemo', () => {
  it('hanya dalam basis data sintetis, sekali untuk setiap akun', async () => {
    expect(codeOf(await buatAkunDemo(KAB))).toBe('akses/bukan-sintetis')
    await asOwner((client) => client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('sintetis', 'true')`))
    expect(await buatAkunDemo(KAB)).toEqual({ ok: true, value: { dibuat: AKUN_DEMO.length } })
    expect(await buatAkunDemo(KAB)).toEqual({ ok: true, value: { dibuat: 0 } })
    for (const akun of AKUN_DEMO) {
      const aktor = (await aktorOf(akun.namaPengguna, akun.sandi)).aktor
      expect(aktor.peran).toBe(akun.peran)
    }
  })
})

describe('listPengguna', () => {
  it('menghalaman menurut nama pengguna tanpa celah, menyaring, dan tidak melewati wilayah', async () => {
    await asOwner((client) =>
      client.query(
        `INSERT INTO pengguna (nama_pengguna, nama, sandi_hash, peran, kode_wilayah, aktif)
         SELECT 'u' || lpad(n::text, 3, '0'), 'U', 'x', 'operator-desa', CASE WHEN n % 2 = 0 THEN $1 ELSE $2 END, n % 3 > 0 FROM generate_series(1, 60) n`,
        [DESA, DESA_LAIN],
      ),
    )
    const list = (aktor: Aktor, filter: object) =>
      listPengguna(aktor, penggunaFilterSchema.parse({ ukuran: '25', ...filter }))
    const seen: string[] = []
    for (let kursor: string | undefined; ; ) {
      const page = await list(admin, { kursor, peran: 'operator-desa' })
      seen.push(...page.rows.map((row) => row.namaPengguna))
      if (!page.next) break
      kursor = page.next
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => `u${String(at + 1).padStart(3, '0')}`))
    expect((await list(admin, { keadaan: 'nonaktif' })).rows).toHaveLength(20)
    const second = await list(admin, { kursor: (await list(admin, {})).next })
    expect((await list(admin, { kursor: second.prev })).rows).toEqual((await list(admin, {})).rows)
    const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const own = await listPengguna(operator, penggunaFilterSchema.parse({ ukuran: '100' }))
    expect(own.rows.every((row) => row.kodeWilayah === DESA)).toBe(true)
    expect(own.rows).toHaveLength(31)
  })

  it('menyebut nama rekan sekabupaten dalam riwayat, tidak lebih jauh', async () => {
    const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
    const asing = await seedAktor({ peran: 'operator-dinsos', kodeWilayah: '3515' })
    const nama = await namaAktorById(operator, [admin.id, asing.id, 'server', operator.id])
    expect([...nama.keys()].sort()).toEqual([admin.id, operator.id].sort())
  })
})
