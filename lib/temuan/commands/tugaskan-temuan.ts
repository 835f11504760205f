// Giving findings to somebody: those ticked, or everything a list shows; many of them as a job, in slices.
import 'server-only'
import { z } from 'zod'
import { type Aktor, IZIN_PERAN, PERAN, type Peran } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now, today } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { antrekan } from '@/lib/server/jobs'
import { type Handler, SentenceError } from '@/lib/server/worker'
import { isWithin } from '@/lib/wilayah/kode'
import { Prisma } from '@/prisma/client/client'
import { cekIzin, statusAsal } from '../alur'
import { syaratDipilih } from '../queries/saring-temuan'
import { type Pilihan, pilihanSchema, type TugaskanTemuanInput } from '../schema'
import { geserRekap, tahanHitung } from './catat-langkah'

/** Above this, which is as many as can be ticked one by one, the work is done by the worker. */
const BATAS_LANGSUNG = 2000
/** Findings given out in one transaction of the job. */
const SEPOTONG = 5000

/** How many were given out, or the pekerjaan that does it. */
export type HasilTugaskan = { jumlah: number; pekerjaanId: string | null }

type Petugas = { id: string; nama: string; kodeWilayah: string }

/**
 * Gives findings that wait to a petugas with a due date; given again they change hands. Of a list only what lies in the
 * wilayah of the petugas is given. Refusals: `akses/tanpa-izin`, `temuan/petugas-tidak-berwenang`, `temuan/tenggat`,
 * `temuan/tidak-ditemukan` (nothing chosen waits in both wilayah).
 */
export async function tugaskanTemuan(aktor: Aktor, input: TugaskanTemuanInput): Promise<Result<HasilTugaskan>> {
  const izin = cekIzin(aktor, 'tugaskan')
  if (!izin.ok) return izin
  return withAct<HasilTugaskan>(aktor, 'temuan.tugaskan', input, async (tx) => {
    if (input.tenggat < today()) return refuse('temuan/tenggat', 'Tenggat tidak boleh sebelum hari ini.')
    const petugas = await findPetugas(tx, aktor, input.petugasId)
    if (!petugas)
      return refuse('temuan/petugas-tidak-berwenang', 'Petugas yang dipilih tidak aktif atau tidak menangani temuan.')
    const syarat = syaratPilihan(aktor, petugas, input)
    if (syarat === null) return refuse('temuan/tidak-ditemukan', 'Pilih sedikitnya satu temuan.')
    await tahanHitung(tx, aktor.kodeKab)
    const jumlah = await countPilihan(tx, syarat)
    if (jumlah === 0)
      return refuse(
        'temuan/tidak-ditemukan',
        'Tidak ada temuan yang menunggu di wilayah petugas itu di antara yang dipilih.',
      )
    if (jumlah > BATAS_LANGSUNG) {
      const { jenis, wilayah, status, desil, sebab, kecuali, petugasId, tenggat } = input
      const saring = { jenis, wilayah, status, desil, sebab, petugasId, tenggat }
      const id = await antrekan(tx, aktor, 'temuan-tugas', { ...saring, kecuali, semua: 'ya' })
      await catat(tx, 'temuan.tugaskan', id, { ...saring, kecuali: kecuali.length, jumlah })
      return ok({ jumlah, pekerjaanId: id })
    }
    const beri = await tulisTugas(tx, aktor, petugas, input.tenggat, syarat, BATAS_LANGSUNG)
    await catat(tx, 'temuan.tugaskan', beri.idList[0] ?? '', {
      jenis: input.jenis,
      jumlah: beri.idList.length,
      petugasId: petugas.id,
      tenggat: input.tenggat,
      ...(beri.idList.length <= 100 ? { temuan: beri.idList } : {}),
    })
    return ok({ jumlah: beri.idList.length, pekerjaanId: null })
  })
}

const masukanSchema = pilihanSchema.extend({ petugasId: z.uuid(), tenggat: z.iso.date() })

/** Handler of the pekerjaan `temuan-tugas`: in the name of who asked, with the peran and wilayah they have now. Run again it goes on. */
export const jalankanTugaskan: Handler = async ({ aktor, masukan, lapor, signal }) => {
  const input = masukanSchema.parse(masukan)
  if (!cekIzin(aktor, 'tugaskan').ok)
    throw new SentenceError('Peran Anda sudah berubah, sehingga penugasan ini tidak dapat dijalankan.')
  let selesai = 0
  let total = 0
  for (;;) {
    signal.throwIfAborted()
    const sepotong = await withAktor(aktor, async (tx) => {
      const petugas = await findPetugas(tx, aktor, input.petugasId)
      if (!petugas) throw new SentenceError('Petugas yang dipilih sudah tidak aktif atau tidak menangani temuan lagi.')
      const semua = syaratPilihan(aktor, petugas, input)
      if (semua === null) return 0
      // What was already given to them, by an earlier slice or an earlier try, is done.
      const syarat = Prisma.sql`${semua} AND NOT (t.petugas_id IS NOT DISTINCT FROM ${petugas.id}::uuid AND t.tenggat = ${input.tenggat}::date AND t.status = 'ditugaskan')`
      await tahanHitung(tx, aktor.kodeKab)
      if (total === 0) total = await countPilihan(tx, syarat)
      const { idList } = await tulisTugas(tx, aktor, petugas, input.tenggat, syarat, SEPOTONG)
      if (idList.length > 0)
        await catat(tx, 'temuan.tugaskan', idList[0] ?? '', {
          jenis: input.jenis,
          jumlah: idList.length,
          petugasId: petugas.id,
          tenggat: input.tenggat,
        })
      return idList.length
    })
    selesai += sepotong
    await lapor('Menugaskan', selesai, Math.max(total, selesai))
    if (sepotong < SEPOTONG) return { jumlah: selesai }
  }
}

