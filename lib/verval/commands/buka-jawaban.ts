// A delivery was withdrawn: the usulan it had answered are on their way again, and findings it had caused are dropped.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { tingkatOf } from '@/lib/wilayah/kode'
import { listTindakan } from '../alur'
import { lockUsulanList } from './lock'
import { pindahkanUsulan } from './pindah'

/** Usulan in one transaction: the chain of the audit is held only at its end. */
const SEKALI = 2_000

/** Step under which a reopening stands in the history of an usulan; no button leads to it. */
const LANGKAH = 'buka-jawaban'

export type JawabanDibuka = { dibuka: number; dibatalkan: number; tandaDihapus: number }

/**
 * Undoes what a withdrawn delivery had answered: usulan become dikirim or diproses as they were, to be answered by the next
 * release; the answers stay as history. Usulan that rest on a finding in that delivery and have not been checked yet are
 * cancelled; marks it left on lists under way are taken off. Running it again changes nothing. Refusal: `akses/tanpa-izin`.
 */
export async function bukaJawaban(
  aktor: Aktor,
  rilis: { rilisId: number; kode: string },
): Promise<Result<JawabanDibuka>> {
  if (!can(aktor, 'verval:jawab') || tingkatOf(aktor.kodeWilayah) !== 'kabupaten')
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  let dibuka = 0
  for (;;) {
    const sebagian = await withAktor(aktor, (tx) => bukaSebagian(tx, aktor, rilis))
    dibuka += sebagian
    if (sebagian < SEKALI) break
  }
  let dibatalkan = 0
  for (;;) {
    const sebagian = await withAktor(aktor, (tx) => batalkanSebagian(tx, aktor, rilis))
    dibatalkan += sebagian
    if (sebagian < SEKALI) break
  }
  const tandaDihapus = await withAktor(aktor, async (tx) => {
    const jumlah = await tx.$executeRaw`
      UPDATE daftar_baris b SET ditandai_pada = NULL, ditandai_alasan = NULL
      FROM daftar d
      WHERE d.kode_kab = ${aktor.kodeKab} AND d.status IN ('disusun', 'disahkan') AND b.kode_kab = d.kode_kab AND b.daftar_id = d.id
        AND b.ditandai_alasan IN (${`Keluarga ini tidak ada di rilis ${rilis.kode}.`}, ${`Data keluarga ini berubah pada rilis ${rilis.kode}.`})`
    if (jumlah > 0) await catat(tx, 'verval.hapus-tanda', rilis.kode, { jumlah })
    return jumlah
  })
  return ok({ dibuka, dibatalkan, tandaDihapus })
}

const idSaja = z.array(z.object({ id: z.string() }))

