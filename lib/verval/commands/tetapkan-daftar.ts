// Penetapan: the kepala daerah signs, and the signed values become the local layer of the register.
import 'server-only'
import type { Aktor } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { withAct } from '@/lib/server/act'
import { now } from '@/lib/server/clock'
import type { TandaTanganInput } from '../schema/daftar'
import { cekIzinDaftar } from '../wewenang'
import { cekSidik, gerakkanBaris, listUsulanId } from './daftar-baris'
import { sidikTeks } from './langkah'
import { lockDaftar } from './lock'
import { cekPemisahan } from './pemisahan'

/**
 * Signs a list that is disahkan. Writes one pembaruan per accepted value, out of the signed text itself, holding since
 * the day of the visit; marks rows of other open lists whose family changes by this.
 * Refusals: `akses/tanpa-izin`, `verval/tidak-ditemukan`, `verval/tindakan-tidak-berlaku`, `verval/versi-berubah`,
 * `verval/isi-berubah`, `verval/pemisahan-tugas` (who did the pengesahan or an earlier step does not do the
 * penetapan).
 */
export async function tetapkanDaftar(aktor: Aktor, input: TandaTanganInput): Promise<Result<{ id: string }>> {
  return withAct(aktor, 'verval.tetapkan', input, async (tx) => {
    const izin = cekIzinDaftar(aktor, 'tetapkan')
    if (!izin.ok) return izin
    const { kodeKab } = aktor
    const pada = now()
    const daftar = await lockDaftar(tx, aktor, input.id)
    if (!daftar) return refuse('verval/tidak-ditemukan', 'Daftar tidak ditemukan di wilayah Anda.')
    if (daftar.status !== 'disahkan')
      return refuse(
        'verval/tindakan-tidak-berlaku',
        daftar.status === 'disusun'
          ? `Daftar ${daftar.nomor} versi ${daftar.versi} belum disahkan kepala dinas.`
          : daftar.status === 'dibubarkan'
            ? `Daftar ${daftar.nomor} sudah dibubarkan.`
            : `Daftar ${daftar.nomor} sudah ditetapkan.`,
      )
    const sidik = await cekSidik(tx, aktor, daftar, input)
    if (!sidik.ok) return sidik
    const pengesahan = await tx.daftarTandaTangan.findFirst({
      where: { kodeKab, daftarId: daftar.id, versi: daftar.versi, tindakan: 'sahkan' },
      select: { aktor: true, sha256: true },
    })
    if (!pengesahan)
      return refuse('verval/tindakan-tidak-berlaku', `Versi ${daftar.versi} daftar ini belum disahkan kepala dinas.`)
    // Version and hash of the list can be written together; what the kepala dinas signed cannot be rewritten.
    if (pengesahan.sha256 !== daftar.sha256)
      return refuse(
        'verval/isi-berubah',
        `Isi daftar ${daftar.nomor} bukan isi yang disahkan kepala dinas. Jangan ditandatangani; hubungi administrator.`,
      )
    if (pengesahan.aktor === aktor.id)
      return refuse('verval/pemisahan-tugas', 'Anda yang mengesahkan daftar ini, jadi pejabat lain yang menetapkannya.')
    const pemisahan = await cekPemisahan(tx, aktor, 'tetapkan', await listUsulanId(tx, aktor, daftar.id))
    if (!pemisahan.ok) return pemisahan

    await tx.daftarTandaTangan.create({
      data: {
        kodeKab,
        daftarId: daftar.id,
        versi: daftar.versi,
        sha256: daftar.sha256,
        tindakan: 'tetapkan',
        peran: aktor.peran,
        aktor: aktor.id,
        nama: aktor.nama,
        catatan: input.catatan ?? null,
        pada,
      },
    })
    await tx.daftar.update({
      where: { kodeKab_id: { kodeKab, id: daftar.id } },
      data: { status: 'ditetapkan', statusPada: pada },
    })
    const pembaruan = await tx.$executeRaw`
      INSERT INTO pembaruan (kode_kab, keluarga_id, orang_id, kode_desa, kolom, nilai_lama, nilai, berlaku_sejak, dicatat_pada, usulan_id, aktor)
      SELECT b.kode_kab, b.keluarga_id, p."orangId", b.kode_desa, p.kolom, p.lama, p.baru, (b.isi::jsonb ->> 'berlakuSejak')::date, ${pada}, b.usulan_id, ${aktor.id}
      FROM daftar_baris b
      CROSS JOIN LATERAL jsonb_to_recordset(b.isi::jsonb -> 'perubahan') AS p ("orangId" uuid, kolom text, lama text, baru text)
      WHERE b.kode_kab = ${kodeKab} AND b.daftar_id = ${daftar.id}::uuid AND b.dikeluarkan_versi IS NULL`
    await tx.$executeRaw`
      UPDATE daftar_baris lain SET ditandai_pada = ${pada}, ditandai_alasan = ${`Data keluarga ini berubah oleh penetapan daftar ${daftar.nomor}.`}
      FROM daftar_baris b, daftar d
      WHERE b.kode_kab = ${kodeKab} AND b.daftar_id = ${daftar.id}::uuid AND b.dikeluarkan_versi IS NULL
        AND lain.kode_kab = b.kode_kab AND lain.keluarga_id = b.keluarga_id AND lain.daftar_id <> b.daftar_id AND lain.dikeluarkan_versi IS NULL
        AND d.kode_kab = lain.kode_kab AND d.id = lain.daftar_id AND d.status IN ('disusun', 'disahkan')`
    await gerakkanBaris(tx, aktor, pada, daftar.id, {
      tindakan: 'tetapkan',
      dari: 'disahkan',
      ke: 'ditetapkan',
      rujukan: `${daftar.nomor} versi ${daftar.versi}`,
      catatan: input.catatan,
    })
    await catat(tx, 'verval.tetapkan', daftar.id, {
      nomor: daftar.nomor,
      versi: daftar.versi,
      sha256: daftar.sha256,
      jumlah: daftar.jumlah,
      pembaruan,
      catatan: sidikTeks(input.catatan),
    })
    return ok({ id: daftar.id })
  })
}
