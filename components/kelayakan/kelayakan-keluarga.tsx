import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { formatDate } from '@/lib/core/format'
import { type Alasan, CATATAN_PENETAPAN } from '@/lib/kelayakan/aturan'
import type { KelayakanKeluarga as Kelayakan, KelayakanProgram } from '@/lib/kelayakan/queries/get-kelayakan-keluarga'
import { HasilStatus } from './hasil-kelayakan'

/** The answers of every programme for one family with all reasons. For the family page. */
export function KelayakanKeluarga({ kelayakan }: { kelayakan: Kelayakan }) {
  const { rilis, exclude, programList, indikasi } = kelayakan
  return (
    <div className="space-y-4">
      <Notice tone="guide">{CATATAN_PENETAPAN}</Notice>
      <p className="measure text-sm text-content-secondary">{dibaca(kelayakan)}</p>
      {programList.map((satu) => (
        <ProgramCard key={satu.program.kode} satu={satu} />
      ))}
      {indikasi.length > 0 ? (
        <Card title="Indikasi untuk diperiksa" description="Disimpulkan dari DTSEN; tidak mengubah jawaban di atas.">
          <ul className="list-disc space-y-1 pl-5">
            {indikasi.map(({ kode, kalimat }) => (
              <li key={kode}>{kalimat}</li>
            ))}
          </ul>
        </Card>
      ) : null}
      {rilis && !exclude ? (
        <p className="measure text-sm text-content-secondary">
          Selama daftar exclude SIKS-NG belum dimuat, jawaban yang bergantung padanya tetap terbuka.
        </p>
      ) : null}
    </div>
  )
}

function dibaca({ tanggal, rilis, exclude, adaPembaruan }: Kelayakan): string {
  const dasar = `Dinilai per ${formatDate(tanggal)}`
  if (!rilis) return `${dasar}. Belum ada rilis yang berlaku pada tanggal itu.`
  if (rilis.tidakAdaDiRilis) return `${dasar}. Keluarga ini tidak ada di rilis ${rilis.kode}.`
  const daftar = exclude ? `daftar exclude SIKS-NG ${exclude.periode}` : 'tanpa daftar exclude SIKS-NG'
  const pembaruan = adaPembaruan ? ' Pembaruan daerah pada keluarga ini belum dibaca oleh penilaian.' : ''
  return `${dasar} dari rilis ${rilis.kode} (lapis rilis, desil nasional resmi) dan ${daftar}.${pembaruan}`
}

function ProgramCard({ satu }: { satu: KelayakanProgram }) {
  const { program, aturan, hasil, alasan } = satu
  return (
    <Card
      title={program.nama}
      description={
        aturan
          ? `${aturan.dasarHukum}, berlaku sejak ${formatDate(aturan.berlakuMulai)}. Penetap: ${program.penetap}.`
          : `Penetap: ${program.penetap}.`
      }
      act={
        aturan?.status === 'belum-terverifikasi' ? <Badge tone="warning">aturan belum terverifikasi</Badge> : undefined
      }
      level={3}
    >
      <HasilStatus hasil={hasil} />
      <ul className="mt-2 space-y-1.5">
        {alasan.map((baris) => (
          <li key={baris.syarat} className="flex items-start gap-2">
            <AlasanIcon alasan={baris} />
            <span className="measure">{baris.kalimat}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function AlasanIcon({ alasan: { terpenuhi } }: { alasan: Alasan }) {
  const [Icon, kata, warna] =
    terpenuhi === null
      ? ([CircleHelp, 'Tidak diketahui', 'text-warning-strong'] as const)
      : terpenuhi
        ? ([CircleCheck, 'Terpenuhi', 'text-positive-strong'] as const)
        : ([CircleX, 'Tidak terpenuhi', 'text-content-secondary'] as const)
  return (
    <>
      <Icon aria-hidden className={`mt-0.5 size-5 shrink-0 ${warna}`} />
      <span className="sr-only">{kata}: </span>
    </>
  )
}
