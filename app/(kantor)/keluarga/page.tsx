import { redirect } from 'next/navigation'
import { HasilCari } from '@/components/keluarga/hasil-cari'
import { KeluargaList } from '@/components/keluarga/keluarga-list'
import { type Aktor, can } from '@/lib/akses/izin'
import { filterKolom, groupKolom } from '@/lib/keluarga/kolom-ekspor'
import { findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { listKolomEkspor } from '@/lib/keluarga/queries/export-rilis'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { keluargaFilterSchema } from '@/lib/keluarga/schema'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { usulanFilterSchema } from '@/lib/verval/schema'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Keluarga' }

export default async function KeluargaListPage({ searchParams }: PageProps<'/keluarga'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const filter = keluargaFilterSchema.parse(await searchParams)
  const view = await readView(aktor, filter)
  if (filter.cari) {
    const hasil = await findHasilCari(aktor, filter.cari, view.wilayah)
    if (hasil?.nomorUsulan) await bukaUsulan(aktor, hasil.nomorUsulan)
    return <HasilCari cari={filter.cari} hasil={hasil} />
  }
  const jalur = await listJalur(view.wilayah)
  const { rilis, page } = await listKeluarga(aktor, { ...filter, rilis: view.rilis, wilayah: view.wilayah })
  const kolom = (jenis: 'keluarga' | 'anggota') =>
    groupKolom(filterKolom(aktor, listKolomEkspor({ jenis, sintetis: false })))
  const kolomEkspor = can(aktor, 'keluarga:ekspor') ? { keluarga: kolom('keluarga'), anggota: kolom('anggota') } : null
  return <KeluargaList rilis={rilis} page={page} filter={filter} jalur={jalur} kolomEkspor={kolomEkspor} />
}

/** A usulan that was searched by its number is opened; which of them exist, verval knows. */
async function bukaUsulan(aktor: Aktor, nomor: string): Promise<void> {
  if (!can(aktor, 'verval:lihat')) return
  const { rows } = await listUsulan(aktor, usulanFilterSchema.parse({ nomor }))
  if (rows[0]) redirect(`/verval/${rows[0].id}`)
}
