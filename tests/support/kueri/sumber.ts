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
import { listPrioritas } from '@/lib/sumber/queries/list-prioritas'
import { listSelisih } from '@/lib/sumber/queries/list-selisih'
import { listTanggapanUsulan } from '@/lib/sumber/queries/list-tanggapan-usulan'
import { DESA_LAIN } from '../factories'
import { each, KODE, type Kueri } from './bentuk'

/** Reads of sumber. */
export const KUERI_SUMBER: readonly Kueri[] = [
  {
    nama: 'listAsalData',
    run: (aktor, { kota }) =>
      each(
        kota.keluargaList.map(({ id }) => id),
        (id) => listAsalData(aktor, id),
      ),
  },
  { nama: 'listPrioritas', run: (aktor) => listPrioritas(aktor) },
  { nama: 'resolveRilis', run: (aktor) => resolveRilis(aktor) },
  { nama: 'listRilis', run: (aktor) => listRilis(aktor) },
  { nama: 'listImpor', run: (aktor) => listImpor(aktor) },
  { nama: 'listMuatan', run: (aktor) => listMuatan(aktor) },
  { nama: 'findImporSumber', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImporSumber(aktor, id)) },
  {
    nama: 'listJawabanUsulan',
    run: (aktor, { idByTabel }) => each(idByTabel.sumber_muatan, (id) => listJawabanUsulan(aktor, id)),
  },
  { nama: 'listTanggapanUsulan', run: (aktor) => listTanggapanUsulan(aktor, 'UJI') },
  { nama: 'findImpor', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImpor(aktor, id)) },
  { nama: 'findImporDetail', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => findImporDetail(aktor, id)) },
  { nama: 'listSisihan', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => listSisihan(aktor, id)) },
  { nama: 'listKodeDitahan', run: (aktor, { idByTabel }) => each(idByTabel.impor, (id) => listKodeDitahan(aktor, id)) },
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
          { isi: 'baris', dari: 3 },
          { isi: 'arah', arah: 'lain' },
          { isi: 'kolom', berkas: 'keluarga', kolom: 'alamat' },
          { isi: 'kolom', berkas: 'anggota', kolom: 'nama' },
          { isi: 'orang', jenis: 'hilang' },
        ] as const)
          answers.push((await listSelisih(aktor, { ...pasangan, wilayah, sel })).rows)
      return answers
    },
  },
]
