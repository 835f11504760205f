import { lihatPasangan } from '@/lib/padan/commands/lihat-pasangan'
import {
  listBelumTerjawab,
  listBerkasJawaban,
  listDukcapilKeluarga,
  listHasilDukcapil,
} from '@/lib/padan/queries/list-dukcapil'
import { getRingkasanPadan, listPasangan } from '@/lib/padan/queries/list-pasangan'
import { listPindahKeluarga, listPindahTunggu } from '@/lib/padan/queries/list-pindah'
import { listKlarifikasiMasuk, listSilang } from '@/lib/padan/queries/list-silang'
import { listTautanKeluarga } from '@/lib/padan/queries/list-tautan'
import { padanFilterSchema } from '@/lib/padan/schema'
import { AREA, each, type Kueri } from './bentuk'

/** Reads of padan. */
export const KUERI_PADAN: readonly Kueri[] = [
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
  {
    nama: 'listBelumTerjawab',
    run: async (aktor, { kota }) => [
      await listBelumTerjawab(aktor),
      await listBelumTerjawab(
        aktor,
        kota.keluargaList.flatMap(({ orangIdList }) => orangIdList),
      ),
    ],
  },
  { nama: 'listBerkasJawaban', run: (aktor) => listBerkasJawaban(aktor) },
  { nama: 'listSilang', run: (aktor) => listSilang(aktor, {}) },
  { nama: 'listKlarifikasiMasuk', run: (aktor) => listKlarifikasiMasuk(aktor) },
  {
    nama: 'listPindahKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listPindahKeluarga(aktor, id),
      ),
  },
  { nama: 'listPindahTunggu', run: (aktor) => listPindahTunggu(aktor) },
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
]
