// Sends a list that is ditetapkan to Kemensos: writes the file and notes what was sent.
import 'server-only'
import { z } from 'zod'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { dateAt, partsOf } from '@/lib/core/date'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db'
import { toKiriman } from '../kiriman'
import type { KirimDaftarInput } from '../schema/daftar'
import { cekIzinDaftar } from '../wewenang'
import { cekTertandatangani, gerakkanBaris } from './daftar-baris'
import { nextNomor } from './langkah'
import { lockDaftar } from './lock'
import { simpanBerkas } from './simpan-berkas'

const barisKiriman = z.array(
  z.object({
    nomorUsulan: z.string(),
    nomorKk: z.string(),
    nik: z.string().nullable(),
    kolom: z.string(),
    nilaiBaru: z.string().nullable(),
  }),
)

/**
 * Writes the file of a list once. Numbers are those of the published release, or of the release in which the family was
 * proposed when it is no longer in the published one. Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`,
 * `verval/tindakan-tidak-berlaku`, `verval/isi-berubah` (not what the kepala daerah signed), `verval/rilis-tidak-ada`.
 */
export async function kirimDaftar(
  aktor: Aktor,
  input: KirimDaftarInput,
): Promise<Result<{ id: string; nomor: string; berkasId: string; jumlahBaris: number }>> {
  return withAct(aktor, 'verval.kirim', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'kirim')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const daftar = await lockDaftar(tx, aktor, input.id)
    if (!daftar) return refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    if (daftar.status !== 'ditetapkan')
      return refuse(
        'verval/tindakan-tidak-berlaku',
        daftar.status === 'dikirim'
          ? `Daftar ${daftar.nomor} sudah dikirim.`
          : `Daftar ${daftar.nomor} belum ditetapkan, sehingga belum dapat dikirim.`,
      )
    const utuh = await cekTertandatangani(tx, aktor, daftar)
    if (!utuh.ok) return utuh
    const kini = await tx.rilisKini.findFirst({ where: { kodeKab }, select: { rilisId: true } })
    if (!kini) return refuse('verval/rilis-tidak-ada', 'Belum ada rilis yang berlaku.')

    const barisList = await listBarisKiriman(tx, kodeKab, daftar.id, kini.rilisId)
    const isi = toKiriman(barisList)
    const nomor = await nextNomor(tx, aktor, 'kiriman', partsOf(dateAt(pada)).year)
    const { id: berkasId, sha256 } = await simpanBerkas(tx, aktor, {
      jenis: 'kiriman',
      nama: `${nomor}.csv`,
      tipe: 'text/csv; charset=utf-8',
      tujuan: 'Dikirim ke Kemensos',
      isi,
    })
    await tx.kiriman.create({
      data: {
        kodeKab,
        nomor,
        daftarId: daftar.id,
        rilisId: kini.rilisId,
        berkasId,
        sha256,
        jumlahUsulan: daftar.jumlah,
        jumlahBaris: barisList.length,
        dikirimOleh: aktor.id,
        dikirimNama: aktor.nama,
        dikirimPada: pada,
      },
    })
    await tx.daftar.update({
      where: { kodeKab_id: { kodeKab, id: daftar.id } },
      data: { status: 'dikirim', statusPada: pada },
    })
    await tx.$executeRaw`
      UPDATE usulan u SET desil_kirim = (
        SELECT rk.desil_nasional FROM rilis_keluarga rk
        WHERE rk.kode_kab = u.kode_kab AND rk.rilis_id = ${kini.rilisId} AND rk.keluarga_id = u.keluarga_id)
      WHERE u.kode_kab = ${kodeKab} AND u.daftar_id = ${daftar.id}::uuid`
    await gerakkanBaris(tx, aktor, pada, daftar.id, {
      tindakan: 'kirim',
      dari: 'ditetapkan',
      ke: 'dikirim',
      rujukan: nomor,
    })
    await catat(tx, 'verval.kirim', daftar.id, {
      daftar: daftar.nomor,
      kiriman: nomor,
      berkasId,
      sha256,
      jumlahUsulan: daftar.jumlah,
      jumlahBaris: barisList.length,
    })
    return ok({ id: daftar.id, nomor, berkasId, jumlahBaris: barisList.length })
  })
}

async function listBarisKiriman(
  tx: Tx,
  kodeKab: string,
  daftarId: string,
  rilisId: number,
): Promise<z.infer<typeof barisKiriman>> {
  // Which numbers do the accepted values of one list have? Reads the primary keys and rilis_anggota_orang_idx.
  const rows = await tx.$queryRaw`
    SELECT u.nomor AS "nomorUsulan",
      COALESCE(
        (SELECT k.nomor_kartu_keluarga FROM rilis_keluarga k WHERE k.kode_kab = b.kode_kab AND k.rilis_id = ${rilisId} AND k.keluarga_id = b.keluarga_id),
        (SELECT k.nomor_kartu_keluarga FROM rilis_keluarga k WHERE k.kode_kab = b.kode_kab AND k.rilis_id = u.rilis_id AND k.keluarga_id = b.keluarga_id)
      ) AS "nomorKk",
      COALESCE(
        (SELECT a.nomor_induk_kependudukan FROM rilis_anggota a WHERE a.kode_kab = b.kode_kab AND a.rilis_id = ${rilisId} AND a.orang_id = p."orangId" LIMIT 1),
        (SELECT a.nomor_induk_kependudukan FROM rilis_anggota a WHERE a.kode_kab = b.kode_kab AND a.rilis_id = u.rilis_id AND a.orang_id = p."orangId" LIMIT 1)
      ) AS nik, p.kolom, p.baru AS "nilaiBaru"
    FROM daftar_baris b
    JOIN usulan u ON u.kode_kab = b.kode_kab AND u.id = b.usulan_id
    CROSS JOIN LATERAL jsonb_to_recordset(b.isi::jsonb -> 'perubahan') AS p ("orangId" uuid, kolom text, baru text)
    WHERE b.kode_kab = ${kodeKab} AND b.daftar_id = ${daftarId}::uuid AND b.dikeluarkan_versi IS NULL
    ORDER BY b.urutan, p."orangId" NULLS FIRST, p.kolom`
  return barisKiriman.parse(rows)
}
