// Sends somebody to look at many families at once: those ticked, or everything a list shows but some. Many of them as a job, in slices.
import 'server-only'
import { z } from 'zod'
import { type Aktor, IZIN_PERAN, PERAN, type Peran } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { readTitipan, titipSaringan } from '@/lib/keluarga/commands/titip-saringan'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { syaratKeluarga } from '@/lib/keluarga/queries/syarat-keluarga'
import { catatSaringan, formatSaringan } from '@/lib/keluarga/saringan'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { isWithin, rangeOf } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { type TugaskanKeluargaInput, tugaskanKeluargaSchema } from '../schema/pemeriksaan'
import { type AlasanPemeriksaan, sebutPenugasan } from '../sebutan'
import { cekIzin } from '../wewenang'

/** Above this the work is done by the worker. */
const BATAS_LANGSUNG = 1_000
/** Families given out in one transaction of the job: the chain of the audit is not held for longer. */
const SEPOTONG = 500

/**
 * What became of the chosen families: `ditugaskan` got a visit, `menunggu` have one that is open, `luar` lie outside the wilayah of the
 * petugas. With `pekerjaanId` the worker does it and the numbers come later.
 */
export type HasilTugaskanKeluarga = {
  pekerjaanId: string | null
  ditugaskan: number
  menunggu: number
  luar: number
  pesan: string
}

type Petugas = { id: string; nama: string; kodeWilayah: string }
type Pilihan = Omit<TugaskanKeluargaInput, 'kunci'> & { rilisId: number }

/**
 * Assigns one visit per chosen family. Refusals: `akses/tanpa-izin`, `verval/petugas-tidak-berwenang`,
 * `verval/tidak-ditemukan` (an area outside the wilayah, or no family chosen is there), `keluarga/rilis-tidak-ada`.
 */
export async function tugaskanKeluarga(
  aktor: Aktor,
  input: TugaskanKeluargaInput,
): Promise<Result<HasilTugaskanKeluarga>> {
  const izin = cekIzin(aktor, 'tugaskan')
  if (!izin.ok) return izin
  return withAct<HasilTugaskanKeluarga>(aktor, 'verval.tugaskan', toCatatan(input), async (tx) => {
    if (!isWithin(input.wilayah, aktor.kodeWilayah))
      return refuse('verval/tidak-ditemukan', 'Keluarga yang dipilih tidak ditemukan di wilayah Anda.')
    const petugas = await findPetugas(tx, aktor, input.petugasId)
    if (!petugas)
      return refuse(
        'verval/petugas-tidak-berwenang',
        'Petugas yang dipilih tidak aktif atau tidak bertugas melakukan pemeriksaan.',
      )
    const rilis = await findRilis(tx, aktor.kodeKab, input.rilis)
    if (!rilis) return refuse('keluarga/rilis-tidak-ada', 'Rilis yang diminta tidak ada atau belum terbit.')
    const { kunci: _, ...isi } = input
    const pilihan = { ...isi, rilisId: rilis.id }
    const pertama = await listCalon(tx, aktor, pilihan, null, BATAS_LANGSUNG + 1)
    if (pertama.length === 0)
      return refuse('verval/tidak-ditemukan', 'Keluarga yang dipilih tidak ditemukan di wilayah Anda.')
    const pada = now()
    if (pertama.length > BATAS_LANGSUNG) {
      const masukan = { ...toMasukan(pilihan), saringan: await titipSaringan(tx, aktor, pilihan.saringan) }
      const id = await antrekan(tx, aktor, 'pemeriksaan', { ...masukan, pada: pada.toISOString() })
      await catat(tx, 'verval.tugaskan', id, { ...ringkas(pilihan), petugasId: petugas.id, alasan: input.alasan })
      return ok({ pekerjaanId: id, ditugaskan: 0, menunggu: 0, luar: 0, pesan: 'Penugasan sedang dikerjakan.' })
    }
    const hasil = await tulisTugas(tx, aktor, petugas, input.alasan, pada, pertama)
    await catat(tx, 'verval.tugaskan', hasil.idList[0] ?? petugas.id, {
      ...ringkas(pilihan),
      petugasId: petugas.id,
      alasan: input.alasan,
      ditugaskan: hasil.idList.length,
      menunggu: hasil.menunggu,
      luar: hasil.luar,
      ...(hasil.idList.length <= 100 ? { pemeriksaan: hasil.idList } : {}),
    })
    const jumlah = { ditugaskan: hasil.idList.length, menunggu: hasil.menunggu, luar: hasil.luar }
    return ok({ pekerjaanId: null, ...jumlah, pesan: sebutPenugasan(jumlah) })
  })
}

