import { findPengguna, listPelaku, listPengguna, listSesi, namaAktorById } from '@/lib/akses/queries'
import { penggunaFilterSchema } from '@/lib/akses/schema'
import { KAB } from '../factories'
import { each, type Kueri } from './bentuk'

/** Reads of akses. */
export const KUERI_AKSES: readonly Kueri[] = [
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
]
