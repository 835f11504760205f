// What the newest release made of every usulan that is on its way: compared field by field, in slices, set-based.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { tingkatOf } from '@/lib/wilayah/kode'
import { HASIL_USULAN, type HasilUsulan } from '../hasil'

/** Usulan in one transaction: the chain of the audit is held only at its end. */
const SEKALI = 2_000

export type Jawaban = { rilis: string; dijawab: number; perHasil: Record<HasilUsulan, number> }

/**
 * Answers usulan that were sent before the release came: the published release, or the newest delivery of `periode`.
 * Running it again answers nothing twice; what stays belum dijawab waits for the next release. `dijawab` counts usulan
 * that became terjawab. Refusals: `akses/tanpa-izin`, `verval/rilis-tidak-ada`.
 */
export async function jawabUsulan(aktor: Aktor, input: { periode?: string | undefined }): Promise<Result<Jawaban>> {
  if (!can(aktor, 'verval:jawab') || tingkatOf(aktor.kodeWilayah) !== 'kabupaten')
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab, input.periode))
  if (!rilis)
    return refuse(
      'verval/rilis-tidak-ada',
      input.periode ? `Rilis ${input.periode} belum terbit.` : 'Belum ada rilis yang berlaku.',
    )
  const perHasil = Object.fromEntries(HASIL_USULAN.map((hasil) => [hasil, 0])) as Record<HasilUsulan, number>
  for (;;) {
    const sebagian = await withAktor(aktor, (tx) => jawabSebagian(tx, aktor, rilis))
    for (const { hasil, jumlah } of sebagian) perHasil[hasil] += jumlah
    if (sebagian.reduce((total, { jumlah }) => total + jumlah, 0) < SEKALI) break
  }
  const dijawab = HASIL_USULAN.filter((hasil) => hasil !== 'belum-dijawab').reduce(
    (total, hasil) => total + perHasil[hasil],
    0,
  )
  return ok({ rilis: rilis.kode, dijawab, perHasil })
}

type Rilis = { id: number; kode: string; periode: string; pengiriman: number }

async function findRilis(tx: Tx, kodeKab: string, periode: string | undefined): Promise<Rilis | null> {
  const [triwulan, pengiriman] = (periode ?? '').split('.')
  return tx.rilis.findFirst({
    where:
      periode === undefined
        ? { kodeKab, rilisKiniList: { some: { kodeKab } } }
        : {
            kodeKab,
            periode: triwulan ?? '',
            status: 'terbit',
            ...(pengiriman === undefined ? {} : { pengiriman: Number(pengiriman) }),
          },
    orderBy: { pengiriman: 'desc' },
    select: { id: true, kode: true, periode: true, pengiriman: true },
  })
}

const idSaja = z.array(z.object({ id: z.string() }))
const jawabanRows = z.array(z.object({ id: z.string(), hasil: z.enum(HASIL_USULAN) }))