async function bukaSebagian(tx: Tx, aktor: Aktor, rilis: { rilisId: number; kode: string }): Promise<number> {
  const { kodeKab } = aktor
  const pada = now()
  // Which usulan did this release answer? usulan_jawaban_rilis_idx; an answered usulan is answered by one release only.
  const calon = idSaja.parse(
    await tx.$queryRaw`
      SELECT u.id::text FROM usulan_jawaban j JOIN usulan u ON u.kode_kab = j.kode_kab AND u.id = j.usulan_id
      WHERE j.kode_kab = ${kodeKab} AND j.rilis_id = ${rilis.rilisId} AND j.hasil <> 'belum-dijawab' AND u.status = 'terjawab'
      ORDER BY u.id LIMIT ${SEKALI} FOR UPDATE OF u SKIP LOCKED`,
  )
  if (calon.length === 0) return 0
  const idList = calon.map(({ id }) => id)
  await tx.$executeRaw`
    INSERT INTO usulan_langkah (kode_kab, usulan_id, kode_desa, tindakan, dari, ke, aktor, nama, peran, kode_wilayah, catatan, rujukan, pada)
    SELECT u.kode_kab, u.id, u.kode_desa, ${LANGKAH}, 'terjawab', l.dari, ${aktor.id}, ${aktor.nama}, ${aktor.peran}, ${aktor.kodeWilayah}, NULL, ${`Rilis ${rilis.kode} ditarik`}, ${pada}
    FROM unnest(${idList}::uuid[]) AS c (id)
    JOIN usulan u ON u.kode_kab = ${kodeKab} AND u.id = c.id
    CROSS JOIN LATERAL (
      SELECT l.dari FROM usulan_langkah l WHERE l.kode_kab = u.kode_kab AND l.usulan_id = u.id AND l.tindakan = 'jawab' ORDER BY l.id DESC LIMIT 1
    ) l`
  await tx.$executeRaw`
    UPDATE usulan u SET status = l.dari, status_pada = ${pada}, diubah_pada = ${pada}, versi = u.versi + 1,
      hasil = (SELECT j.hasil FROM usulan_jawaban j JOIN rilis r ON r.id = j.rilis_id AND r.status = 'terbit'
               WHERE j.kode_kab = u.kode_kab AND j.usulan_id = u.id ORDER BY r.periode DESC, r.pengiriman DESC LIMIT 1)
    FROM unnest(${idList}::uuid[]) AS c (id)
    CROSS JOIN LATERAL (
      SELECT l.dari FROM usulan_langkah l WHERE l.kode_kab = ${kodeKab} AND l.usulan_id = c.id AND l.tindakan = 'jawab' ORDER BY l.id DESC LIMIT 1
    ) l
    WHERE u.kode_kab = ${kodeKab} AND u.id = c.id`
  // The values are held again, where nobody else has proposed them since.
  await tx.$executeRaw`
    INSERT INTO usulan_kolom_terbuka (kode_kab, keluarga_id, orang_id, kolom, usulan_id, kode_desa)
    SELECT u.kode_kab, u.keluarga_id, COALESCE(p.orang_id, '00000000-0000-0000-0000-000000000000'), p.kolom, u.id, u.kode_desa
    FROM unnest(${idList}::uuid[]) AS c (id)
    JOIN usulan u ON u.kode_kab = ${kodeKab} AND u.id = c.id
    JOIN usulan_perubahan p ON p.kode_kab = u.kode_kab AND p.usulan_id = u.id
    ON CONFLICT DO NOTHING`
  await catat(tx, 'verval.buka-jawaban', rilis.kode, { dibuka: idList.length })
  return idList.length
}

async function batalkanSebagian(tx: Tx, aktor: Aktor, rilis: { rilisId: number; kode: string }): Promise<number> {
  const { kodeKab } = aktor
  const calon = await tx.usulan.findMany({
    where: { kodeKab, rilisId: rilis.rilisId, asal: 'temuan', status: { in: ['draf', 'diajukan', 'dimusyawarahkan'] } },
    orderBy: { id: 'asc' },
    take: SEKALI,
    select: { id: true },
  })
  const usulanList = await lockUsulanList(
    tx,
    aktor,
    calon.map(({ id }) => id),
  )
  const bolehList = usulanList.filter(({ status }) => listTindakan(status).includes('batalkan'))
  if (bolehList.length === 0) return 0
  const pada = now()
  const alasan = `Rilis ${rilis.kode}, tempat temuan ini berasal, ditarik.`
  await tx.usulanLangkah.createMany({
    data: bolehList.map((usulan) => ({
      kodeKab,
      usulanId: usulan.id,
      kodeDesa: usulan.kodeDesa,
      tindakan: 'batalkan',
      dari: usulan.status,
      ke: 'dibatalkan',
      aktor: aktor.id,
      nama: aktor.nama,
      peran: aktor.peran,
      kodeWilayah: aktor.kodeWilayah,
      catatan: alasan,
      rujukan: null,
      pada,
    })),
  })
  await pindahkanUsulan(tx, aktor, bolehList, 'dibatalkan', alasan, pada)
  await catat(tx, 'verval.batalkan-temuan', rilis.kode, { dibatalkan: bolehList.length })
  return bolehList.length
}
