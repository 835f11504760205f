import { getKelayakanKeluarga } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { findRekapKelayakan } from '@/lib/kelayakan/queries/get-rekap-kelayakan'
import { each, HARI, KODE, type Kueri } from './bentuk'

/** Reads of kelayakan. */
export const KUERI_KELAYAKAN: readonly Kueri[] = [
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
]