const masukanSchema = tugaskanKeluargaSchema
  .omit({ kunci: true })
  .extend({ saringan: z.string(), rilisId: z.number().int(), pada: z.iso.datetime() })

/**
 * Handler of the pekerjaan `pemeriksaan`: in the name of who asked, with the peran and wilayah they have now. Every visit carries the
 * moment of the act, so that a pekerjaan run again goes on and still counts what it had done.
 */
export const jalankanTugaskanKeluarga: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const { pada: teksPada, saringan: titipan, ...isi } = masukanSchema.parse(masukan)
  if (!cekIzin(aktor, 'tugaskan').ok || !isWithin(isi.wilayah, aktor.kodeWilayah))
    throw new SentenceError('Peran atau wilayah Anda sudah berubah, sehingga penugasan ini tidak dapat dijalankan.')
  const pilihan = { ...isi, saringan: await withAktor(aktor, (tx) => readTitipan(tx, aktor, titipan)) }
  const pada = new Date(teksPada)
  const hasil = { ditugaskan: 0, menunggu: 0, luar: 0 }
  let setelah: string | null = null
  for (;;) {
    signal.throwIfAborted()
    const sepotong: Calon[] = await withAktor(aktor, async (tx) => {
      const petugas = await findPetugas(tx, aktor, pilihan.petugasId)
      if (!petugas) throw new SentenceError('Petugas yang dipilih sudah tidak aktif atau tidak memeriksa lagi.')
      const calonList = await listCalon(tx, aktor, pilihan, setelah, SEPOTONG)
      if (calonList.length === 0) return calonList
      const ini = await tulisTugas(tx, aktor, petugas, pilihan.alasan, pada, calonList)
      hasil.ditugaskan += ini.idList.length + ini.sudah
      hasil.menunggu += ini.menunggu
      hasil.luar += ini.luar
      if (ini.idList.length > 0)
        await catat(tx, 'verval.tugaskan', ini.idList[0] ?? '', {
          petugasId: petugas.id,
          alasan: pilihan.alasan,
          ditugaskan: ini.idList.length,
        })
      return calonList
    })
    const diperiksa = hasil.ditugaskan + hasil.menunggu + hasil.luar
    await lapor('Menugaskan', diperiksa, sepotong.length < SEPOTONG ? diperiksa : diperiksa + SEPOTONG)
    if (sepotong.length < SEPOTONG) return { ...hasil, pesan: sebutPenugasan(hasil) }
    setelah = sepotong.at(-1)?.id ?? null
  }
}

async function findPetugas(tx: Tx, aktor: Aktor, id: string): Promise<Petugas | null> {
  const pengguna = await tx.pengguna.findFirst({
    where: { id, kodeKab: aktor.kodeKab, aktif: true },
    select: { id: true, nama: true, peran: true, kodeWilayah: true },
  })
  if (!pengguna || !PERAN.includes(pengguna.peran as Peran)) return null
  return IZIN_PERAN[pengguna.peran as Peran].includes('verval:periksa') ? pengguna : null
}

const calonRows = z.array(z.object({ id: z.string(), kodeDesa: z.string() }))
type Calon = z.output<typeof calonRows>[number]