async function jawabSebagian(tx: Tx, aktor: Aktor, rilis: Rilis): Promise<{ hasil: HasilUsulan; jumlah: number }[]> {
  const { kodeKab } = aktor
  const pada = now()
  // Which usulan were sent under an earlier release and are not compared with this one yet? Reads usulan_status_idx.
  const calon = idSaja.parse(
    await tx.$queryRaw`
      SELECT u.id::text FROM usulan u
      JOIN kiriman k ON k.kode_kab = u.kode_kab AND k.daftar_id = u.daftar_id
      JOIN rilis r ON r.id = k.rilis_id
      WHERE u.kode_kab = ${kodeKab} AND u.status IN ('dikirim', 'diproses')
        AND (r.periode, r.pengiriman) < (${rilis.periode}, ${rilis.pengiriman}::integer)
        AND NOT EXISTS (SELECT FROM usulan_jawaban j WHERE j.kode_kab = u.kode_kab AND j.usulan_id = u.id AND j.rilis_id = ${rilis.id})
      ORDER BY u.id LIMIT ${SEKALI} FOR UPDATE OF u SKIP LOCKED`,
  )
  if (calon.length === 0) return []
  const idList = calon.map(({ id }) => id)
  // The same comparison as lib/verval/hasil.ts: codes as numbers, empty and nothing alike. Families and members are
  // looked up one by one through their keys (LATERAL … LIMIT 1): a fresh release has no statistics to choose by.
  await tx.$executeRaw`
    INSERT INTO usulan_hasil (kode_kab, usulan_id, rilis_id, kode_desa, orang_id, kolom, nilai_diusulkan, nilai_rilis, hasil)
    SELECT t.kode_kab, t.usulan_id, ${rilis.id}, t.kode_desa, t.orang_id, t.kolom, t.diusulkan, t.rilis,
      CASE WHEN t.orang_id IS NOT NULL AND NOT t.ada THEN 'tidak-ada'
        WHEN COALESCE(t.diusulkan, '') ~ '^[0-9]{1,9}$' AND COALESCE(t.rilis, '') ~ '^[0-9]{1,9}$'
          THEN CASE WHEN t.diusulkan::integer = t.rilis::integer THEN 'diakui' ELSE 'tidak-diakui' END
        WHEN COALESCE(t.diusulkan, '') = COALESCE(t.rilis, '') THEN 'diakui' ELSE 'tidak-diakui' END
    FROM (
      SELECT u.kode_kab, u.id AS usulan_id, u.kode_desa, p."orangId" AS orang_id, p.kolom, p.baru AS diusulkan, ra.isi IS NOT NULL AS ada,
        CASE WHEN p."orangId" IS NULL THEN rk.isi ->> p.kolom ELSE ra.isi ->> p.kolom END AS rilis
      FROM unnest(${idList}::uuid[]) AS c (id)
      JOIN usulan u ON u.kode_kab = ${kodeKab} AND u.id = c.id
      JOIN daftar_baris b ON b.kode_kab = u.kode_kab AND b.usulan_id = u.id AND b.daftar_id = u.daftar_id AND b.dikeluarkan_versi IS NULL
      CROSS JOIN LATERAL (
        SELECT to_jsonb(k) AS isi FROM rilis_keluarga k
        WHERE k.kode_kab = u.kode_kab AND k.rilis_id = ${rilis.id} AND k.keluarga_id = u.keluarga_id LIMIT 1
      ) rk
      CROSS JOIN LATERAL jsonb_to_recordset(b.isi::jsonb -> 'perubahan') AS p ("orangId" uuid, kolom text, baru text)
      LEFT JOIN LATERAL (
        SELECT to_jsonb(a) AS isi FROM rilis_anggota a
        WHERE a.kode_kab = u.kode_kab AND a.rilis_id = ${rilis.id} AND a.orang_id = p."orangId" LIMIT 1
      ) ra ON true
    ) t`
  const jawabanList = jawabanRows.parse(
    await tx.$queryRaw`
      INSERT INTO usulan_jawaban (kode_kab, usulan_id, rilis_id, kode_desa, hasil, desil_lama, desil_baru, pada)
      SELECT u.kode_kab, u.id, ${rilis.id}, u.kode_desa,
        CASE WHEN rk.ada IS NULL OR (u.status <> 'diproses' AND h.diakui = 0) THEN 'belum-dijawab'
          WHEN h.diakui = 0 THEN 'tidak-diakui'
          WHEN h.diakui < h.semua THEN 'sebagian'
          WHEN u.desil_kirim IS NOT DISTINCT FROM rk.desil THEN 'diakui-desil-tetap'
          ELSE 'diakui-desil-berubah' END,
        u.desil_kirim, rk.desil, ${pada}
      FROM unnest(${idList}::uuid[]) AS c (id)
      JOIN usulan u ON u.kode_kab = ${kodeKab} AND u.id = c.id
      LEFT JOIN LATERAL (
        SELECT true AS ada, k.desil_nasional AS desil FROM rilis_keluarga k
        WHERE k.kode_kab = u.kode_kab AND k.rilis_id = ${rilis.id} AND k.keluarga_id = u.keluarga_id LIMIT 1
      ) rk ON true
      CROSS JOIN LATERAL (
        SELECT count(*) AS semua, count(*) FILTER (WHERE h.hasil = 'diakui') AS diakui
        FROM usulan_hasil h WHERE h.kode_kab = u.kode_kab AND h.usulan_id = u.id AND h.rilis_id = ${rilis.id}
      ) h
      RETURNING usulan_id::text AS id, hasil`,
  )
  const terjawab = jawabanList.filter(({ hasil }) => hasil !== 'belum-dijawab').map(({ id }) => id)
  await tx.$executeRaw`
    INSERT INTO usulan_langkah (kode_kab, usulan_id, kode_desa, tindakan, dari, ke, aktor, nama, peran, kode_wilayah, catatan, rujukan, pada)
    SELECT u.kode_kab, u.id, u.kode_desa, 'jawab', u.status, 'terjawab', ${aktor.id}, ${aktor.nama}, ${aktor.peran}, ${aktor.kodeWilayah}, j.hasil, ${`Rilis ${rilis.kode}`}, ${pada}
    FROM unnest(${terjawab}::uuid[]) AS c (id)
    JOIN usulan u ON u.kode_kab = ${kodeKab} AND u.id = c.id
    JOIN usulan_jawaban j ON j.kode_kab = ${kodeKab} AND j.usulan_id = c.id AND j.rilis_id = ${rilis.id}`
  await tx.$executeRaw`
    UPDATE usulan u SET hasil = j.hasil, diubah_pada = ${pada},
      status = CASE WHEN j.hasil = 'belum-dijawab' THEN u.status ELSE 'terjawab' END,
      status_pada = CASE WHEN j.hasil = 'belum-dijawab' THEN u.status_pada ELSE ${pada} END, versi = u.versi + 1
    FROM jsonb_to_recordset(${JSON.stringify(jawabanList)}::jsonb) AS j (id uuid, hasil text)
    WHERE u.kode_kab = ${kodeKab} AND u.id = j.id`
  await tx.$executeRaw`
    DELETE FROM usulan_kolom_terbuka WHERE kode_kab = ${kodeKab} AND usulan_id = ANY (${terjawab}::uuid[])`
  const perHasil = HASIL_USULAN.map((hasil) => ({
    hasil,
    jumlah: jawabanList.filter((satu) => satu.hasil === hasil).length,
  }))
  await catat(tx, 'verval.jawab', rilis.kode, {
    perHasil: Object.fromEntries(perHasil.map((satu) => [satu.hasil, satu.jumlah])),
  })
  return perHasil
}