async function findPetugas(tx: Tx, aktor: Aktor, id: string): Promise<Petugas | null> {
  const pengguna = await tx.pengguna.findFirst({
    where: { id, kodeKab: aktor.kodeKab, aktif: true },
    select: { id: true, nama: true, peran: true, kodeWilayah: true },
  })
  if (!pengguna || !PERAN.includes(pengguna.peran as Peran)) return null
  return IZIN_PERAN[pengguna.peran as Peran].includes('temuan:konfirmasi') ? pengguna : null
}

/** Condition on `temuan t` of what was chosen, waits, and lies in both wilayah; null when nothing was chosen. */
function syaratPilihan(aktor: Aktor, petugas: Petugas, input: Pilihan): Prisma.Sql | null {
  // The narrower of the filter's area and the petugas's own; areas beside each other have nothing in common.
  const area = input.wilayah === '' ? aktor.kodeWilayah : input.wilayah
  const irisan = [petugas.kodeWilayah, area].find((satu, ke, dua) => isWithin(satu, dua[1 - ke] ?? ''))
  if (irisan === undefined) return Prisma.sql`false`
  if (!isWithin(irisan, aktor.kodeWilayah) && !isWithin(aktor.kodeWilayah, irisan)) return Prisma.sql`false`
  const dipilih = syaratDipilih(aktor, input, irisan)
  return dipilih && Prisma.sql`${dipilih} AND t.status IN (${Prisma.join(statusAsal('tugaskan'))})`
}

async function countPilihan(tx: Tx, syarat: Prisma.Sql): Promise<number> {
  const rows = await tx.$queryRaw`SELECT count(*)::integer AS n FROM temuan t WHERE ${syarat}`
  return z.array(z.object({ n: z.number() })).parse(rows)[0]?.n ?? 0
}

const diberi = z.array(
  z.object({ id: z.string(), kodeDesa: z.string(), jenis: z.string(), sebab: z.string(), dari: z.string() }),
)

async function tulisTugas(
  tx: Tx,
  aktor: Aktor,
  petugas: Petugas,
  tenggat: string,
  syarat: Prisma.Sql,
  sebanyak: number,
): Promise<{ idList: string[] }> {
  const pada = now()
  // One statement: the rows locked in the order of their ids, changed, and their history written.
  const rows = diberi.parse(
    await tx.$queryRaw`
      WITH pilih AS (
        SELECT t.id, t.kode_desa, t.jenis, t.sebab, t.status, t.nilai FROM temuan t WHERE ${syarat} ORDER BY t.id LIMIT ${sebanyak} FOR UPDATE),
      ubah AS (
        UPDATE temuan t SET status = 'ditugaskan', petugas_id = ${petugas.id}::uuid, petugas_nama = ${petugas.nama}, ditugaskan_oleh = ${aktor.id},
          ditugaskan_pada = ${pada}, tenggat = ${tenggat}::date, ke = t.ke + 1
        FROM pilih p WHERE t.kode_kab = ${aktor.kodeKab} AND t.id = p.id),
      riwayat AS (
        INSERT INTO temuan_langkah (kode_kab, temuan_id, kode_desa, tindakan, dari, ke, nilai, petugas_nama, tenggat, aktor, aktor_nama, pada)
        SELECT ${aktor.kodeKab}, p.id, p.kode_desa, 'tugaskan', p.status, 'ditugaskan', p.nilai, ${petugas.nama}, ${tenggat}::date, ${aktor.id}, ${aktor.nama}, ${pada}
        FROM pilih p)
      SELECT id::text, kode_desa AS "kodeDesa", jenis, sebab, status AS dari FROM pilih`,
  )
  await geserRekap(
    tx,
    aktor.kodeKab,
    rows.map(({ kodeDesa, jenis, sebab, dari }) => ({ kodeDesa, jenis, sebab, dari, ke: 'ditugaskan', jumlah: 1 })),
  )
  return { idList: rows.map(({ id }) => id) }
}
