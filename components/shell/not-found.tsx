import { ButtonLink } from '@/components/ui/button'

/**
 * Page or thing that is not there, or not for this person: the words are the same, so that nobody learns by guessing
 * which ids exist.
 */
export function NotFound({ href = '/', label = 'Ke halaman depan' }: { href?: string; label?: string }) {
  return (
    <div className="measure space-y-4 py-8">
      <h1 className="text-2xl">Halaman tidak ditemukan</h1>
      <p>Alamatnya mungkin salah ketik, datanya sudah dipindahkan, atau berada di luar wilayah tugas Anda.</p>
      <ButtonLink href={href}>{label}</ButtonLink>
    </div>
  )
}
