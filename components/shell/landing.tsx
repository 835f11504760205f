import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'

const WORK = [
  {
    title: 'Memeriksa',
    text: 'Rilis DTSEN dari BPS dimuat apa adanya, dihitung sampai baris terakhir, dan dapat ditelusuri kembali.',
  },
  {
    title: 'Memperbaiki',
    text: 'Usulan dari desa dan kelurahan dimusyawarahkan, diperiksa di lapangan, diverifikasi, lalu ditetapkan.',
  },
  {
    title: 'Mempertanggungjawabkan',
    text: 'Setiap perubahan tercatat: siapa, kapan, dari apa menjadi apa, dan atas dasar apa.',
  },
]

/** The front page: what Sahih is and where to go. `service` are links for warga, only those that exist. */
export function Landing({ service }: { service?: ReactNode }) {
  return (
    <div className="space-y-12">
      <section className="space-y-4">
        <h1 className="max-w-2xl text-3xl">Data keluarga yang benar, agar bantuan sampai kepada yang berhak</h1>
        <p className="measure">
          Sahih membantu Dinas Sosial menjaga kebenaran Data Tunggal Sosial dan Ekonomi Nasional (DTSEN) di satu
          kabupaten/kota.
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href="/masuk" intent="primary" size="lg">
            Masuk untuk petugas
          </ButtonLink>
          {service}
        </div>
      </section>
      <section aria-labelledby="kerja">
        <h2 id="kerja" className="mb-4 text-xl">
          Apa yang dikerjakan di sini
        </h2>
        <div className="grid gap-4 sm:grid-cols-3">
          {WORK.map((one) => (
            <div key={one.title} className="rounded-md border border-stroke p-4">
              <h3 className="text-lg">{one.title}</h3>
              <p className="mt-1 text-base text-content-secondary">{one.text}</p>
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}
