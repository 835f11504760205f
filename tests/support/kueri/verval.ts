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
import { daftarFilterSchema } from '@/lib/verval/schema/daftar'
import { musyawarahFilterSchema } from '@/lib/verval/schema/musyawarah'
import { pemeriksaanFilterSchema } from '@/lib/verval/schema/pemeriksaan'
import { usulanFilterSchema } from '@/lib/verval/schema/usulan'
import { DESA, DESA_LAIN, KAB } from '../factories'
import { DESA_ASING } from '../kota'
import { AREA, each, type Kueri } from './bentuk'

/** Reads of verval. */
export const KUERI_VERVAL: readonly Kueri[] = [
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
    nama: 'listPetugasWilayah',
    run: (aktor) => each([KAB, DESA, DESA_LAIN, DESA_ASING], (kode) => listPetugasWilayah(aktor, kode)),
  },
  { nama: 'listDesaMenunggu', run: (aktor) => listDesaMenunggu(aktor) },
  {
    nama: 'listCalonMusyawarah',
    run: (aktor) => each([DESA, DESA_LAIN, DESA_ASING], (kodeDesa) => listCalonMusyawarah(aktor, kodeDesa)),
  },
  { nama: 'listRilisDipakai', run: (aktor) => listRilisDipakai(aktor) },
]
