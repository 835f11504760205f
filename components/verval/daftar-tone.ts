import type { Tone } from '@/components/ui/tone'
import type { StatusDaftar } from '@/lib/verval/sebutan'

/** Colour of each state of a list. In a file of its own, because server and client parts use it. */
export const TONE_DAFTAR: Record<StatusDaftar, Tone> = {
  disusun: 'guide',
  disahkan: 'guide',
  ditetapkan: 'positive',
  dikirim: 'positive',
  dibubarkan: 'neutral',
}
