import { findBerkas, findPekerjaan, listBerkas, listPekerjaan } from '@/lib/berkas/queries'
import { each, type Kueri } from './bentuk'

/** Reads of berkas. */
export const KUERI_BERKAS: readonly Kueri[] = [
  { nama: 'listBerkas', run: (aktor) => listBerkas(aktor) },
  { nama: 'findBerkas', run: (aktor, { idByTabel }) => each(idByTabel.berkas, (id) => findBerkas(aktor, id)) },
  { nama: 'listPekerjaan', run: (aktor) => listPekerjaan(aktor) },
  { nama: 'findPekerjaan', run: (aktor, { idByTabel }) => each(idByTabel.pekerjaan, (id) => findPekerjaan(aktor, id)) },
]
