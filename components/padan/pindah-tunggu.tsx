import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { parseDate } from '@/lib/core/date'
import { formatDate, formatNumber } from '@/lib/core/format'
import type { PindahTunggu } from '@/lib/padan/queries/list-pindah'

/** Moves between kabupaten/kota that wait for this side: to be opened here, and to be closed here. Nothing when there are none. */
export function PindahTungguCard({ pindah, bolehCatat }: { pindah: PindahTunggu; bolehCatat: boolean }) {
  return (
    <>
      {pindah.tutupList.length > 0 ? (
        <Card
          title="Sudah diterima di tempat lain, belum ditutup di sini"
          description="Kabupaten/kota lain mencatatnya pindah masuk dari dokumen kependudukan. Catat pindah keluar bila benar."
        >
          <ul className="divide-y divide-stroke">
            {pindah.tutupList.map(({ keluargaId, kepala, kabLain, tanggal, jiwa }) => (
              <li key={keluargaId} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span>
                  <Link prefetch={false} href={`/keluarga/${keluargaId}`} className="font-medium text-link underline">
                    Keluarga {kepala ?? 'tanpa nama'}
                  </Link>
                  : {formatNumber(jiwa)} jiwa diterima di {kabLain ?? 'kabupaten/kota lain'}
                  {hari(tanggal)}
                </span>
                {bolehCatat ? (
                  <ButtonLink href={`/keluarga/${keluargaId}/catat?jenis=pindah-keluar`} size="sm">
                    Catat pindah keluar
                  </ButtonLink>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {pindah.datangList.length > 0 ? (
        <Card
          title="Diberitakan pindah ke sini, belum dibuka"
          description="Kabupaten/kota asal sudah menutupnya. Nama dan NIK tidak ikut diberitakan: keluarganya datang dengan surat pindah, lalu dicatat dari surat itu dan tertaut dengan sendirinya."
          act={
            bolehCatat ? (
              <ButtonLink href="/keluarga/masuk" size="sm">
                Catat keluarga pindah masuk
              </ButtonLink>
            ) : undefined
          }
        >
          <ul className="divide-y divide-stroke">
            {pindah.datangList.map(({ rombongan, kabLain, tanggal, jiwa }) => (
              <li key={rombongan} className="py-3">
                <span className="font-medium">{formatNumber(jiwa)} jiwa</span> dari {kabLain ?? 'kabupaten/kota lain'},
                ditutup di sana{hari(tanggal)}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

function hari(tanggal: string): string {
  const hari = parseDate(tanggal)
  return hari ? ` pada ${formatDate(hari)}` : ''
}
