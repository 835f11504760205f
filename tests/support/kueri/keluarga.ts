import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { cari, findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { countTersaring } from '@/lib/keluarga/queries/count-tersaring'
import { exportRilis } from '@/lib/keluarga/queries/export-rilis'
import { findBukaan, findBukaanKeluarga } from '@/lib/keluarga/queries/find-bukaan'
import { findSyaratTeks } from '@/lib/keluarga/queries/find-syarat-teks'
import { getKeluargaPer } from '@/lib/keluarga/queries/get-keluarga'
import { findNilaiKeluarga } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { countKeluargaLuar, listKeluargaLuar } from '@/lib/keluarga/queries/list-keluarga-luar'
import { listPerubahanKeluarga } from '@/lib/keluarga/queries/list-peristiwa'
import { listPeristiwa } from '@/lib/keluarga/queries/list-peristiwa-wilayah'
import { getPengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import { keluargaFilterSchema, keluargaLuarFilterSchema, peristiwaFilterSchema } from '@/lib/keluarga/schema'
import { parseSyaratTeks } from '@/lib/keluarga/syarat'
import { URUT_KELUARGA } from '@/lib/keluarga/urut'
import { AREA, each, HARI, type Kueri } from './bentuk'

const SYARAT_TEKS = ['alamat*jalan 1', 'anggota.pekerjaan_ktp*tani'].map((teks) => {
  const syarat = parseSyaratTeks(teks)
  return syarat ? [syarat] : []
})

/** Reads of keluarga. */
export const KUERI_KELUARGA: readonly Kueri[] = [
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
    nama: 'listPerubahanKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listPerubahanKeluarga(aktor, id),
      ),
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
    nama: 'listKeluargaLuar',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of AREA)
        answers.push(await listKeluargaLuar(aktor, keluargaLuarFilterSchema.parse({ wilayah })))
      return answers
    },
  },
  {
    nama: 'countKeluargaLuar',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of AREA) answers.push(await countKeluargaLuar(aktor, wilayah))
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
    nama: 'findBukaan',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (objekId) => findBukaan(aktor, { objek: 'keluarga', objekId }, new Date('2025-01-01')),
      ),
  },
  {
    nama: 'lihatNomor',
    run: async (aktor, { kota }) => [
      ...(
        await lihatNomor(
          aktor,
          kota.keluargaList.slice(0, 100).map(({ id }) => id),
        )
      ).keys(),
    ],
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
        { temuan: 'jumlah-anggota', urut: 'nama' },
        { layak: 'pkh.memenuhi-syarat' },
        { layak: 'sembako.tidak-memenuhi-syarat' },
        { syarat: ['anggota.umur=60-', 'luas_lantai=-30', 'anggota.status_bekerja!1'] },
        { syarat: 'anggota.penglihatan~1' },
      ])
        for (const wilayah of AREA)
          answers.push(
            (await listKeluarga(aktor, keluargaFilterSchema.parse({ ...saringan, wilayah, ukuran: '100' }), ['alamat']))
              .page,
          )
      return answers
    },
  },
  {
    nama: 'listKeluarga menurut teks',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const syarat of SYARAT_TEKS)
        for (const wilayah of AREA) {
          const filter = { ...keluargaFilterSchema.parse({ wilayah, ukuran: '100' }), syarat }
          answers.push((await listKeluarga(aktor, filter)).page)
        }
      return answers
    },
  },
  { nama: 'findSyaratTeks', run: (aktor, { kota }) => each(kota.pencarianList, (id) => findSyaratTeks(aktor, [id])) },
  {
    nama: 'countTersaring',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const saringan of [
        { syarat: 'jenis_lantai_terluas~01.kosong' },
        { syarat: ['anggota.umur=60-', 'luas_lantai=-30', 'anggota.status_bekerja!1'] },
        { simulasi: '1' },
        { tanpa: 'regsosek', program: 'PKH' },
        { temuan: 'belum-diperingkat' },
        { layak: 'sembako.tidak-memenuhi-syarat' },
      ])
        for (const wilayah of AREA)
          answers.push(await countTersaring(aktor, keluargaFilterSchema.parse({ ...saringan, wilayah })))
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
]
