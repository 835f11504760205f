import { getPeringkatKeluarga } from '@/lib/peringkat/queries/get-peringkat-keluarga'
import { findJalan, listJalan, listModel } from '@/lib/peringkat/queries/list-jalan'
import { listPindah } from '@/lib/peringkat/queries/list-pindah'
import { DESA_LAIN } from '../factories'
import { each, KODE, type Kueri } from './bentuk'

/** Reads of peringkat. */
export const KUERI_PERINGKAT: readonly Kueri[] = [
  {
    nama: 'getPeringkatKeluarga',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => getPeringkatKeluarga(aktor, id),
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
]
