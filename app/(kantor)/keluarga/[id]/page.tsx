import { notFound } from 'next/navigation'
import { KelayakanKeluarga } from '@/components/kelayakan/kelayakan-keluarga'
import { KeluargaBelumDikenal } from '@/components/keluarga/keluarga-belum-dikenal'
import { KeluargaDetailView } from '@/components/keluarga/keluarga-detail'
import { DukcapilKeluarga } from '@/components/padan/dukcapil-keluarga'
import { PindahKeluarga } from '@/components/padan/pindah-keluarga'
import { PeringkatKeluarga } from '@/components/peringkat/peringkat-keluarga'
import { AsalDataCard } from '@/components/sumber/asal-data-card'
import { TemuanKeluarga } from '@/components/temuan/temuan-keluarga'
import { UmurDataBaris } from '@/components/temuan/umur-data'
import { UsulanKeluarga } from '@/components/verval/usulan-keluarga'
import { can } from '@/lib/akses/izin'
import { dateAt } from '@/lib/core/date'
import { formatTime } from '@/lib/core/format'
import { getKelayakanKeluarga } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { lihatKeluarga } from '@/lib/keluarga/commands/lihat-keluarga'
import { findBukaanKeluarga } from '@/lib/keluarga/queries/find-bukaan'
import { keluargaDetailSchema, keluargaIdSchema } from '@/lib/keluarga/schema'
import { isLayananAda } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { listBelumTerjawab, listDukcapilKeluarga } from '@/lib/padan/queries/list-dukcapil'
import { listPindahKeluarga } from '@/lib/padan/queries/list-pindah'
import { listTautanKeluarga } from '@/lib/padan/queries/list-tautan'
import { getPeringkatKeluarga } from '@/lib/peringkat/queries/get-peringkat-keluarga'
import { now, today } from '@/lib/server/clock'
import { requireAktor } from '@/lib/server/session'
import { readView } from '@/lib/server/view'
import { listAsalData } from '@/lib/sumber/queries/list-asal-data'
import { getUmurData } from '@/lib/temuan/queries/get-umur-data'
import { listTemuanKeluarga } from '@/lib/temuan/queries/list-temuan'
import { listUsulanKeluarga } from '@/lib/verval/queries/list-usulan-keluarga'
import { listJalur } from '@/lib/wilayah/queries'

export const metadata = { title: 'Rincian keluarga' }

export default async function KeluargaPage({ params, searchParams }: PageProps<'/keluarga/[id]'>) {
  const aktor = await requireAktor('keluarga:lihat')
  const id = keluargaIdSchema.safeParse((await params).id)
  const { tab, berlaku, diketahui } = keluargaDetailSchema.parse(await searchParams)
  const dahulu = berlaku !== undefined || diketahui !== undefined
  const view = await readView(aktor)
  const keluarga = id.success
    ? await lihatKeluarga(aktor, id.data, { rilis: view.rilis, pandang: { berlaku, dicatat: diketahui } })
    : null
  // Known now, but not at the time asked for: that is an answer, not a wrong address.
  if (!keluarga && id.success && dahulu && (await lihatKeluarga(aktor, id.data, { rilis: view.rilis })))
    return (
      <KeluargaBelumDikenal keluargaId={id.data} pandang={{ berlaku: berlaku ?? null, diketahui: diketahui ?? null }} />
    )
  if (!keluarga || !id.success) notFound()
  const temuanList = !dahulu && can(aktor, 'temuan:lihat') ? await listTemuanKeluarga(aktor, id.data) : []
  const pindahList = dahulu ? [] : await listPindahKeluarga(aktor, id.data)
  const bukaan = await findBukaanKeluarga(aktor, id.data, now())
  return (
    <KeluargaDetailView
      keluarga={keluarga}
      jalur={await listJalur(keluarga.kodeDesa)}
      tab={tab}
      hariIni={today()}
      pandang={{ berlaku: berlaku ?? null, diketahui: diketahui ?? null }}
      diketahui={diketahui ? dateAt(diketahui) : undefined}
      desilSimulasi={
        tab === 'desil' && can(aktor, 'peringkat:lihat') ? (
          <PeringkatKeluarga peringkat={await getPeringkatKeluarga(aktor, id.data)} />
        ) : null
      }
      kelayakan={
        tab === 'kelayakan' && can(aktor, 'kelayakan:lihat') ? (
          <KelayakanKeluarga
            kelayakan={await getKelayakanKeluarga(aktor, id.data, berlaku ?? (diketahui ? dateAt(diketahui) : today()))}
          />
        ) : null
      }
      usulan={
        tab === 'riwayat' && can(aktor, 'verval:lihat') ? (
          <UsulanKeluarga rows={await listUsulanKeluarga(aktor, id.data)} />
        ) : null
      }
      pindah={
        pindahList.length > 0 ? (
          <PindahKeluarga
            keluargaId={id.data}
            rows={pindahList}
            namaOf={(orangId) =>
              [...keluarga.anggotaKini, ...keluarga.anggotaKeluar].find((satu) => satu.orangId === orangId)?.nilai.nama
                ?.kini ?? 'Seorang anggota'
            }
            bolehCatat={can(aktor, 'keluarga:catat')}
          />
        ) : null
      }
      temuan={
        dahulu || !can(aktor, 'temuan:lihat') ? null : (
          <div className="space-y-6">
            <UmurDataBaris umur={await getUmurData(aktor, id.data)} hariIni={today()} />
            <TemuanKeluarga rows={temuanList} />
          </div>
        )
      }
      padan={
        tab === 'anggota' && !dahulu && can(aktor, 'padan:lihat') ? (
          <DukcapilKeluarga
            orangList={keluarga.anggotaKini.map(({ orangId, nilai }) => ({
              id: orangId,
              nama: nilai.nama?.kini ?? 'Tanpa nama',
            }))}
            hasilList={await listDukcapilKeluarga(aktor, id.data)}
            belumList={
              await listBelumTerjawab(
                aktor,
                keluarga.anggotaKini.map(({ orangId }) => orangId),
              )
            }
            tautanList={await listTautanKeluarga(aktor, id.data)}
            layananAda={isLayananAda()}
            boleh={{ periksa: can(aktor, 'padan:periksa') }}
          />
        ) : null
      }
      asal={tab === 'riwayat' ? <AsalDataCard asal={await listAsalData(aktor, id.data)} /> : null}
      bukaan={bukaan && { id: bukaan.id, jam: formatTime(bukaan.berakhirPada) }}
      boleh={{
        bukaSamaran: can(aktor, 'keluarga:buka-samaran'),
        bandingkan: can(aktor, 'keluarga:cari'),
        ajukan: can(aktor, 'verval:ajukan') && !dahulu,
        catat: can(aktor, 'keluarga:catat') && !dahulu,
        batalkan: can(aktor, 'keluarga:batalkan-catatan') && !dahulu,
      }}
    />
  )
}
