import { exportTemuan } from '@/lib/temuan/queries/export-temuan'
import { findTemuan, listPetugasTemuan } from '@/lib/temuan/queries/find-temuan'
import { exportCapaian, getCapaian } from '@/lib/temuan/queries/get-capaian'
import { listDesaTemuan, listSebab } from '@/lib/temuan/queries/get-rekap-jenis'
import { countTemuan, getRingkasanTemuan } from '@/lib/temuan/queries/get-ringkasan-temuan'
import { getUmurData } from '@/lib/temuan/queries/get-umur-data'
import { listPenduduk } from '@/lib/temuan/queries/list-penduduk'
import { countTugasTemuan, listTemuan, listTemuanKeluarga, listTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import {
  exportTugasMitra,
  findTugasMitra,
  listJawabanMitra,
  listMitra,
  listTugasMitra,
} from '@/lib/temuan/queries/list-tugas-mitra'
import { jenisTemuanSchema, pilihanSchema, temuanFilterSchema, tugasFilterSchema } from '@/lib/temuan/schema'
import { DESA_LAIN } from '../factories'
import { DESA_ASING } from '../kota'
import { AREA, each, HARI, KODE, type Kueri } from './bentuk'

/** Reads of temuan. */
export const KUERI_TEMUAN: readonly Kueri[] = [
  { nama: 'getRingkasanTemuan', run: (aktor) => each(KODE, (kode) => getRingkasanTemuan(aktor, kode)) },
  {
    nama: 'countTemuan',
    run: (aktor) => each(KODE, (wilayah) => countTemuan(aktor, 'nik-ganda', { wilayah })),
  },
  {
    nama: 'listTemuan',
    run: async (aktor) => {
      const answers: unknown[] = []
      // Every list as it is, and one of them for every place.
      for (const [ke, jenis] of jenisTemuanSchema.options.entries())
        for (const wilayah of ke === 0 ? AREA : [undefined, DESA_LAIN, DESA_ASING])
          answers.push(await listTemuan(aktor, jenis, temuanFilterSchema.parse({ wilayah, ukuran: '100' })))
      answers.push(await listTemuan(aktor, 'nik-ganda', temuanFilterSchema.parse({ sebab: '2', ukuran: '100' })))
      return answers
    },
  },
  {
    nama: 'exportTemuan',
    run: async (aktor) => {
      const answers: unknown[] = []
      for (const wilayah of ['', DESA_LAIN, DESA_ASING])
        for await (const page of exportTemuan(
          aktor,
          pilihanSchema.parse({ jenis: 'nik-ganda', semua: 'ya', wilayah, sebab: wilayah === '' ? '2' : '' }),
        ))
          answers.push(page)
      return answers
    },
  },
  { nama: 'listSebab', run: (aktor) => each(KODE, (wilayah) => listSebab(aktor, 'nik-ganda', { wilayah })) },
  { nama: 'listDesaTemuan', run: (aktor) => each(KODE, (wilayah) => listDesaTemuan(aktor, 'nik-ganda', wilayah)) },
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
  {
    nama: 'getUmurData',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => getUmurData(aktor, id),
      ),
  },
  { nama: 'listPenduduk', run: (aktor) => listPenduduk(aktor) },
  { nama: 'listTugasMitra', run: (aktor) => listTugasMitra(aktor, HARI) },
  {
    nama: 'findTugasMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.tugas_mitra, (id) => findTugasMitra(aktor, id, HARI)),
  },
  {
    nama: 'exportTugasMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.tugas_mitra, (id) => exportTugasMitra(aktor, id, HARI)),
  },
  {
    nama: 'listJawabanMitra',
    run: (aktor, { idByTabel }) => each(idByTabel.temuan, (id) => listJawabanMitra(aktor, { temuanId: id })),
  },
  { nama: 'listMitra', run: (aktor) => listMitra(aktor) },
]
