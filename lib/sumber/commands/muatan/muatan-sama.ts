// The files of an import, and the load that came of the same bytes read the same way.
import 'server-only'
import type pg from 'pg'
import { storagePath } from '@/lib/server/storage'
import { alasanTahanSchema } from '../../tahan'
import type { BahanMuatan } from './bahan'
import type { TabelSumber } from './buka-sumber'
import type { HasilMuatan, HitunganMuatan } from './hasil'
import type { BerkasSumber } from './sidik-sumber'

/** Notes the files of an import, one row per table; an uploaded file keeps its place. */
export async function catatBerkas(
  { client, input: { kodeKab }, imporId, pemetaan }: BahanMuatan,
  sidik: string,
  berkas: readonly BerkasSumber[],
  tabelList: readonly TabelSumber[],
  sistem: 'kemendagri' | 'bps',
): Promise<void> {
  // Corrections are read later the way their delivery was, also where its profile and nobody else said so.
  await client.query(
    'UPDATE impor SET sidik = $3, sistem = $5, pemetaan = coalesce(pemetaan, $4::jsonb) WHERE kode_kab = $1 AND id = $2',
    [kodeKab, imporId, sidik, JSON.stringify(pemetaan), sistem],
  )
  for (const { ke, tabel, kolomList } of tabelList) {
    const asal = berkas.find((satu) => satu.ke === ke)
    const tambahan = tabel.kolom.filter((_, i) => kolomList[i] === null).map((satu) => satu.slice(0, 100))
    await client.query(
      `INSERT INTO impor_berkas (kode_kab, impor_id, ke, nama, jenis, ukuran, sha256, kolom_tambahan) VALUES ($1, $2, $3, $4, 'catatan', $5, $6, $7)
       ON CONFLICT (kode_kab, impor_id, ke) DO UPDATE SET jenis = excluded.jenis, sha256 = excluded.sha256, kolom_tambahan = excluded.kolom_tambahan`,
      [
        kodeKab,
        imporId,
        ke,
        tabel.lembar === null ? tabel.nama : `${tabel.nama} › ${tabel.lembar}`,
        asal?.ukuran ?? 0,
        asal?.sha256 ?? null,
        tambahan,
      ],
    )
  }
}

type MuatanLama = HitunganMuatan & {
  id: string
  impor_id: string
  jalur: string | null
  status: 'berlaku' | 'menunggu'
  alasan: unknown
}

/** The load that holds, or waits, and came of the same bytes read the same way. */
export async function findSama(
  client: pg.Client,
  kodeKab: string,
  jenis: string,
  sidik: string,
): Promise<MuatanLama | null> {
  const { rows } = await client.query<MuatanLama>(
    `SELECT m.id, m.impor_id, m.baris, m.tertaut, m.status, i.alasan_tahan AS alasan, f.jalur FROM sumber_muatan m
     JOIN impor i ON i.kode_kab = m.kode_kab AND i.id = m.impor_id
     LEFT JOIN berkas f ON f.kode_kab = i.kode_kab AND f.id = i.berkas_salah_id
     WHERE m.kode_kab = $1 AND m.jenis = $2 AND m.sidik = $3 AND m.status IN ('berlaku', 'menunggu') LIMIT 1`,
    [kodeKab, jenis, sidik],
  )
  return rows[0] ?? null
}

/** Ends an import whose bytes hold already. */
export async function akhiriSama(bahan: BahanMuatan, dulu: MuatanLama): Promise<HasilMuatan> {
  const { client, batch, input, imporId } = bahan
  await client.query(
    `UPDATE impor SET status = 'sama', sama_dengan = $3, muatan_id = $4, tahap = '', selesai_pada = now(), detik = $5, pesan = $6, anggota_sama = $7
     WHERE kode_kab = $1 AND id = $2`,
    [
      input.kodeKab,
      imporId,
      dulu.impor_id,
      dulu.id,
      batch.detik(),
      dulu.status === 'berlaku'
        ? 'Berkas ini sudah pernah dimuat dengan pemetaan yang sama; tidak ada yang berubah.'
        : 'Berkas ini sudah dimuat dengan pemetaan yang sama dan menunggu konfirmasi orang kedua.',
      dulu.baris,
    ],
  )
  return {
    batch: dulu.impor_id,
    muatan: dulu.id,
    status: dulu.status,
    alasanTahan: dulu.status === 'menunggu' ? alasanTahanSchema.array().parse(dulu.alasan) : [],
    jenis: input.jenis,
    baris: dulu.baris,
    baru: 0,
    berubah: 0,
    sama: dulu.baris,
    ditahan: 0,
    salah: 0,
    hilang: 0,
    tertaut: dulu.tertaut,
    detik: batch.detik(),
    berkasSalah: dulu.jalur === null ? null : storagePath(dulu.jalur),
    catatan: [],
    terulang: true,
  }
}
