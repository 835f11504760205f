// Every read that takes an aktor, with arguments that reach for everything in the city, inside the aktor's wilayah and out.
// A new query is added here; a test says which one is missing.
import type { Aktor } from '@/lib/akses/izin'
import { findPengguna, listPelaku, listPengguna, listSesi, namaAktorById } from '@/lib/akses/queries'
import { penggunaFilterSchema } from '@/lib/akses/schema'
import { findJejak, listJejak, listJejakSasaran } from '@/lib/audit/queries/list-jejak'
import { listLogBaca } from '@/lib/audit/queries/list-log-baca'
import { verifyJejakAktor } from '@/lib/audit/queries/verify-jejak'
import { jejakFilterSchema, logBacaFilterSchema } from '@/lib/audit/schema'
import { findBerkas, findPekerjaan, listBerkas, listPekerjaan } from '@/lib/berkas/queries'
import type { IsoDate } from '@/lib/core/date'
import { getKelayakanKeluarga } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { findRekapKelayakan } from '@/lib/kelayakan/queries/get-rekap-kelayakan'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { cari, findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { exportRilis } from '@/lib/keluarga/queries/export-rilis'
import { findBukaanKeluarga } from '@/lib/keluarga/queries/find-bukaan'
import { getKeluargaPer } from '@/lib/keluarga/queries/get-keluarga'
import { findNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { listMasihDiRilis } from '@/lib/keluarga/queries/list-masih-di-rilis'
import { listPeristiwa } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import { getPengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import { keluargaFilterSchema, peristiwaFilterSchema } from '@/lib/keluarga/schema'
import { URUT_KELUARGA } from '@/lib/keluarga/urut'
import { lihatPasangan } from '@/lib/padan/commands/lihat-pasangan'
import { listDukcapilKeluarga, listHasilDukcapil } from '@/lib/padan/queries/list-dukcapil'
import { getRingkasanPadan, listPasangan } from '@/lib/padan/queries/list-pasangan'
import { listKlarifikasiMasuk, listSilang } from '@/lib/padan/queries/list-silang'
import { listTautanKeluarga } from '@/lib/padan/queries/read-pasangan'
import { padanFilterSchema } from '@/lib/padan/schema'
import { getPeringkatKeluarga } from '@/lib/peringkat/queries/get-peringkat-keluarga'
import { findJalan, listJalan, listModel } from '@/lib/peringkat/queries/list-jalan'
import { listPindah } from '@/lib/peringkat/queries/list-pindah'
import { getRekapDesil, listRekapWilayah } from '@/lib/statistik/queries'
import {
  findImpor,
  findImporDetail,
  listImpor,
  listKodeDitahan,
  listPilihanDesa,
  listRilis,
  listSisihan,
  listWilayahAsing,
  resolveRilis,
} from '@/lib/sumber/queries'
import { getSelisih } from '@/lib/sumber/queries/get-selisih'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'
import { listJawabanUsulan } from '@/lib/sumber/queries/list-jawaban-usulan'
import { findImporSumber, listMuatan } from '@/lib/sumber/queries/list-muatan'
import { listSelisih } from '@/lib/sumber/queries/list-selisih'
import { findTemuan, listPetugasTemuan } from '@/lib/temuan/queries/find-temuan'
import { exportCapaian, getCapaian } from '@/lib/temuan/queries/get-capaian'
import { countTemuan, getRingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { countTugasTemuan, listTemuan, listTemuanKeluarga, listTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import {
  exportTugasMitra,
  findTugasMitra,
  listJawabanMitra,
  listMitra,
  listTugasMitra,
} from '@/lib/temuan/queries/list-tugas-mitra'
import { jenisTemuanSchema, temuanFilterSchema, tugasFilterSchema } from '@/lib/temuan/schema'
import { findDraf, findDrafSaya } from '@/lib/verval/queries/find-draf'
import { findDaftar } from '@/lib/verval/queries/get-daftar'
import { getRingkasan } from '@/lib/verval/queries/get-ringkasan'
import { findUsulan } from '@/lib/verval/queries/get-usulan'
import { listAntrean } from '@/lib/verval/queries/list-antrean'
import { listCalonMusyawarah, listDesaMenunggu } from '@/lib/verval/queries/list-calon-musyawarah'
import { countSiapDisusun, listDaftar } from '@/lib/verval/queries/list-daftar'
import { listKiriman, listSiapKirim } from '@/lib/verval/queries/list-kiriman'
import { listMusyawarah } from '@/lib/verval/queries/list-musyawarah'
import { findPemeriksaan, listPemeriksaan, listPetugas } from '@/lib/verval/queries/list-pemeriksaan'
import { listPetugasWilayah } from '@/lib/verval/queries/list-petugas-wilayah'
import { listRilisDipakai } from '@/lib/verval/queries/list-rilis-dipakai'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { listUsulanKeluarga } from '@/lib/verval/queries/list-usulan-keluarga'
import {
  daftarFilterSchema,
  musyawarahFilterSchema,
  pemeriksaanFilterSchema,
  usulanFilterSchema,
} from '@/lib/verval/schema'
import { asOwner } from './db'
import { DESA, DESA_LAIN, KAB } from './factories'
import { DESA_ASING, KAB_ASING, type Kota } from './kota'

/** Ids of everything there is, whoever it belongs to, as an attacker would try them. */
export type Sasaran = {
  kota: Kota
  idByTabel: Record<string, string[]>
}

const TABEL = [
  'pengguna',
  'pemeriksaan',
  'daftar',
  'berkas',
  'pekerjaan',
  'impor',
  'kiriman',
  'sumber_muatan',
  'peringkat_jalan',
  'temuan',
  'tugas_mitra',
  'padan_pasangan',
] as const

/** Everything the city holds now. */
export async function readSasaran(kota: Kota): Promise<Sasaran> {
  return asOwner(async (client) => {
    const idByTabel: Record<string, string[]> = {}
    for (const tabel of TABEL) {
      const { rows } = await client.query<{ id: string }>(`SELECT id::text FROM ${tabel} ORDER BY id`)
      idByTabel[tabel] = rows.map((row) => row.id)
    }
    return { kota, idByTabel }
  })
}

export type Kueri = { nama: string; run: (aktor: Aktor, sasaran: Sasaran) => Promise<unknown> }

/** Asks for some of the ids in turn, evenly spread: the city is written desa by desa, so every desa is among them. */
async function each<T>(idList: readonly string[] | undefined, ask: (id: string) => Promise<T>): Promise<T[]> {
  const answers: T[] = []
  const step = Math.max(1, Math.floor((idList?.length ?? 0) / SEBANYAK))
  for (const [at, id] of (idList ?? []).entries()) if (at % step === 0) answers.push(await ask(id))
  return answers
}
const SEBANYAK = 6

/** A day after the releases of the city. */
const HARI = '2025-10-15' as IsoDate
const KODE = [KAB, '327501', DESA, DESA_LAIN, KAB_ASING, DESA_ASING]
const AREA = [undefined, ...KODE]

export const KUERI: readonly Kueri[] = [
  { nama: 'listPengguna', run: (aktor) => listPengguna(aktor, penggunaFilterSchema.parse({ ukuran: '100' })) },
  { nama: 'listPelaku', run: (aktor) => listPelaku(aktor) },
  { nama: 'findPengguna', run: (aktor, { idByTabel }) => each(idByTabel.pengguna, (id) => findPengguna(aktor, id)) },
  { nama: 'listSesi', run: (aktor, { idByTabel }) => each(idByTabel.pengguna, (id) => listSesi(aktor, id)) },
  {
    nama: 'namaAktorById',
    // Colleagues of the whole kabupaten/kota are named on purpose; those of others never.
    run: async (aktor, { idByTabel, kota }) => {
      const nama = await namaAktorById(aktor, idByTabel.pengguna ?? [])
      const other = aktor.kodeKab === KAB ? kota.asing : kota.kantor
      return Object.values(other).flatMap((one) => (typeof one === 'object' && nama.has(one.id) ? [one.id] : []))
    },
  },
  { nama: 'listJejak', run: (aktor) => listJejak(aktor, jejakFilterSchema.parse({ ukuran: '100' })) },
  { nama: 'findJejak', run: (aktor) => each(['1', '2'], (nomor) => findJejak(aktor, Number(nomor))) },
  {
    nama: 'listJejakSasaran',
    run: (aktor, { kota }) => each(kota.usulanList, (id) => listJejakSasaran(aktor, id)),
  },
  { nama: 'listLogBaca', run: (aktor) => listLogBaca(aktor, logBacaFilterSchema.parse({ ukuran: '100' })) },
  { nama: 'verifyJejakAktor', run: (aktor) => verifyJejakAktor(aktor) },
  { nama: 'listBerkas', run: (aktor) => listBerkas(aktor) },
  { nama: 'findBerkas', run: (aktor, { idByTabel }) => each(idByTabel.berkas, (id) => findBerkas(aktor, id)) },
  { nama: 'listPekerjaan', run: (aktor) => listPekerjaan(aktor) },
  { nama: 'findPekerjaan', run: (aktor, { idByTabel }) => each(idByTabel.pekerjaan, (id) => findPekerjaan(aktor, id)) },
  {
    nama: 'listKeluarga',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const urut of URUT_KELUARGA)
        for (const wilayah of AREA)
          answers.push((await listKeluarga(aktor, keluargaFilterSchema.parse({ urut, wilayah, ukuran: '100' }))).page)
      return answers
    },
  },
  {
    nama: 'lihatKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => lihatKeluarga(aktor, id),
      ),
  },
  {
    nama: 'listAsalData',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listAsalData(aktor, id),
      ),
  },
  {
    nama: 'findNilaiKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => findNilaiKeluarga(aktor, id),
      ),
  },
  {
    nama: 'getKeluargaPer',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => getKeluargaPer(aktor, id, { berlaku: HARI, dicatat: new Date('2999-01-01') }),
      ),
  },
  {
    nama: 'listMasihDiRilis',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of AREA)
        answers.push(await listMasihDiRilis(aktor, { ...(wilayah ? { wilayah } : {}), ukuran: 50 }))
      return answers
    },
  },
  {
    nama: 'listPeristiwa',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const kk of [undefined, 'belum'])
        for (const wilayah of AREA)
          answers.push(await listPeristiwa(aktor, peristiwaFilterSchema.parse({ kk, wilayah })))
      return answers
    },
  },
  {
    nama: 'findBukaanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => findBukaanKeluarga(aktor, id, new Date('2025-01-01')),
      ),
  },
  {
    nama: 'listKeluarga tersaring',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const saringan of [
        { syarat: ['jenis_lantai_terluas~01.kosong', 'aset_bergerak_mobil!1'] },
        { syarat: 'jenis_kloset~99' },
        { simulasi: '1' },
        { sumber: 'dtks' },
        { tanpa: 'regsosek', program: 'PKH' },
        { temuan: 'belum-diperingkat', provinsi: '2', kabupaten: '3' },
      ])
        for (const wilayah of AREA)
          answers.push(
            (await listKeluarga(aktor, keluargaFilterSchema.parse({ ...saringan, wilayah, ukuran: '100' }), ['alamat']))
              .page,
          )
      return answers
    },
  },
  { nama: 'getPengaturanDaftar', run: (aktor) => getPengaturanDaftar(aktor) },
  {
    nama: 'cari',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.flatMap(({ nomorKk, nikList }) => [nomorKk, ...nikList.slice(0, 1)]),
        async (isi) => [
          (await cari(aktor, { isi, kodeWilayah: '' })).rows,
          (await cari(aktor, { isi: 'siti', kodeWilayah: '' })).rows,
        ],
      ),
  },
  { nama: 'findHasilCari', run: (aktor, { kota }) => each(kota.pencarianList, (id) => findHasilCari(aktor, id)) },
  {
    nama: 'exportRilis',
    run: (aktor, { kota }) =>
      exportRilis(
        aktor,
        {
          jenis: 'keluarga',
          rilisId: kota.rilisIdByKab[aktor.kodeKab] ?? 0,
          wilayah: aktor.kodeWilayah,
          desil: undefined,
          sintetis: true,
        },
        async (stream) => Buffer.concat(await stream.toArray()).toString('utf8'),
      ),
  },
  { nama: 'resolveRilis', run: (aktor) => resolveRilis(aktor) },
  { nama: 'listRilis', run: (aktor) => listRilis(aktor) },
  { nama: 'listImpor', run: (aktor) => listImpor(aktor) },
  { nama: 'listMuatan', run: (aktor) => listMuatan(aktor) },
  { nama: 'findImporSumber', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImporSumber(aktor, id)) },
  {
    nama: 'listJawabanUsulan',
    run: (aktor, { idByTabel }) => each(idByTabel.sumber_muatan, (id) => listJawabanUsulan(aktor, id)),
  },
  { nama: 'findImpor', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImpor(aktor, id)) },
  { nama: 'findImporDetail', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImporDetail(aktor, id)) },
  { nama: 'listSisihan', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => listSisihan(aktor, id)) },
  { nama: 'listKodeDitahan', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => listKodeDitahan(aktor, id)) },
  {
    nama: 'getRekapDesil',
    run: async (aktor, { kota }) => {
      const answers: unknown[] = []
      for (const rilisId of Object.values(kota.rilisIdByKab))
        for (const kodeWilayah of AREA)
          if (kodeWilayah) answers.push(await getRekapDesil(aktor, { rilisId, kodeWilayah }))
      return answers
    },
  },
  {
    nama: 'listRekapWilayah',
    run: async (aktor, { kota }) => {
      const answers: unknown[] = []
      for (const rilisId of Object.values(kota.rilisIdByKab))
        for (const induk of ['3275', '327501', '3515', '351501'])
          answers.push(await listRekapWilayah(aktor, { rilisId, induk }))
      return answers
    },
  },
  {
    nama: 'listUsulan',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of AREA) answers.push(await listUsulan(aktor, usulanFilterSchema.parse({ wilayah })))
      return answers
    },
  },
  {
    nama: 'listUsulanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map((keluarga) => keluarga.id),
        (id) => listUsulanKeluarga(aktor, id),
      ),
  },
  { nama: 'findUsulan', run: (aktor, { kota }) => each(kota.usulanList, (id) => findUsulan(aktor, id)) },
  { nama: 'findDraf', run: (aktor, { kota }) => each(kota.usulanList, (id) => findDraf(aktor, id)) },
  {
    nama: 'findDrafSaya',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => findDrafSaya(aktor, id),
      ),
  },
  { nama: 'listAntrean', run: (aktor) => listAntrean(aktor) },
  { nama: 'getRingkasan', run: (aktor) => getRingkasan(aktor) },
  { nama: 'listDaftar', run: (aktor) => listDaftar(aktor, daftarFilterSchema.parse({})) },
  { nama: 'countSiapDisusun', run: (aktor) => countSiapDisusun(aktor) },
  { nama: 'findDaftar', run: (aktor, { idByTabel }) => each(idByTabel.daftar, (id) => findDaftar(aktor, id)) },
  { nama: 'listSiapKirim', run: (aktor) => listSiapKirim(aktor) },
  { nama: 'listKiriman', run: (aktor, { idByTabel }) => listKiriman(aktor, idByTabel.daftar ?? []) },
  { nama: 'listMusyawarah', run: (aktor) => listMusyawarah(aktor, musyawarahFilterSchema.parse({})) },
  {
    nama: 'listPemeriksaan',
    run: async (aktor) => [
      await listPemeriksaan(aktor, pemeriksaanFilterSchema.parse({ status: 'ditugaskan', semua: 'ya' })),
      await listPemeriksaan(aktor, pemeriksaanFilterSchema.parse({ status: 'selesai', semua: 'ya' })),
    ],
  },
  {
    nama: 'findPemeriksaan',
    run: (aktor, { idByTabel }) => each(idByTabel.pemeriksaan, (id) => findPemeriksaan(aktor, id)),
  },
  {
    nama: 'listPetugas',
    run: async (aktor) => [
      await listPetugas(aktor, DESA),
      await listPetugas(aktor, DESA_LAIN),
      await listPetugas(aktor, DESA_ASING),
    ],
  },
  {
    nama: 'getKelayakanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => getKelayakanKeluarga(aktor, id, HARI),
      ),
  },
  {
    nama: 'findRekapKelayakan',
    run: (aktor) => each(KODE, (kodeWilayah) => findRekapKelayakan(aktor, { kodeWilayah, tanggal: HARI })),
  },
  {
    nama: 'getPeringkatKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => getPeringkatKeluarga(aktor, id),
      ),
  },
  {
    nama: 'listPasangan',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of AREA)
        for (const status of ['usul', 'sama'])
          answers.push(await listPasangan(aktor, padanFilterSchema.parse({ wilayah, status })))
      return answers
    },
  },
  { nama: 'listHasilDukcapil', run: (aktor) => listHasilDukcapil(aktor, {}) },
  {
    nama: 'listDukcapilKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listDukcapilKeluarga(aktor, id),
      ),
  },
  { nama: 'listSilang', run: (aktor) => listSilang(aktor, {}) },
  { nama: 'listKlarifikasiMasuk', run: (aktor) => listKlarifikasiMasuk(aktor) },
  { nama: 'getRingkasanPadan', run: (aktor) => getRingkasanPadan(aktor) },
  {
    nama: 'lihatPasangan',
    run: (aktor, { idByTabel }) => each(idByTabel.padan_pasangan, (id) => lihatPasangan(aktor, id)),
  },
  {
    nama: 'listTautanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listTautanKeluarga(aktor, id),
      ),
  },
  { nama: 'listModel', run: (aktor) => listModel(aktor) },
  { nama: 'listJalan', run: (aktor) => listJalan(aktor) },
  {
    nama: 'findJalan',
    run: (aktor, { idByTabel }) =>
      each(idByTabel.peringkat_jalan, (id) => each(KODE, (kode) => findJalan(aktor, Number(id), kode))),
  },
  {
    nama: 'listPindah',
    run: async (aktor, { idByTabel }) => {
      const answers: unknown[] = []
      for (const id of idByTabel.peringkat_jalan ?? [])
        for (const kode of [aktor.kodeKab, DESA_LAIN])
          for (const simulasi of [1, 5, 10])
            answers.push((await listPindah(aktor, Number(id), kode, { resmi: 3, simulasi, ukuran: 100 })).rows)
      return answers
    },
  },
  { nama: 'getRingkasanTemuan', run: (aktor) => each(KODE, (kode) => getRingkasanTemuan(aktor, kode)) },
  {
    nama: 'countTemuan',
    run: (aktor) => each(KODE, (wilayah) => countTemuan(aktor, 'nik-ganda', { wilayah })),
  },
  {
    nama: 'listTemuan',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const jenis of jenisTemuanSchema.options)
        for (const wilayah of AREA)
          answers.push(await listTemuan(aktor, jenis, temuanFilterSchema.parse({ wilayah, ukuran: '100' })))
      return answers
    },
  },
  {
    nama: 'listTemuanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listTemuanKeluarga(aktor, id),
      ),
  },
  { nama: 'listTugasTemuan', run: (aktor) => listTugasTemuan(aktor, tugasFilterSchema.parse({})) },
  { nama: 'countTugasTemuan', run: (aktor) => countTugasTemuan(aktor, HARI) },
  { nama: 'findTemuan', run: (aktor, { idByTabel }) => each(idByTabel.temuan, (id) => findTemuan(aktor, id)) },
  { nama: 'listPetugasTemuan', run: (aktor) => listPetugasTemuan(aktor) },
  { nama: 'getCapaian', run: (aktor) => each(KODE, (kodeWilayah) => getCapaian(aktor, { kodeWilayah })) },
  {
    nama: 'exportCapaian',
    run: (aktor) => each(KODE, (kodeWilayah) => exportCapaian(aktor, { kodeWilayah, tarikan: HARI })),
  },
  { nama: 'listTugasMitra', run: (aktor) => listTugasMitra(aktor) },
  {
    nama: 'findTugasMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.tugas_mitra, (id) => findTugasMitra(aktor, id)),
  },
  {
    nama: 'exportTugasMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.tugas_mitra, (id) => exportTugasMitra(aktor, id)),
  },
  {
    nama: 'listJawabanMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.temuan, (id) => listJawabanMitra(aktor, id)),
  },
  { nama: 'listMitra', run: (aktor) => listMitra(aktor) },
  {
    nama: 'listPetugasWilayah',
    run: (aktor) => each([KAB, DESA, DESA_LAIN, DESA_ASING], (kode) => listPetugasWilayah(aktor, kode)),
  },
  { nama: 'listDesaMenunggu', run: (aktor) => listDesaMenunggu(aktor) },
  {
    nama: 'listCalonMusyawarah',
    run: (aktor) => each([DESA, DESA_LAIN, DESA_ASING], (kodeDesa) => listCalonMusyawarah(aktor, kodeDesa)),
  },
  { nama: 'listRilisDipakai', run: (aktor) => listRilisDipakai(aktor) },
  {
    nama: 'listWilayahAsing',
    run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => listWilayahAsing(aktor, id)),
  },
  { nama: 'listPilihanDesa', run: (aktor) => listPilihanDesa(aktor) },
  {
    nama: 'getSelisih',
    run: (aktor) => each(KODE, (wilayah) => getSelisih(aktor, { lama: '2025-TW3.1', baru: '2025-TW4.1', wilayah })),
  },
  {
    nama: 'listSelisih',
    run: async (aktor) => {
      const answers: unknown[] = []
      const pasangan = { lama: '2025-TW3.1', baru: '2025-TW4.1', ukuran: 100 }
      for (const wilayah of [aktor.kodeKab, DESA_LAIN])
        for (const sel of [
          { isi: 'desil', dari: -1, ke: 3 },
          { isi: 'desil', dari: 3, ke: 3 },
          { isi: 'kolom', berkas: 'keluarga', kolom: 'alamat' },
          { isi: 'kolom', berkas: 'anggota', kolom: 'nama' },
          { isi: 'orang', jenis: 'hilang' },
        ] as const)
          answers.push((await listSelisih(aktor, { ...pasangan, wilayah, sel })).rows)
      return answers
    },
  },
]
