// The route of an usulan on a real database: every step, every refusal, two at once, lists and answers.
import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Aktor } from '@/lib/akses/izin'
import type { IsoDate } from '@/lib/core/date'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { findNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { storagePath } from '@/lib/server/storage'
import { ajukanUsulan } from '@/lib/verval/commands/ajukan-usulan'
import { batalkanUsulan } from '@/lib/verval/commands/batalkan-usulan'
import { buatUsulan } from '@/lib/verval/commands/buat-usulan'
import { catatDiproses } from '@/lib/verval/commands/catat-diproses'
import { catatMusyawarah } from '@/lib/verval/commands/catat-musyawarah'
import { jawabUsulan } from '@/lib/verval/commands/jawab-usulan'
import { keluarkanBaris } from '@/lib/verval/commands/keluarkan-baris'
import { kembalikanUsulan } from '@/lib/verval/commands/kembalikan-usulan'
import { kirimDaftar } from '@/lib/verval/commands/kirim-daftar'
import { periksaUsulan } from '@/lib/verval/commands/periksa-usulan'
import { sahkanDaftar } from '@/lib/verval/commands/sahkan-daftar'
import { tandaiDaftar } from '@/lib/verval/commands/tandai-daftar'
import { tetapkanDaftar } from '@/lib/verval/commands/tetapkan-daftar'
import { tolakUsulan } from '@/lib/verval/commands/tolak-usulan'
import { tugaskanPemeriksaan } from '@/lib/verval/commands/tugaskan-pemeriksaan'
import { ubahUsulan } from '@/lib/verval/commands/ubah-usulan'
import { verifikasiUsulan } from '@/lib/verval/commands/verifikasi-usulan'
import { findDaftar } from '@/lib/verval/queries/get-daftar'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { listAntrean } from '@/lib/verval/queries/list-antrean'
import { listDaftar } from '@/lib/verval/queries/list-daftar'
import { listMusyawarah } from '@/lib/verval/queries/list-musyawarah'
import { findPemeriksaan, listPemeriksaan } from '@/lib/verval/queries/list-pemeriksaan'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { usulanFilterSchema } from '@/lib/verval/schema/usulan'
import { asApp, asOwner, truncateMutable } from '../support/db'
import {
  DESA,
  DESA_LAIN,
  KAB,
  type KeluargaUji,
  listJejak,
  seedAktor,
  seedKeluarga,
  seedRilisBerikut,
} from '../support/factories'
import { catatUji } from '../support/peristiwa'
import {
  bawaSampai,
  buat,
  daftarOf,
  hasil,
  inputMusyawarah,
  inputPeriksa,
  type Kantor,
  kodeOf,
  kunci,
  LANTAI_BARU,
  pemeriksaanOf,
  sahkan,
  seedKantor,
  statusOf,
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

const filter = (isi: Record<string, string> = {}) => usulanFilterSchema.parse(isi)

async function hitung(tabel: string): Promise<number> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${tabel}`)
    return rows[0]?.n ?? -1
  })
}

describe('rute sebuah usulan', () => {
  it('berjalan dari draf sampai terjawab, setiap langkah ditandatangani dan tercatat', async () => {
    const kepala = keluarga.orangIdList[0] ?? ''
    const id = await buat(kantor, keluarga, [...LANTAI_BARU, { orangId: kepala, kolom: 'status_bekerja', nilai: '2' }])
    expect(await listAntrean(kantor.operator)).toContainEqual(expect.objectContaining({ antrean: 'draf', jumlah: 1 }))
    await bawaSampai(kantor, id, 'ditetapkan')
    const nilai = await findNilaiKeluarga(kantor.operator, keluarga.id)
    expect(nilai?.nilai.jenis_lantai_terluas).toMatchObject({
      rilis: '06',
      kini: '08',
      pembaruan: { nilai: '08', nilaiLama: '06', usulanId: id, berlakuSejak: '2025-10-20', pengakuan: 'belum-diakui' },
    })
    expect(nilai?.anggotaList[0]?.nilai.status_bekerja).toMatchObject({ rilis: '1', kini: '2' })

    await bawaSampai(kantor, id, 'diproses')
    await seedRilisBerikut({
      dari: kantor.rilisId,
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '8', desil_nasional: 2 } },
      anggota: { [kepala]: { status_bekerja: '2' } },
    })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {}))).toMatchObject({
      rilis: '2025-TW4.1',
      dijawab: 1,
      perHasil: { 'diakui-desil-berubah': 1 },
    })
    const detail = await findUsulan(kantor.operator, id)
    expect(detail).toMatchObject({
      status: 'terjawab',
      nomor: expect.stringMatching(/^USL-\d{4}-000001$/),
      jawaban: { hasil: 'diakui-desil-berubah', rilis: '2025-TW4.1', desilLama: 3, desilBaru: 2 },
      tindakanList: [],
    })
    expect(detail?.langkahList.map(({ tindakan, ke }) => [tindakan, ke])).toEqual([
      ['buat', 'draf'],
      ['ajukan', 'diajukan'],
      ['musyawarahkan', 'dimusyawarahkan'],
      ['tugaskan', 'dimusyawarahkan'],
      ['periksa', 'diperiksa'],
      ['verifikasi', 'diverifikasi'],
      ['susun', 'diverifikasi'],
      ['sahkan', 'disahkan'],
      ['tetapkan', 'ditetapkan'],
      ['kirim', 'dikirim'],
      ['proses', 'diproses'],
      ['jawab', 'terjawab'],
    ])
    expect(detail?.perubahanList.map(({ jawaban }) => jawaban?.hasil)).toEqual(['diakui', 'diakui'])
    expect((await listJejak(id)).map(({ tindakan }) => tindakan)).toEqual([
      'verval.buat',
      'verval.ajukan',
      'verval.verifikasi',
    ])
    // Answered: the values are free to be proposed again.
    expect(await hitung('usulan_kolom_terbuka')).toBe(0)
  })

  it('menolak usulan atas keluarga yang seluruhnya sudah pergi, juga bila drafnya sudah ada', async () => {
    const draf = await buat(kantor, keluarga)
    const pindah = { anggota: keluarga.orangIdList, tempatJenis: 'lain', tempat: 'Bandung' }
    const { id: peristiwa } = hasil(await catatUji(kantor.operator, keluarga.id, 'pindah-keluar', pindah))
    expect(kodeOf(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: draf, asal: 'warga' }))).toBe(
      'verval/keluarga-tiada',
    )
    const baru = { kunci: kunci(), keluargaId: keluarga.id, asal: 'rt-rw' as const, catatan: undefined, perubahan: [] }
    expect(kodeOf(await buatUsulan(kantor.operator, baru))).toBe('verval/keluarga-tiada')
    // Taken back, everything is as before.
    hasil(await batalkanCatatan(kantor.operatorDinsos, { kunci: kunci(), id: peristiwa, alasan: 'Salah keluarga' }))
    expect(kodeOf(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: draf, asal: 'warga' }))).toBe('ok')
  })

  it('tidak menulis NIK, No KK, nama, atau catatan ke jejak', async () => {
    const id = await buat(kantor, keluarga, [{ orangId: null, kolom: 'alamat', nilai: 'Gang Rahasia 7' }])
    await bawaSampai(kantor, id, 'dikirim')
    const isi = await asOwner(async (client) => {
      const { rows } = await client.query<{ isi: string }>('SELECT isi FROM jejak')
      return rows.map((row) => row.isi).join('\n')
    })
    for (const rahasia of ['Gang Rahasia', 'Jalan Uji', keluarga.nomorKk, ...keluarga.nikList, 'Kepala '])
      expect(isi).not.toContain(rahasia)
    expect(isi).toContain('"kolom":"alamat"')
  })

  it('mengirim berkas berisi nomor, kolom, dan nilai yang ditetapkan', async () => {
    const kepala = keluarga.orangIdList[0] ?? ''
    const id = await buat(kantor, keluarga, [...LANTAI_BARU, { orangId: kepala, kolom: 'status_bekerja', nilai: '2' }])
    await bawaSampai(kantor, id, 'dikirim')
    const { jalur, nomor } = await asOwner(async (client) => {
      const { rows } = await client.query<{ jalur: string; nomor: string }>(
        `SELECT b.jalur, (SELECT nomor FROM usulan) AS nomor FROM kiriman k JOIN berkas b ON b.id = k.berkas_id`,
      )
      return rows[0] ?? { jalur: '', nomor: '' }
    })
    const teks = await readFile(storagePath(jalur), 'utf8')
    expect(teks.trimEnd().split('\n')).toEqual([
      'nomor_usulan,nomor_kartu_keluarga,nomor_induk_kependudukan,kolom,nilai_baru',
      `"${nomor}","${keluarga.nomorKk}","","jenis_lantai_terluas","08"`,
      `"${nomor}","${keluarga.nomorKk}","${keluarga.nikList[0]}","status_bekerja","2"`,
    ])
  })
})

describe('draf', () => {
  it('menyimpan hanya nilai yang berbeda dari register, dan menolak versi yang sudah lama', async () => {
    const id = await buat(kantor, keluarga, [
      { orangId: null, kolom: 'jenis_lantai_terluas', nilai: '6' },
      { orangId: null, kolom: 'luas_lantai', nilai: '020' },
    ])
    const draf = await findUsulan(kantor.operator, id)
    expect(draf?.perubahanList).toMatchObject([{ kolom: 'luas_lantai', lama: '36', baru: '20' }])
    const input = { id, versi: 1, asal: undefined, catatan: 'Rumah direnovasi', perubahan: LANTAI_BARU }
    expect(hasil(await ubahUsulan(kantor.operator, { kunci: kunci(), ...input }))).toMatchObject({
      versi: 2,
      jumlahPerubahan: 1,
    })
    expect(kodeOf(await ubahUsulan(kantor.operator, { kunci: kunci(), ...input }))).toBe('verval/versi-berubah')
  })

  it.each([
    ['desil_nasional', null, '1', 'verval/kolom-tidak-diusulkan'],
    ['nomor_kartu_keluarga', null, '3275', 'verval/kolom-tidak-diusulkan'],
    ['status_bekerja', null, '1', 'verval/kolom-tidak-diusulkan'],
    ['jenis_lantai_terluas', null, '77', 'verval/nilai-tidak-dikenal'],
    ['luas_lantai', null, '1000', 'verval/nilai-tidak-dikenal'],
    ['status_bekerja', '01990000-0000-7000-8000-000000000000', '1', 'verval/bukan-anggota'],
  ])('menolak usulan %s', async (kolom, orangId, nilai, kode) => {
    const result = await buatUsulan(kantor.operator, {
      kunci: kunci(),
      keluargaId: keluarga.id,
      asal: undefined,
      catatan: undefined,
      perubahan: [{ orangId, kolom, nilai }],
    })
    expect(kodeOf(result)).toBe(kode)
    expect(await hitung('usulan')).toBe(0)
  })

  it('tidak dapat diajukan tanpa perubahan', async () => {
    const id = await buat(kantor, keluarga, [])
    expect(kodeOf(await ajukanUsulan(kantor.operator, { kunci: kunci(), id, asal: 'warga' }))).toBe(
      'verval/tanpa-perubahan',
    )
  })

  it('mengambil nilai lama menurut register saat diajukan, bukan saat dibuat', async () => {
    const id = await buat(kantor, keluarga)
    const rilisId = await seedRilisBerikut({
      dari: kantor.rilisId,
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '02' } },
    })
    await bawaSampai(kantor, id, 'diajukan')
    const detail = await findUsulan(kantor.operator, id)
    expect(detail?.perubahanList).toMatchObject([{ lama: '02', baru: '08' }])
    expect(await asOwner((client) => client.query('SELECT rilis_id FROM usulan'))).toMatchObject({
      rows: [{ rilis_id: rilisId }],
    })
  })

  it('menolak kolom yang masih diusulkan usulan lain, dengan nomornya', async () => {
    const pertama = await buat(kantor, keluarga)
    const kedua = await buat(kantor, keluarga, [...LANTAI_BARU, { orangId: null, kolom: 'luas_lantai', nilai: '20' }])
    await bawaSampai(kantor, pertama, 'diajukan')
    const result = await ajukanUsulan(kantor.operator, { kunci: kunci(), id: kedua, asal: 'warga' })
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'verval/kolom-sudah-diusulkan',
        message: expect.stringMatching(/Jenis lantai terluas.*USL-\d{4}-000001/),
      },
    })
    hasil(await batalkanUsulan(kantor.operator, { kunci: kunci(), id: pertama, alasan: 'Salah keluarga' }))
    hasil(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: kedua, asal: 'warga' }))
  })

  it('hanya meloloskan satu dari dua usulan bersamaan atas kolom yang sama', async () => {
    const idList = [await buat(kantor, keluarga), await buat(kantor, keluarga)]
    const results = await Promise.all(
      idList.map((id) => ajukanUsulan(kantor.operator, { kunci: kunci(), id, asal: 'warga' })),
    )
    expect(results.map(kodeOf).sort()).toEqual(['ok', 'verval/kolom-sudah-diusulkan'])
  })

  it('memberi nomor berurutan tanpa lubang, juga setelah penolakan', async () => {
    const satu = await buat(kantor, keluarga)
    const ganda = await buat(kantor, keluarga)
    const lain = await buat(kantor, await seedKeluarga({ rilisId: kantor.rilisId }))
    const nomor = [
      hasil(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: satu, asal: 'warga' })).nomor,
      kodeOf(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: ganda, asal: 'warga' })),
      hasil(await ajukanUsulan(kantor.operator, { kunci: kunci(), id: lain, asal: 'warga' })).nomor,
    ]
    expect(nomor.map((teks) => teks.slice(-6))).toEqual(['000001', 'sulkan', '000002'])
  })
})

describe('formulir yang sama dikirim dua kali', () => {
  it('menghasilkan satu usulan dan jawaban yang sama', async () => {
    const input = {
      kunci: kunci(),
      keluargaId: keluarga.id,
      asal: undefined,
      catatan: undefined,
      perubahan: LANTAI_BARU,
    }
    const [a, b] = await Promise.all([buatUsulan(kantor.operator, input), buatUsulan(kantor.operator, input)])
    expect(a).toEqual(b)
    expect(await hitung('usulan')).toBe(1)
    expect(kodeOf(await buatUsulan(kantor.operator, { ...input, perubahan: [] }))).toBe('server/kunci-terpakai')
  })

  it('tidak menandatangani daftar dua kali', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diverifikasi')
    await susun(kantor)
    const input = await tandaTangan(id)
    expect(await sahkanDaftar(kantor.kepalaDinas, input)).toEqual(await sahkanDaftar(kantor.kepalaDinas, input))
    expect(await hitung('daftar_tanda_tangan')).toBe(1)
  })
})

describe('dua orang sekaligus', () => {
  it('hanya satu yang memverifikasi; yang lain mendapat satu kalimat yang jelas', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diperiksa')
    const lain = await seedAktor({ peran: 'verifikator-dinsos' })
    const results = await Promise.all(
      [kantor.verifikator, lain].map((aktor) =>
        verifikasiUsulan(aktor, { kunci: kunci(), id: [id], catatan: undefined }),
      ),
    )
    expect(results.map(kodeOf).sort()).toEqual(['ok', 'verval/tindakan-tidak-berlaku'])
    const ditolak = results.find((result) => !result.ok)
    expect(ditolak?.ok === false && ditolak.error.message).toContain('diverifikasi')
    expect(await hitung("usulan_langkah WHERE tindakan = 'verifikasi'")).toBe(1)
  })

  it('menetapkan dan mengeluarkan baris bersamaan menghasilkan salah satu saja', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'disahkan')
    const input = await tandaTangan(id)
    const results = await Promise.all([
      tetapkanDaftar(kantor.kepalaDaerah, input),
      keluarkanBaris(kantor.kepalaDinas, {
        kunci: kunci(),
        daftarId: input.id,
        versi: 1,
        id: [id],
        ke: 'diperiksa',
        alasan: 'Perlu diperiksa lagi',
      }),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const status = await statusOf(id)
    expect(status).toBe(results[0].ok ? 'ditetapkan' : 'diperiksa')
    expect(await hitung('pembaruan')).toBe(results[0].ok ? 1 : 0)
  })
})

describe('musyawarah', () => {
  it('meneruskan yang disetujui dan mengakhiri yang ditolak dengan alasannya', async () => {
    const lain = await seedKeluarga({ rilisId: kantor.rilisId })
    const [a, b] = [await buat(kantor, keluarga), await buat(kantor, lain)]
    for (const id of [a, b]) await bawaSampai(kantor, id, 'diajukan')
    hasil(
      await catatMusyawarah(kantor.operator, {
        ...inputMusyawarah([a]),
        keputusan: [
          { usulanId: a, keputusan: 'disetujui' },
          { usulanId: b, keputusan: 'ditolak', alasan: 'Rumah sudah diperbaiki' },
        ],
      }),
    )
    expect([await statusOf(a), await statusOf(b)]).toEqual(['dimusyawarahkan', 'ditolak'])
    expect((await findUsulan(kantor.operator, b))?.alasan).toBe('Rumah sudah diperbaiki')
    const page = await listMusyawarah(kantor.operator, { ukuran: 50, wilayah: undefined, kursor: undefined })
    expect(page.rows).toMatchObject([{ jenis: 'muskel', disetujui: 1, ditolak: 1, jumlahHadir: 20 }])
  })

  it('menolak tanggal mendatang, nomor ganda, desa lain, alasan kosong, dan status yang tidak cocok', async () => {
    const id = await buat(kantor, keluarga)
    expect(kodeOf(await catatMusyawarah(kantor.operator, inputMusyawarah([id])))).toBe('verval/tindakan-tidak-berlaku')
    await bawaSampai(kantor, id, 'diajukan')
    const input = () => inputMusyawarah([id])
    const tolak = async (ubah: object) => kodeOf(await catatMusyawarah(kantor.operatorDinsos, { ...input(), ...ubah }))
    expect(await tolak({ tanggal: '2199-01-01' as IsoDate })).toBe('verval/tanggal-mendatang')
    expect(await tolak({ jumlahHadir: 0 })).toBe('verval/jumlah-hadir')
    expect(await tolak({ kodeDesa: DESA_LAIN })).toBe('verval/beda-desa')
    expect(await tolak({ keputusan: [{ usulanId: id, keputusan: 'ditolak' }] })).toBe('verval/alasan-kosong')
    expect(await tolak({ keputusan: [{ usulanId: kunci(), keputusan: 'disetujui' }] })).toBe('verval/tidak-ditemukan')
    const lain = await buat(kantor, await seedKeluarga({ rilisId: kantor.rilisId }))
    await bawaSampai(kantor, lain, 'diajukan')
    hasil(await catatMusyawarah(kantor.operator, { ...inputMusyawarah([lain]), nomorBeritaAcara: 'BA/ganda' }))
    for (const nomorBeritaAcara of ['BA/ganda', 'ba/GANDA'])
      expect(await tolak({ nomorBeritaAcara })).toBe('verval/nomor-terpakai')
    expect(await statusOf(id)).toBe('diajukan')
  })
})

describe('pemeriksaan lapangan', () => {
  let id: string
  beforeEach(async () => {
    id = await buat(kantor, keluarga, [...LANTAI_BARU, { orangId: null, kolom: 'luas_lantai', nilai: '20' }])
    await bawaSampai(kantor, id, 'dimusyawarahkan')
    hasil(await tugaskanPemeriksaan(kantor.verifikator, { kunci: kunci(), id: [id], petugasId: kantor.pendamping.id }))
  })

  it('menjadi tugas petugasnya, dan temuan mengoreksi nilai yang diusulkan', async () => {
    expect(await listAntrean(kantor.pendamping)).toMatchObject([{ antrean: 'pemeriksaan', jumlah: 1 }])
    const page = await listPemeriksaan(kantor.pendamping, {
      status: 'ditugaskan',
      ukuran: 50,
      semua: undefined,
      kursor: undefined,
    })
    expect(page.rows).toMatchObject([{ kepala: expect.stringContaining('Kepala'), alasan: 'usulan' }])
    const tugas = await findPemeriksaan(kantor.pendamping, page.rows[0]?.id ?? '')
    expect(tugas?.pertanyaanList.map(({ kolom }) => kolom).sort()).toEqual(['jenis_lantai_terluas', 'luas_lantai'])
    const input = await inputPeriksa(id, (kolom) => (kolom === 'luas_lantai' ? 'lain' : 'register'), [
      { orangId: null, kolom: 'luas_lantai', nilai: '24' },
    ])
    expect(hasil(await periksaUsulan(kantor.pendamping, input)).putusan).toBe('sebagian')
    const detail = await findUsulan(kantor.verifikator, id)
    expect(
      detail?.perubahanList.map(({ kolom, hasilPeriksa, akhirLabel }) => [kolom, hasilPeriksa, akhirLabel]).sort(),
    ).toEqual([
      ['jenis_lantai_terluas', 'tidak-berubah', 'Semen/bata merah'],
      ['luas_lantai', 'dikoreksi', '24'],
    ])
    await bawaSampai(kantor, id, 'ditetapkan')
    const { rows } = await asOwner((client) => client.query('SELECT kolom, nilai FROM pembaruan'))
    expect(rows).toEqual([{ kolom: 'luas_lantai', nilai: '24' }])
  })

  it('menolak petugas lain, temuan yang kurang, tanggal mendatang, dan pencatatan kedua', async () => {
    const lain = await seedAktor({ peran: 'pendamping', kodeWilayah: DESA })
    const input = await inputPeriksa(id)
    expect(kodeOf(await periksaUsulan(lain, input))).toBe('verval/bukan-petugasnya')
    const dengan = async (ubah: object) =>
      kodeOf(await periksaUsulan(kantor.pendamping, { ...input, kunci: kunci(), ...ubah }))
    expect(await dengan({ pilihan: [] })).toBe('verval/temuan-kurang')
    expect(await dengan({ tanggal: '2199-01-01' })).toBe('verval/tanggal-mendatang')
    expect(await dengan({})).toBe('ok')
    expect(await dengan({})).toBe('verval/pemeriksaan-selesai')
  })

  it('keluarga yang tidak ditemui tidak dapat diverifikasi, tetapi dapat dikembalikan untuk diperiksa lagi', async () => {
    const input = { ...(await inputPeriksa(id)), keberadaan: 'pindah' as const, pilihan: [] }
    expect(hasil(await periksaUsulan(kantor.pendamping, input)).putusan).toBe('tidak-sesuai')
    expect(kodeOf(await verifikasiUsulan(kantor.verifikator, { kunci: kunci(), id: [id], catatan: undefined }))).toBe(
      'verval/keluarga-tidak-ditemukan',
    )
    hasil(
      await kembalikanUsulan(kantor.verifikator, {
        kunci: kunci(),
        id,
        ke: 'dimusyawarahkan',
        alasan: 'Kunjungi alamat barunya',
      }),
    )
    expect(await pemeriksaanOf(id)).toBeNull()
    await bawaSampai(kantor, id, 'diverifikasi')
  })

  it('tanpa perubahan tersisa hanya dapat ditolak', async () => {
    hasil(await periksaUsulan(kantor.pendamping, await inputPeriksa(id, () => 'register')))
    expect(kodeOf(await verifikasiUsulan(kantor.verifikator, { kunci: kunci(), id: [id], catatan: undefined }))).toBe(
      'verval/tanpa-perubahan',
    )
    hasil(await tolakUsulan(kantor.verifikator, { kunci: kunci(), id, alasan: 'Keadaan sama dengan register' }))
    expect(await statusOf(id)).toBe('ditolak')
  })

  it('petugas harus berwenang di desa itu dan bukan pengusulnya', async () => {
    const tugaskan = async (petugasId: string) =>
      kodeOf(await tugaskanPemeriksaan(kantor.operatorDinsos, { kunci: kunci(), id: [id], petugasId }))
    expect(await tugaskan(kantor.verifikator.id)).toBe('verval/petugas-tidak-berwenang')
    expect(await tugaskan((await seedAktor({ peran: 'pendamping', kodeWilayah: DESA_LAIN })).id)).toBe(
      'verval/petugas-tidak-berwenang',
    )
    await asOwner((client) => client.query('UPDATE usulan SET pengusul = $1', [kantor.pendamping.id]))
    expect(await tugaskan(kantor.pendamping.id)).toBe('verval/pemisahan-tugas')
  })

  it('berdiri sendiri dengan alasannya sendiri', async () => {
    const lain = await seedKeluarga({ rilisId: kantor.rilisId })
    const { pemeriksaanIdList } = hasil(
      await tugaskanPemeriksaan(kantor.operatorDinsos, {
        kunci: kunci(),
        keluargaId: lain.id,
        alasan: 'pkh-desil-5',
        petugasId: kantor.pendamping.id,
      }),
    )
    const tugas = await findPemeriksaan(kantor.pendamping, pemeriksaanIdList[0] ?? '')
    expect(tugas).toMatchObject({ alasan: 'pkh-desil-5', usulanList: [], pertanyaanList: [] })
    hasil(
      await periksaUsulan(kantor.pendamping, {
        kunci: kunci(),
        id: pemeriksaanIdList[0] ?? '',
        tanggal: '2025-10-20' as IsoDate,
        keberadaan: 'ditemukan',
        catatan: 'Sesuai',
        pilihan: [],
        lain: [],
      }),
    )
  })
})

describe('pemisahan tugas', () => {
  it('pengusul tidak memverifikasi, pemverifikasi tidak mengesahkan, pengesah tidak menetapkan', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diperiksa')
    const sebagai = (aktor: Aktor, peran: Aktor['peran']): Aktor => ({ ...aktor, peran, kodeWilayah: KAB })
    expect(
      kodeOf(
        await verifikasiUsulan(sebagai(kantor.operator, 'verifikator-dinsos'), {
          kunci: kunci(),
          id: [id],
          catatan: undefined,
        }),
      ),
    ).toBe('verval/pemisahan-tugas')
    await bawaSampai(kantor, id, 'diverifikasi')
    await susun(kantor)
    expect(kodeOf(await sahkanDaftar(sebagai(kantor.verifikator, 'kepala-dinas'), await tandaTangan(id)))).toBe(
      'verval/pemisahan-tugas',
    )
    await sahkan(kantor, id)
    expect(kodeOf(await tetapkanDaftar(sebagai(kantor.kepalaDinas, 'kepala-daerah'), await tandaTangan(id)))).toBe(
      'verval/pemisahan-tugas',
    )
  })
})

describe('pengembalian, penolakan, pembatalan', () => {
  it('mengembalikan ke tahap yang disebut, lalu usulan dapat berjalan lagi sampai akhir', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diverifikasi')
    const kembali = (ke: 'draf' | 'dikirim' | 'diperiksa') =>
      kembalikanUsulan(kantor.kepalaDinas, { kunci: kunci(), id, ke, alasan: 'Asal usulan keliru' })
    expect(kodeOf(await kembali('dikirim'))).toBe('verval/tujuan-tidak-berlaku')
    hasil(await kembali('draf'))
    expect(await findUsulan(kantor.operator, id)).toMatchObject({
      status: 'draf',
      dikembalikan: true,
      alasan: 'Asal usulan keliru',
      pemeriksaan: null,
    })
    expect(await listAntrean(kantor.operator)).toContainEqual(
      expect.objectContaining({ antrean: 'dikembalikan', jumlah: 1 }),
    )
    expect(await hitung('usulan_kolom_terbuka')).toBe(0)
    await bawaSampai(kantor, id, 'dikirim')
    expect(await findUsulan(kantor.operator, id)).toMatchObject({
      nomor: expect.stringMatching(/000001$/),
      dikembalikan: false,
    })
  })

  it('membatalkan penugasan yang belum dijalankan', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'dimusyawarahkan')
    hasil(
      await tugaskanPemeriksaan(kantor.operatorDinsos, { kunci: kunci(), id: [id], petugasId: kantor.pendamping.id }),
    )
    const input = await inputPeriksa(id)
    hasil(await tolakUsulan(kantor.verifikator, { kunci: kunci(), id, alasan: 'Keluarga sudah pindah' }))
    expect(kodeOf(await periksaUsulan(kantor.pendamping, input))).toBe('verval/pemeriksaan-selesai')
  })

  it('pembatalan usulan yang sudah diajukan perlu alasan, dan yang sudah diperiksa tidak dapat dibatalkan', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diajukan')
    expect(kodeOf(await batalkanUsulan(kantor.operator, { kunci: kunci(), id, alasan: undefined }))).toBe(
      'verval/alasan-kosong',
    )
    await bawaSampai(kantor, id, 'diperiksa')
    expect(kodeOf(await batalkanUsulan(kantor.operator, { kunci: kunci(), id, alasan: 'Salah keluarga' }))).toBe(
      'verval/tindakan-tidak-berlaku',
    )
  })
})

describe('daftar', () => {
  let idList: string[]
  beforeEach(async () => {
    idList = []
    for (let ke = 0; ke < 3; ke += 1) {
      const id = await buat(kantor, await seedKeluarga({ rilisId: kantor.rilisId }))
      await bawaSampai(kantor, id, 'diverifikasi')
      idList.push(id)
    }
  })

  it('membekukan isi; sidiknya dapat dihitung ulang dan perubahan diam-diam ketahuan', async () => {
    const { id } = await susun(kantor)
    expect(await findDaftar(kantor.kepalaDinas, id)).toMatchObject({ versi: 1, jumlah: 3, utuh: true })
    const input = await tandaTangan(idList[0] ?? '')
    await asOwner((client) =>
      client.query(`UPDATE daftar_baris SET isi = replace(isi, '"08"', '"09"') WHERE urutan = 1`),
    )
    expect(await findDaftar(kantor.kepalaDinas, id)).toMatchObject({ utuh: false })
    expect(kodeOf(await sahkanDaftar(kantor.kepalaDinas, input))).toBe('verval/isi-berubah')
  })

  it('baris yang dikeluarkan membuat versi baru, tanda tangan lama tidak berlaku untuknya, dan yang lain jalan terus', async () => {
    const [a = '', b = '', c = ''] = idList
    const { id } = await susun(kantor)
    const lama = await tandaTangan(a)
    hasil(await sahkanDaftar(kantor.kepalaDinas, lama))
    const keluar = (versi: number, usulan: string[]) =>
      keluarkanBaris(kantor.kepalaDaerah, {
        kunci: kunci(),
        daftarId: id,
        versi,
        id: usulan,
        ke: 'diperiksa',
        alasan: 'Nilai lantai meragukan',
      })
    expect(hasil(await keluar(1, [b]))).toMatchObject({ versi: 2, jumlah: 2 })
    expect(kodeOf(await keluar(1, [c]))).toBe('verval/versi-berubah')
    expect(kodeOf(await keluar(2, [b]))).toBe('verval/bukan-isi-daftar')
    expect([await statusOf(a), await statusOf(b), await statusOf(c)]).toEqual([
      'diverifikasi',
      'diperiksa',
      'diverifikasi',
    ])
    expect(kodeOf(await tetapkanDaftar(kantor.kepalaDaerah, { ...lama, kunci: kunci() }))).toBe(
      'verval/tindakan-tidak-berlaku',
    )
    expect(kodeOf(await sahkanDaftar(kantor.kepalaDinas, { ...lama, kunci: kunci() }))).toBe('verval/versi-berubah')
    const baru = await tandaTangan(a)
    expect(baru.sha256).not.toBe(lama.sha256)
    hasil(await sahkanDaftar(kantor.kepalaDinas, baru))
    hasil(await tetapkanDaftar(kantor.kepalaDaerah, await tandaTangan(a)))
    expect([await statusOf(a), await statusOf(b), await statusOf(c)]).toEqual(['ditetapkan', 'diperiksa', 'ditetapkan'])
    expect(await hitung('pembaruan')).toBe(2)
    expect(kodeOf(await keluar(2, [a]))).toBe('verval/daftar-sudah-ditetapkan')
    const detail = await findDaftar(kantor.kepalaDaerah, id)
    expect(detail?.versiList.map(({ versi, jumlah }) => [versi, jumlah])).toEqual([
      [2, 2],
      [1, 3],
    ])
    expect(detail?.tandaTanganList.map(({ versi, tindakan }) => [versi, tindakan])).toEqual([
      [1, 'sahkan'],
      [2, 'sahkan'],
      [2, 'tetapkan'],
    ])
    // The returned one goes on by itself, in a list of its own.
    await bawaSampai(kantor, b, 'ditetapkan')
    expect((await daftarOf(b)).id).not.toBe(id)
  })

  it('tanpa baris tersisa bubar', async () => {
    const { id } = await susun(kantor)
    hasil(
      await keluarkanBaris(kantor.verifikator, {
        kunci: kunci(),
        daftarId: id,
        versi: 1,
        id: idList,
        ke: 'diverifikasi',
        alasan: 'Disusun ulang per kecamatan',
      }),
    )
    const { rows } = await listDaftar(kantor.verifikator, { ukuran: 50, status: undefined, kursor: undefined })
    expect(rows).toMatchObject([{ status: 'dibubarkan', jumlah: 0, versi: 2 }])
    expect(await susun(kantor)).toMatchObject({ jumlah: 3 })
  })

  it('kembalikan dan tolak meminta usulan dikeluarkan dari daftar dahulu', async () => {
    await susun(kantor)
    const [id = ''] = idList
    expect(kodeOf(await tolakUsulan(kantor.verifikator, { kunci: kunci(), id, alasan: 'Tidak sesuai' }))).toBe(
      'verval/sudah-di-daftar',
    )
  })

  it('menandai baris yang keluarganya berubah setelah dibekukan, tanpa mengubah sidiknya', async () => {
    const keluargaId = (await findUsulan(kantor.operator, idList[0] ?? ''))?.keluarga.id ?? ''
    const { id } = await susun(kantor)
    await seedRilisBerikut({ dari: kantor.rilisId, keluarga: { [keluargaId]: { jenis_lantai_terluas: '01' } } })
    expect(hasil(await tandaiDaftar(kantor.operatorDinsos))).toEqual({ ditandai: 1 })
    expect(hasil(await tandaiDaftar(kantor.operatorDinsos))).toEqual({ ditandai: 0 })
    const detail = await findDaftar(kantor.kepalaDinas, id)
    expect(detail).toMatchObject({ utuh: true, ringkasan: { ditandai: 1 } })
    await sahkan(kantor, idList[0] ?? '')
  })

  it('penetapan menandai baris keluarga yang sama di daftar lain', async () => {
    const kembar = (await findUsulan(kantor.operator, idList[0] ?? ''))?.keluarga
    await susun(kantor)
    const lain = hasil(
      await buatUsulan(kantor.operator, {
        kunci: kunci(),
        keluargaId: kembar?.id ?? '',
        asal: 'warga',
        catatan: undefined,
        perubahan: [{ orangId: null, kolom: 'luas_lantai', nilai: '20' }],
      }),
    ).id
    await bawaSampai(kantor, lain, 'ditetapkan')
    const detail = await findDaftar(kantor.kepalaDinas, (await daftarOf(idList[0] ?? '')).id)
    expect(detail?.ringkasan.ditandai).toBe(1)
    expect(detail?.barisList[0]?.ditandai).toContain('penetapan daftar')
  })

  it('tidak dikirim atau dicatat diproses sebelum waktunya, dan tidak dua kali', async () => {
    const { id } = await susun(kantor)
    const kirim = async () => kodeOf(await kirimDaftar(kantor.operatorDinsos, { kunci: kunci(), id }))
    const proses = async () =>
      kodeOf(await catatDiproses(kantor.operatorDinsos, { kunci: kunci(), id, catatan: undefined }))
    expect(await kirim()).toBe('verval/tindakan-tidak-berlaku')
    expect(await proses()).toBe('verval/tindakan-tidak-berlaku')
    await sahkan(kantor, idList[0] ?? '')
    hasil(await tetapkanDaftar(kantor.kepalaDaerah, await tandaTangan(idList[0] ?? '')))
    expect([await kirim(), await kirim(), await proses(), await proses()]).toEqual([
      'ok',
      'verval/tindakan-tidak-berlaku',
      'ok',
      'verval/tindakan-tidak-berlaku',
    ])
  })
})

describe('jawaban rilis', () => {
  const DUA = [...LANTAI_BARU, { orangId: null, kolom: 'luas_lantai', nilai: '20' }]
  it.each([
    ['diakui-desil-berubah', { jenis_lantai_terluas: '08', luas_lantai: 20, desil_nasional: 1 }],
    ['diakui-desil-tetap', { jenis_lantai_terluas: '08', luas_lantai: 20 }],
    ['sebagian', { luas_lantai: 20, desil_nasional: 1 }],
    ['tidak-diakui', { desil_nasional: 1 }],
  ] as const)('%s', async (harapan, ubahan) => {
    const id = await buat(kantor, keluarga, DUA)
    await bawaSampai(kantor, id, 'diproses')
    await seedRilisBerikut({ dari: kantor.rilisId, keluarga: { [keluarga.id]: ubahan } })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).perHasil[harapan]).toBe(1)
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).dijawab).toBe(0)
    expect(await findUsulan(kantor.operator, id)).toMatchObject({ status: 'terjawab', jawaban: { hasil: harapan } })
  })

  it('belum dijawab bila keluarganya tidak ada di rilis; rilis berikutnya masih dapat menjawab', async () => {
    const id = await buat(kantor, keluarga, DUA)
    await bawaSampai(kantor, id, 'diproses')
    const tanpa = await seedRilisBerikut({ dari: kantor.rilisId, tanpa: [keluarga.id] })
    expect(tanpa).toBeGreaterThan(kantor.rilisId)
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {}))).toMatchObject({
      dijawab: 0,
      perHasil: { 'belum-dijawab': 1 },
    })
    expect(await findUsulan(kantor.operator, id)).toMatchObject({
      status: 'diproses',
      keluarga: { adaDiRilis: false },
      jawaban: { hasil: 'belum-dijawab' },
    })
    await seedRilisBerikut({
      dari: kantor.rilisId,
      periode: '2025-TW4',
      pengiriman: 2,
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '08', luas_lantai: 20 } },
    })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).dijawab).toBe(1)
    expect(await findUsulan(kantor.operator, id)).toMatchObject({
      status: 'terjawab',
      jawaban: { hasil: 'diakui-desil-tetap', rilis: '2025-TW4.2' },
    })
  })

  it('rilis yang terbit sebelum dikirim, atau kiriman ulang triwulan yang lebih lama, tidak menjawab', async () => {
    const id = await buat(kantor, keluarga)
    await bawaSampai(kantor, id, 'diproses')
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, {})).dijawab).toBe(0)
    await seedRilisBerikut({
      dari: kantor.rilisId,
      periode: '2025-TW2',
      keluarga: { [keluarga.id]: { jenis_lantai_terluas: '08' } },
    })
    expect(hasil(await jawabUsulan(kantor.operatorDinsos, { periode: '2025-TW2' })).dijawab).toBe(0)
    expect(await statusOf(id)).toBe('diproses')
    expect(kodeOf(await jawabUsulan(kantor.operatorDinsos, { periode: '2030-TW1' }))).toBe('verval/rilis-tidak-ada')
  })

  it('yang belum dicatat diproses dianggap dijawab hanya bila ada nilai yang diakui', async () => {
    const lain = await seedKeluarga({ rilisId: kantor.rilisId })
    const [a, b] = [await buat(kantor, keluarga), await buat(kantor, lain)]
    await bawaSampai(kantor, a, 'dikirim')
    await bawaSampai(kantor, b, 'dikirim')
    await seedRilisBerikut({ dari: kantor.rilisId, keluarga: { [keluarga.id]: { jenis_lantai_terluas: '08' } } })
    hasil(await jawabUsulan(kantor.operatorDinsos, {}))
    expect([await statusOf(a), await statusOf(b)]).toEqual(['terjawab', 'dikirim'])
  })
})

describe('wilayah', () => {
  it('daftar, hitungan, dan rincian hanya berisi wilayah sendiri', async () => {
    const lain = await seedKeluarga({ rilisId: kantor.rilisId, kodeDesa: DESA_LAIN })
    const operatorLain = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA_LAIN })
    const id = await buat(kantor, keluarga)
    const idLain = await buat({ ...kantor, operator: operatorLain }, lain)
    await bawaSampai(kantor, id, 'diajukan')
    hasil(await ajukanUsulan(operatorLain, { kunci: kunci(), id: idLain, asal: 'warga' }))
    const dilihat = async (aktor: Aktor, isi: Record<string, string> = {}) =>
      (await listUsulan(aktor, filter(isi))).rows.map((row) => row.id).sort()
    expect(await dilihat(kantor.operator)).toEqual([id])
    expect(await dilihat(operatorLain)).toEqual([idLain])
    expect(await dilihat(kantor.verifikator)).toEqual([id, idLain].sort())
    expect(await dilihat(kantor.verifikator, { wilayah: DESA_LAIN })).toEqual([idLain])
    expect(await dilihat(kantor.operator, { wilayah: DESA_LAIN })).toEqual([id])
    expect(await findUsulan(kantor.operator, idLain)).toBeNull()
    expect(await findNilaiKeluarga(kantor.operator, lain.id)).toBeNull()
    expect(await listAntrean(kantor.operator)).toContainEqual(
      expect.objectContaining({ antrean: 'musyawarah', jumlah: 1 }),
    )
    expect(await listDaftar(kantor.operator, { ukuran: 50, status: undefined, kursor: undefined })).toMatchObject({
      rows: [],
    })
  })

  it('tanpa lingkup membaca usulan adalah galat, bukan daftar kosong', async () => {
    await expect(asApp((client) => client.query('SELECT * FROM usulan'))).rejects.toThrow('lingkup belum diatur')
  })

  it('langkah, tanda tangan, dan versi tidak dapat diubah atau dihapus oleh aplikasi', async () => {
    const lingkup = `BEGIN; SELECT atur_lingkup('${KAB}', '${KAB}000000', '${KAB}999999', 'a', 'b', '${KAB}')`
    for (const tabel of ['usulan_langkah', 'daftar_tanda_tangan', 'daftar_versi', 'musyawarah', 'usulan_hasil'])
      for (const kalimat of [`UPDATE ${tabel} SET kode_kab = '3275'`, `DELETE FROM ${tabel}`])
        await expect(asApp((client) => client.query(`${lingkup}; ${kalimat}`))).rejects.toThrow('permission denied')
  })

  it('halaman berurutan tanpa celah dan dapat mundur', async () => {
    const idList: string[] = []
    for (let ke = 0; ke < 5; ke += 1) idList.push(await buat(kantor, await seedKeluarga({ rilisId: kantor.rilisId })))
    const satu = await listUsulan(kantor.operator, filter({ ukuran: '2' }))
    const dua = await listUsulan(kantor.operator, filter({ ukuran: '2', kursor: satu.next ?? '' }))
    const tiga = await listUsulan(kantor.operator, filter({ ukuran: '2', kursor: dua.next ?? '' }))
    expect([satu, dua, tiga].flatMap(({ rows }) => rows.map((row) => row.id))).toEqual(idList.toReversed())
    expect([satu.prev, tiga.next]).toEqual([null, null])
    const kembali = await listUsulan(kantor.operator, filter({ ukuran: '2', kursor: tiga.prev ?? '' }))
    expect(kembali.rows).toEqual(dua.rows)
  })
})
