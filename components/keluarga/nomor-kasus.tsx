import { DescriptionList } from '@/components/ui/description-list'
import { PersonalNumber } from '@/components/ui/masked-number'

/** Whole numbers of the family of a case, while a stated purpose holds. */
export function NomorKasus({ nomor }: { nomor: NomorKasusRow }) {
  return (
    <DescriptionList
      items={[
        { term: 'Nomor KK', value: nomor.nomorKk ? <PersonalNumber value={nomor.nomorKk} /> : 'Belum terbit' },
        ...(nomor.idPelangganPln
          ? [{ term: 'ID pelanggan PLN', value: <PersonalNumber value={nomor.idPelangganPln} /> }]
          : []),
        ...nomor.orangList.map(({ nama, nik }) => ({ term: `NIK ${nama}`, value: <PersonalNumber value={nik} /> })),
      ]}
    />
  )
}

/** What is shown of one family. */
export type NomorKasusRow = {
  nomorKk: string
  idPelangganPln: string
  orangList: { orangId: string; nama: string; nik: string }[]
}