/** The next chosen families behind one, by id. rilis_keluarga_pkey; ids ticked are looked up, a filter is asked of one family after another. */
async function listCalon(
  tx: Tx,
  aktor: Aktor,
  { rilisId, wilayah, semua, id, kecuali, saringan }: Pilihan,
  setelah: string | null,
  banyak: number,
): Promise<Calon[]> {
  const { awal, akhir } = rangeOf(wilayah)
  const dipilih = semua
    ? Prisma.sql`AND k.keluarga_id <> ALL (${kecuali}::uuid[]) ${syaratKeluarga(saringan, aktor)}`
    : Prisma.sql`AND k.keluarga_id = ANY (${id}::uuid[])`
  const rows = await tx.$queryRaw`
    SELECT k.keluarga_id::text AS id, k.kode_desa AS "kodeDesa" FROM rilis_keluarga k
    WHERE k.kode_kab = ${aktor.kodeKab} AND k.rilis_id = ${rilisId} AND k.kode_desa >= ${awal} AND k.kode_desa <= ${akhir} ${dipilih}
      ${setelah === null ? Prisma.empty : Prisma.sql`AND k.keluarga_id > ${setelah}::uuid`}
    ORDER BY k.keluarga_id LIMIT ${banyak}`
  return calonRows.parse(rows)
}

/** One visit for each family in the wilayah of the petugas that has none open; `sudah` were given by an earlier try of the same act. */
async function tulisTugas(
  tx: Tx,
  aktor: Aktor,
  petugas: Petugas,
  alasan: AlasanPemeriksaan,
  pada: Date,
  calonList: readonly Calon[],
): Promise<{ idList: string[]; menunggu: number; luar: number; sudah: number }> {
  const { kodeKab } = aktor
  const dalam = calonList.filter(({ kodeDesa }) => isWithin(kodeDesa, petugas.kodeWilayah))
  // Of two who assign the same families at once the second waits here and finds them taken.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('pemeriksaan ' || ${kodeKab}, 0))`
  const terbuka = await tx.pemeriksaan.findMany({
    where: { kodeKab, keluargaId: { in: dalam.map(({ id }) => id) }, status: 'ditugaskan' },
    select: { keluargaId: true, petugasId: true, ditugaskanPada: true, ditugaskanOleh: true },
  })
  const bebas = dalam.filter(({ id }) => !terbuka.some(({ keluargaId }) => keluargaId === id))
  const sudah = terbuka.filter(
    (satu) =>
      satu.petugasId === petugas.id &&
      satu.ditugaskanOleh === aktor.id &&
      satu.ditugaskanPada.getTime() === pada.getTime(),
  ).length
  const dibuat = await tx.pemeriksaan.createManyAndReturn({
    data: bebas.map(({ id, kodeDesa }) => ({
      kodeKab,
      keluargaId: id,
      kodeDesa,
      alasan,
      petugasId: petugas.id,
      petugasNama: petugas.nama,
      ditugaskanOleh: aktor.id,
      ditugaskanPada: pada,
    })),
    select: { id: true },
  })
  return {
    idList: dibuat.map(({ id }) => id),
    menunggu: dalam.length - bebas.length - sudah,
    luar: calonList.length - dalam.length,
    sudah,
  }
}

/** What the record says of a choice: the filter, never the ids of hundreds. */
function ringkas({ semua, saringan, wilayah, rilis, id, kecuali }: Pilihan) {
  return semua
    ? { saringan: catatSaringan(saringan), wilayah, rilis, kecuali: kecuali.length }
    : { dipilih: id.length, wilayah, rilis }
}

/** The same input as plain JSON, for the job; without the filter, which is kept apart. */
function toMasukan({ saringan: _, ...isi }: Pilihan) {
  return { ...isi, semua: isi.semua ? 'ya' : '' }
}

/** The same input as plain JSON, for the hash of the form. */
function toCatatan({ saringan, ...isi }: TugaskanKeluargaInput) {
  return { ...isi, saringan: formatSaringan(saringan) }
}
