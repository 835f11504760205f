// A file of answers was withdrawn: lists noted as diproses only because of it wait again.
import 'server-only'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { CATATAN_BERKAS } from './catat-jawaban'
import { gerakkanBaris } from './daftar-baris'
import { lockDaftar } from './lock'

const daftarRows = z.array(z.object({ id: z.string(), nomor: z.string() }))

/**
 * Lets the lists of which only the withdrawn load named an usulan be dikirim again, with their usulan. What a release has
 * answered meanwhile stays answered. Running it again changes nothing. Returns how many lists. Refusal: `akses/tanpa-izin`.
 */
export async function bukaProses(aktor: Aktor, muatanId: string): Promise<Result<{ daftar: number }>> {
  if (!can(aktor, 'verval:jawab'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin untuk tindakan ini.')
  const { kodeKab } = aktor
  const daftarList = daftarRows.parse(
    await withAktor(
      aktor,
      // Which lists were noted by this file, and no other that is read names one of their usulan? sumber_catatan_muatan_idx, sumber_catatan_usulan_idx.
      (tx) => tx.$queryRaw`
        SELECT DISTINCT k.daftar_id::text AS id, k.nomor FROM sumber_catatan c
        JOIN usulan u ON u.kode_kab = c.kode_kab AND u.nomor = c.nomor_usulan
        JOIN kiriman k ON k.kode_kab = u.kode_kab AND k.daftar_id = u.daftar_id AND k.diproses_catatan = ${CATATAN_BERKAS}
        WHERE c.kode_kab = ${kodeKab} AND c.muatan_id = ${muatanId}::uuid AND NOT EXISTS (
          SELECT FROM usulan v JOIN sumber_catatan d ON d.kode_kab = v.kode_kab AND d.nomor_usulan = v.nomor
          JOIN sumber_muatan m ON m.kode_kab = d.kode_kab AND m.id = d.muatan_id AND m.status IN ('berlaku', 'digantikan')
          WHERE v.kode_kab = k.kode_kab AND v.daftar_id = k.daftar_id)`,
    ),
  )
  for (const { id, nomor } of daftarList)
    await withAktor(aktor, async (tx) => {
      if (!(await lockDaftar(tx, aktor, id))) return
      await tx.kiriman.updateMany({
        where: { kodeKab, daftarId: id, diprosesCatatan: CATATAN_BERKAS },
        data: { diprosesPada: null, diprosesCatatan: null },
      })
      const jumlah = await gerakkanBaris(tx, aktor, now(), id, {
        tindakan: 'buka-proses',
        dari: 'diproses',
        ke: 'dikirim',
        rujukan: nomor,
        catatan: 'Berkas jawabannya ditarik.',
      })
      await catat(tx, 'verval.buka-proses', id, { kiriman: nomor, jumlah })
    })
  return ok({ daftar: daftarList.length })
}
