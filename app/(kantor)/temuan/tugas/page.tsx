import { TugasPage } from '@/components/temuan/tugas-page'
import { can } from '@/lib/akses/izin'
import { toBukaanTampil } from '@/lib/keluarga/bukaan'
import { lihatNomor } from '@/lib/keluarga/commands/lihat-nomor'
import { findBukaan } from '@/lib/keluarga/queries/find-bukaan'
import { now, today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { countTugasTemuan, listTugasTemuan } from '@/lib/temuan/queries/list-temuan'
import { tugasFilterSchema } from '@/lib/temuan/schema'

export const metadata = { title: 'Tugas saya' }

export default async function TugasTemuanPage({ searchParams }: PageProps<'/temuan/tugas'>) {
  const aktor = await requireAktor('temuan:konfirmasi')
  const filter = tugasFilterSchema.parse(await searchParams)
  const page = await listTugasTemuan(aktor, filter)
  const boleh = can(aktor, 'keluarga:buka-samaran')
  const bukaan = boleh ? await findBukaan(aktor, { objek: 'tugas', objekId: aktor.id }, now()) : null
  const nomor = bukaan
    ? await lihatNomor(
        aktor,
        page.rows.flatMap(({ keluargaId }) => keluargaId ?? []),
      )
    : null
  return (
    <TugasPage
      page={{
        ...page,
        rows: page.rows.map((row) => ({
          ...row,
          nomorKk: nomor?.get(row.keluargaId ?? '')?.nomorKk || row.nomorKk,
        })),
      }}
      bukaan={boleh && (bukaan || page.rows.length > 0) ? { kini: bukaan && toBukaanTampil(bukaan, now()) } : null}
      filter={filter}
      mitra={can(aktor, 'temuan:minta-mitra')}
      jumlah={await countTugasTemuan(aktor, today())}
    />
  )
}
