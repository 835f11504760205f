import Link from 'next/link'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import type { Keadaan } from '@/lib/keluarga/dampak'
import {
  JENIS_PERISTIWA,
  type JenisPeristiwa,
  KOLOM_PERBAIKAN,
  LABEL_PERISTIWA,
  sebutPeristiwa,
} from '@/lib/keluarga/peristiwa'
import type { KeluargaDetail } from '@/lib/keluarga/queries/get-keluarga'
import { PeristiwaForm } from './peristiwa-form'
import type { PerubahanTampil } from './versi-bentrok'

/** Events that need somebody to happen to. */
const PERLU_ANGGOTA: ReadonlySet<JenisPeristiwa> = new Set<JenisPeristiwa>([
  'kelahiran',
  'kematian',
  'pindah-keluar',
  'pecah-kk',
  'gabung-kk',
  'ganti-kepala',
])

/** First the choice of the event, then its short form. */
export function CatatPeristiwa(props: {
  keluarga: KeluargaDetail
  /** Changes of its local layer; how many there are is the version of the form. */
  perubahanList: PerubahanTampil[]
  jenis: JenisPeristiwa | undefined
  subjek: string | undefined
  kabupatenList: { kode: string; nama: string }[]
  hariIni: string
  /** What other rooms know that is worth knowing first. */
  sebelum?: ReactNode
}) {
  const { keluarga, jenis } = props
  const path = `/keluarga/${keluarga.keluargaId}`
  const kepala = keluarga.nilai.nama_anggota_keluarga?.kini ?? ''
  return (
    <>
      <PageHeader
        title={jenis ? `Catat ${sebutPeristiwa(jenis)}` : 'Catat peristiwa'}
        description={
          jenis
            ? LABEL_PERISTIWA[jenis].uraian
            : 'Disdukcapil menerbitkan dokumennya, Dinas Sosial mencatatnya. Pilih apa yang terjadi.'
        }
        crumbs={[
          { label: 'Keluarga', href: '/keluarga' },
          { label: `Keluarga ${kepala}`, href: path },
          jenis ? { label: 'Catat peristiwa', href: `${path}/catat` } : { label: 'Catat peristiwa' },
          ...(jenis ? [{ label: LABEL_PERISTIWA[jenis].label }] : []),
        ]}
      />
      {props.sebelum}
      {jenis ? (
        <PeristiwaForm
          key={jenis}
          keluargaId={keluarga.keluargaId}
          jenis={jenis}
          keadaan={toKeadaan(keluarga)}
          versi={props.perubahanList.length}
          perubahanList={props.perubahanList.slice(-10)}
          kabupatenList={props.kabupatenList}
          hariIni={props.hariIni}
          subjek={props.subjek}
        />
      ) : (
        <Pilihan path={path} kosong={keluarga.anggotaKini.length === 0} />
      )}
    </>
  )
}

function Pilihan({ path, kosong }: { path: string; kosong: boolean }) {
  const pilihan = JENIS_PERISTIWA.filter((jenis) => !kosong || !PERLU_ANGGOTA.has(jenis))
  return (
    <>
      {kosong ? (
        <div className="mb-4">
          <Notice tone="guide">Tidak ada anggota di keluarga ini, jadi pilihannya lebih sedikit.</Notice>
        </div>
      ) : null}
      <ul className="grid gap-3 sm:grid-cols-2">
        {pilihan.map((jenis) => (
          <li
            key={jenis}
            className="relative rounded-md border border-stroke bg-surface p-4 hover:border-stroke-input hover:bg-surface-hover"
          >
            <Link
              prefetch={false}
              href={`${path}/catat?jenis=${jenis}`}
              className="font-semibold text-link after:absolute after:inset-0"
            >
              {LABEL_PERISTIWA[jenis].label}
            </Link>
            <p className="text-sm text-content-secondary">{LABEL_PERISTIWA[jenis].uraian}</p>
          </li>
        ))}
      </ul>
      <p className="mt-6">
        Ada keluarga yang belum tercatat di sini dan pindah masuk?{' '}
        <Link prefetch={false} href="/keluarga/masuk" className="text-link underline">
          Catat keluarga pindah masuk
        </Link>
      </p>
    </>
  )
}

/** What the browser needs of the family to show what will change; numbers are masked already. */
function toKeadaan(keluarga: KeluargaDetail): Keadaan {
  return {
    alamat: keluarga.nilai.alamat?.kini ?? null,
    anggotaList: keluarga.anggotaKini.map(({ orangId, nilai }) => ({
      orangId,
      nama: nilai.nama?.kini ?? 'tanpa nama',
      nilai: Object.fromEntries(KOLOM_PERBAIKAN.map((kolom) => [kolom, nilai[kolom]?.kini ?? null])),
    })),
  }
}
