// Deciding about a pair, and taking a decision back: a person answers, the answer is kept, identities stay as they are.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { formatInstant } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { isUrungBisa, LABEL_STATUS, nextStatus, STATUS_PASANGAN, type StatusPasangan } from '../pasangan'
import { findBerikut } from '../queries/list-pasangan'
import type { PutuskanPadanInput, UrungkanPadanInput } from '../schema'

/** What follows a decision: the next open pair of the list it came from, null when none is left. */
export type HasilPutusan = { id: string; status: StatusPasangan; berikut: string | null }

/**
 * Answers a pair with Sama, Beda or Nanti. Sama adds a link between the two identities that findings and lists read; no row of
 * a release is touched. Refusals: `akses/tanpa-izin`, `padan/tidak-ditemukan`, `padan/sudah-diputus` (somebody else was first;
 * says who, what and when).
 */
export async function putuskanPadan(aktor: Aktor, input: PutuskanPadanInput): Promise<Result<HasilPutusan>> {
  if (!can(aktor, 'padan:putuskan')) return refuse('akses/tanpa-izin', TANPA_IZIN)
  return withAct(aktor, 'padan.putuskan', input, async (tx) => {
    const pasangan = await lockPasangan(tx, aktor, input.id)
    if (!pasangan) return refuse('padan/tidak-ditemukan', TIDAK_DITEMUKAN)
    if (pasangan.ke !== input.ke) return sudahDiputus(tx, aktor, pasangan)
    const ke = nextStatus(pasangan.status, input.keputusan)
    if (!ke.ok) return ke

    await simpan(tx, aktor, pasangan, input.keputusan, input.alasan, { ke: ke.value, dulu: null })
    if (ke.value === 'sama')
      await tx.$executeRaw`
        INSERT INTO padan_tautan (kode_kab, pasangan_id, orang_id, keluarga_id, kode_desa, orang_lain, keluarga_lain, catatan_id, sumber, kode_desa_lain, aktor, dibuat_pada)
        SELECT kode_kab, id, orang_id, keluarga_id, kode_desa, orang_lain, keluarga_lain, catatan_id, sumber, kode_desa_lain, ${aktor.id}, ${now()}
        FROM padan_pasangan WHERE kode_kab = ${aktor.kodeKab} AND id = ${pasangan.id}::uuid`
    const berikut = await findBerikut(tx, aktor, { jenis: input.jenis, wilayah: input.wilayah }, pasangan)
    await catat(tx, 'padan.putuskan', pasangan.id, { dari: pasangan.status, ke: ke.value, skor: pasangan.skor })
    return ok({ id: pasangan.id, status: ke.value, berikut })
  })
}

/**
 * Takes the decision about a pair back, with a reason: it waits again, and a link that followed from it ends. Refusals:
 * `akses/tanpa-izin`, `padan/tidak-ditemukan`, `padan/sudah-diputus`, `padan/belum-diputus`.
 */
export async function urungkanPadan(aktor: Aktor, input: UrungkanPadanInput): Promise<Result<{ id: string }>> {
  if (!can(aktor, 'padan:putuskan')) return refuse('akses/tanpa-izin', TANPA_IZIN)
  return withAct(aktor, 'padan.urungkan', input, async (tx) => {
    const pasangan = await lockPasangan(tx, aktor, input.id)
    if (!pasangan) return refuse('padan/tidak-ditemukan', TIDAK_DITEMUKAN)
    if (!isUrungBisa(pasangan.status))
      return refuse('padan/belum-diputus', 'Pasangan ini belum diputuskan, jadi tidak ada yang diurungkan.')
    if (pasangan.ke !== input.ke) return sudahDiputus(tx, aktor, pasangan)

    await simpan(tx, aktor, pasangan, 'urungkan', input.alasan, { ke: 'usul', dulu: pasangan.status })
    await tx.padanTautan.updateMany({
      where: { kodeKab: aktor.kodeKab, pasanganId: pasangan.id, dicabutPada: null },
      data: { dicabutPada: now() },
    })
    await catat(tx, 'padan.urungkan', pasangan.id, { dari: pasangan.status, ke: 'usul' })
    return ok({ id: pasangan.id })
  })
}

const TANPA_IZIN = 'Peran Anda tidak memiliki izin memutuskan pasangan.'
const TIDAK_DITEMUKAN =
  'Pasangan tidak ditemukan di wilayah tugas Anda. Mungkin nilainya sudah berubah di rilis terbaru.'

const terkunci = z.array(
  z.object({ id: z.string(), status: z.enum(STATUS_PASANGAN), ke: z.number(), skor: z.number() }),
)
type Terkunci = z.output<typeof terkunci>[number]

/** The pair, held until the act ends: who comes second waits and then sees the first decision. */
async function lockPasangan(tx: Tx, aktor: Aktor, id: string): Promise<Terkunci | null> {
  const rows = await tx.$queryRaw`
    SELECT id::text, status, ke, skor FROM padan_pasangan WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid FOR UPDATE`
  return terkunci.parse(rows)[0] ?? null
}

async function sudahDiputus(tx: Tx, aktor: Aktor, pasangan: Terkunci) {
  const akhir = await tx.padanKeputusan.findFirst({
    where: { kodeKab: aktor.kodeKab, pasanganId: pasangan.id },
    orderBy: { id: 'desc' },
    select: { aktorNama: true, diputusPada: true },
  })
  const oleh = akhir ? ` oleh ${akhir.aktorNama} pada ${formatInstant(akhir.diputusPada)}` : ''
  return refuse(
    'padan/sudah-diputus',
    `Keadaan pasangan ini sudah berubah${oleh}: ${LABEL_STATUS[pasangan.status].toLowerCase()}. Muat ulang halaman untuk melihatnya.`,
  )
}

async function simpan(
  tx: Tx,
  aktor: Aktor,
  { id, skor }: Terkunci,
  keputusan: string,
  alasan: string,
  status: { ke: StatusPasangan; dulu: StatusPasangan | null },
): Promise<void> {
  const pada = now()
  await tx.$executeRaw`
    INSERT INTO padan_keputusan (kode_kab, pasangan_id, kode_desa, kode_desa_lain, keputusan, alasan, skor, aktor, aktor_nama, diputus_pada)
    SELECT kode_kab, id, kode_desa, kode_desa_lain, ${keputusan}, ${alasan}, ${skor}::smallint, ${aktor.id}, ${aktor.nama}, ${pada}
    FROM padan_pasangan WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid`
  await tx.$executeRaw`
    UPDATE padan_pasangan SET status = ${status.ke}, status_dulu = ${status.dulu}, ke = ke + 1, diputus_oleh = ${aktor.id}, diputus_pada = ${pada}
    WHERE kode_kab = ${aktor.kodeKab} AND id = ${id}::uuid`
}
