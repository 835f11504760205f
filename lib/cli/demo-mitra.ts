// A request of the demo to another office, partly answered, by the demo accounts themselves: so that its screens and the
// findings that come of answers are not empty.
import { z } from 'zod'
import { type Aktor, PERAN, type Peran } from '@/lib/akses/izin'
import { withOwner } from '@/lib/server/owner'
import { CommandError } from './support'

/** The same request when the step is run again. */
const KUNCI_MINTA = '01990000-0000-7000-8000-00000000d001'
const KUNCI_JAWAB = '01990000-0000-7000-8000-00000000d002'
const BARIS = 8

const aktorRow = z.object({
  id: z.string(),
  nama: z.string(),
  namaPengguna: z.string(),
  peran: z.enum(PERAN),
  kodeWilayah: z.string(),
  kodeKab: z.string(),
})

/**
 * Asks the Disdukcapil about the first findings of a NIK that is not padan and answers half of them. Nothing happens where
 * there is no such finding. Throws what the commands refuse.
 */
export async function mintaContoh(kodeKab: string): Promise<void> {
  const { mintaMitra } = await import('@/lib/temuan/commands/minta-mitra')
  const { jawabMitra } = await import('@/lib/temuan/commands/jawab-mitra')
  const { mintaMitraSchema } = await import('@/lib/temuan/schema')
  const { today } = await import('@/lib/server/clock')
  const [dinsos, mitra, temuan] = await withOwner(async (client) => {
    const findAktor = async (peran: Peran): Promise<Aktor | null> => {
      const { rows } = await client.query(
        `SELECT id::text, nama, nama_pengguna AS "namaPengguna", peran, kode_wilayah AS "kodeWilayah", kode_kab AS "kodeKab"
         FROM pengguna WHERE kode_kab = $1 AND peran = $2 AND aktif ORDER BY nama_pengguna LIMIT 1`,
        [kodeKab, peran],
      )
      return rows[0] ? aktorRow.parse(rows[0]) : null
    }
    const { rows } = await client.query<{ id: string }>(
      `SELECT id::text FROM temuan WHERE kode_kab = $1 AND jenis = 'nik-tidak-padan' AND status = 'baru' ORDER BY kode_desa DESC, kunci LIMIT $2`,
      [kodeKab, BARIS],
    )
    return [await findAktor('operator-dinsos'), await findAktor('verifikator-mitra'), rows] as const
  })
  if (!dinsos || !mitra || temuan.length === 0) return
  const diminta = await mintaMitra(
    dinsos,
    mintaMitraSchema.parse({
      kunci: KUNCI_MINTA,
      jenis: 'nik-tidak-padan',
      id: temuan.map(({ id }) => id),
      penerimaId: mitra.id,
      tujuan: 'Mencocokkan NIK yang tidak padan sebelum verval',
      tenggat: `${Number(today().slice(0, 4)) + 1}-12-31`,
    }),
  )
  if (!diminta.ok) throw new CommandError(diminta.error.message, diminta.error.code)
  const jawabanList = temuan.slice(0, Math.ceil(temuan.length / 2)).map((_, ke) => {
    const nomor = ke + 1
    if (ke % 4 === 1)
      return { nomor, jawaban: 'tidak-sesuai' as const, apa: ['nama' as const], catatan: 'Ejaan di KTP-el berbeda' }
    if (ke % 4 === 2) return { nomor, jawaban: 'tidak-dikenal' as const, apa: [], catatan: null }
    return { nomor, jawaban: 'sesuai' as const, apa: [], catatan: null }
  })
  const dijawab = await jawabMitra(mitra, { kunci: KUNCI_JAWAB, id: diminta.value.id, jawabanList })
  if (!dijawab.ok) throw new CommandError(dijawab.error.message, dijawab.error.code)
}
