import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { toFormulir, toPilihan } from '@/lib/verval/formulir'
import type { DrafUsulan } from '@/lib/verval/queries/find-draf'
import { ASAL_USULAN, labelAsal } from '@/lib/verval/sebutan'
import { UsulanForm } from './usulan-form'

/** The page on which a draft is filled in. */
export function UsulanUbah({ draf }: { draf: DrafUsulan }) {
  const { register } = draf
  return (
    <>
      <PageHeader
        title={draf.nomor ? `Perbaiki usulan ${draf.nomor}` : 'Isi usulan'}
        crumbs={[
          { label: 'Verval', href: '/verval' },
          { label: draf.nomor ?? 'Draf', href: `/verval/${draf.id}` },
          { label: 'Isi' },
        ]}
        description={`Keluarga ${register.nilai.nama_anggota_keluarga?.kini ?? ''}. Ubah hanya yang berbeda dari data sekarang (rilis ${register.rilis.kode} dengan pembaruan daerah). Isian yang dibiarkan tidak berubah; tanda - mengosongkan nilai yang ada.`}
      />
      {draf.dikembalikan && draf.alasan ? (
        <div className="mb-6">
          <Notice tone="warning" title="Dikembalikan dengan alasan">
            {draf.alasan}
          </Notice>
        </div>
      ) : null}
      <UsulanForm
        draf={{ id: draf.id, versi: draf.versi, asal: draf.asal, catatan: draf.catatan }}
        bagianList={toFormulir(register, draf.perubahanList)}
        pilihan={toPilihan()}
        asalList={ASAL_USULAN.map((asal) => ({ value: asal, label: labelAsal(asal, register.kodeDesa) }))}
      />
    </>
  )
}
