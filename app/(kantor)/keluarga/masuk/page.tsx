import { KeluargaMasuk } from '@/components/keluarga/keluarga-masuk'
import { today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { isWithin } from '@/lib/wilayah/kode'
import { listArea } from '@/lib/wilayah/queries'

export const metadata = { title: 'Catat keluarga pindah masuk' }

export default async function KeluargaMasukPage() {
  const aktor = await requireAktor('keluarga:catat')
  const areaList = (await listArea(aktor.kodeKab)).filter(({ kodeDesa }) => isWithin(kodeDesa, aktor.kodeWilayah))
  return (
    <KeluargaMasuk
      desaList={areaList.map(({ kodeDesa, desa, kecamatan }) => ({ kode: kodeDesa, nama: `${desa}, ${kecamatan}` }))}
      hariIni={today()}
    />
  )
}
