// What other rooms do once a release is published. They enlist themselves where command line and worker are put together.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { log } from '@/lib/server/log'

/** A release that has just become visible. */
export type RilisTerbit = { kodeKab: string; rilisId: number; kode: string; sintetis: boolean }

type SetelahTerbit = { nama: string; work: (aktor: Aktor, rilis: RilisTerbit) => Promise<void> }

const daftar: SetelahTerbit[] = []

/** Enlists work for after each publication; the same name again replaces it. */
export function setelahTerbit(nama: string, work: SetelahTerbit['work']): void {
  const ada = daftar.findIndex((satu) => satu.nama === nama)
  if (ada >= 0) daftar.splice(ada, 1)
  daftar.push({ nama, work })
}

/**
 * What comes after every publication, whichever way it came. The planner joins by statistics of the partitioned parents,
 * which autovacuum never takes: without them it hashed all families to find one by its NIK (0.8 s instead of 0.5 ms at
 * 824,818 families).
 */
export async function sesudahTerbit(client: pg.Client, aktor: Aktor, rilis: RilisTerbit): Promise<void> {
  await client.query(
    `ANALYZE rilis_keluarga (kode_kab, rilis_id, keluarga_id, kode_desa, nomor_kartu_keluarga, desil_nasional),
       rilis_anggota (kode_kab, rilis_id, keluarga_id, orang_id, kode_desa, urutan, nomor_induk_kependudukan),
       selisih_keluarga (kode_kab, selisih_id, desil_lama, desil_baru, kode_desa), selisih_ubah (kode_kab, selisih_id, berkas, kolom, kode_desa),
       selisih_orang (kode_kab, selisih_id, jenis, kode_desa)`,
  )
  await jalankanSetelahTerbit(aktor, rilis)
}

/** Runs what is enlisted, one after the other. A failure is logged: the release stands. */
async function jalankanSetelahTerbit(aktor: Aktor, rilis: RilisTerbit): Promise<void> {
  for (const { nama, work } of daftar) {
    try {
      await work(aktor, rilis)
    } catch (error) {
      log.error(
        { setelahTerbit: nama, rilis: rilis.rilisId, kind: error instanceof Error ? error.name : typeof error },
        'tindak lanjut rilis gagal',
      )
    }
  }
}
