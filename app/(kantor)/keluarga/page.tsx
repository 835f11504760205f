import { redirect } from 'next/navigation'
import { Suspense } from 'react'
import { HasilCari } from '@/components/keluarga/hasil-cari'
import { JumlahTersaring } from '@/components/keluarga/jumlah-tersaring'
import { KeluargaList } from '@/components/keluarga/keluarga-list'
import { SyaratHilang } from '@/components/keluarga/syarat-hilang'
import { TautanLuarRilis } from '@/components/keluarga/tautan-luar-rilis'
import { TugaskanKeluargaForm } from '@/components/verval/tugaskan-keluarga-form'
import { type Aktor, can } from '@/lib/akses/izin'
import { tampilanOf } from '@/lib/keluarga/kepekaan'
import { KOLOM_PILIHAN } from '@/lib/keluarga/kolom-daftar'
import { filterKolom, groupKolom } from '@/lib/keluarga/kolom-ekspor'
import { findHasilCari } from '@/lib/keluarga/queries/cari-orang'
import { countTersaring } from '@/lib/keluarga/queries/count-tersaring'
import { listKolomEkspor } from '@/lib/keluarga/queries/export-rilis'
import { findSyaratTeks } from '@/lib/keluarga/queries/find-syarat-teks'
import { listKeluarga } from '@/lib/keluarga/queries/list-keluarga'
import { countKeluargaLuar, LUAR_TERBANYAK } from '@/lib/keluarga/queries/list-keluarga-luar'
import { getPengaturanDaftar } from '@/lib/keluarga/queries/list-saringan'
import { formatSaringan, isSaringanAktif, toSaringan } from '@/lib/keluarga/saringan'
import { keluargaFilterSchema } from '@/lib/keluarga/schema'
import { HAL_SYARAT } from '@/lib/keluarga/syarat'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { JENIS_TEMUAN, TEMUAN } from '@/lib/temuan/jenis'
import { listPetugasWilayah } from '@/lib/verval/queries/list-petugas-wilayah'
import { listUsulan } from '@/lib/verval/queries/list-usulan'
import { usulanFilterSchema } from '@/lib/verval/schema/usulan'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Keluarga' }

export default async function KeluargaListPage({ searchParams }: PageProps<'/keluarga'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const alamat = keluargaFilterSchema.parse(await searchParams)
  const view = await readView(aktor, alamat)
  if (alamat.cari) {
    const hasil = await findHasilCari(aktor, alamat.cari, view.wilayah)
    if (hasil?.nomorUsulan) await bukaUsulan(aktor, hasil.nomorUsulan)
    return <HasilCari cari={alamat.cari} hasil={hasil} />
  }
  const teksList = await findSyaratTeks(aktor, alamat.teks)
  if (teksList === null) return <SyaratHilang filter={alamat} />
  const filter = { ...alamat, syarat: [...alamat.syarat, ...teksList.flatMap(({ syaratList }) => syaratList)] }
  const pengaturan = await getPengaturanDaftar(aktor)
  const jalur = await listJalur(view.wilayah)
  const kolomList = KOLOM_PILIHAN.filter((satu) => pengaturan.kolomList.includes(satu))
  const { rilis, page } = await listKeluarga(aktor, { ...filter, rilis: view.rilis, wilayah: view.wilayah }, kolomList)
  const saringan = toSaringan(filter)
  const kolom = (jenis: 'keluarga' | 'anggota') =>
    groupKolom(filterKolom(aktor, listKolomEkspor({ jenis, sintetis: false })))
  const tugaskan = rilis !== null && can(aktor, 'verval:tugaskan', view.wilayah)
  return (
    <KeluargaList
      rilis={rilis}
      page={page}
      filter={filter}
      teksList={teksList}
      jalur={jalur}
      pengaturan={pengaturan}
      halSyarat={HAL_SYARAT.filter(({ kolom: satu }) => tampilanOf(aktor, satu) === 'tampil')}
      jumlah={
        rilis && page.total === null && page.terbatas === null && isSaringanAktif(saringan) ? (
          <Suspense fallback="Jumlahnya sedang dihitung…">
            <JumlahTersaring
              hitung={countTersaring(aktor, { ...filter, rilis: view.rilis, wilayah: view.wilayah })}
              wilayah={jalur.at(-1)?.nama ?? 'wilayah ini'}
              berdesil={saringan.desil !== undefined}
            />
          </Suspense>
        ) : undefined
      }
      temuanList={
        can(aktor, 'temuan:lihat') ? JENIS_TEMUAN.map((jenis) => ({ value: jenis, label: TEMUAN[jenis].label })) : []
      }
      kolomEkspor={can(aktor, 'keluarga:ekspor') ? { keluarga: kolom('keluarga'), anggota: kolom('anggota') } : null}
      luar={
        <Suspense>
          <TautanLuarRilis hitung={countKeluargaLuar(aktor, view.wilayah)} terbanyak={LUAR_TERBANYAK} />
        </Suspense>
      }
      acts={
        tugaskan ? (
          <TugaskanKeluargaForm
            rilis={rilis.kode}
            wilayah={view.wilayah}
            saringan={formatSaringan(saringan)}
            petugasList={await listPetugasWilayah(aktor, view.wilayah)}
          />
        ) : undefined
      }
    />
  )
}

/** A usulan that was searched by its number is opened; which of them exist, verval knows. */
async function bukaUsulan(aktor: Aktor, nomor: string): Promise<void> {
  if (!can(aktor, 'verval:lihat')) return
  const { rows } = await listUsulan(aktor, usulanFilterSchema.parse({ nomor }))
  if (rows[0]) redirect(`/verval/${rows[0].id}`)
}
