import { bukaPerbaikan } from '@/lib/sumber/commands/buka-perbaikan'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import { bukaUnggahanSumber } from '@/lib/sumber/commands/buka-unggahan-sumber'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { mulaiImporSumber } from '@/lib/sumber/commands/mulai-impor-sumber'
import { petakanRilis } from '@/lib/sumber/commands/petakan-rilis'
import { prioritaskanSumber } from '@/lib/sumber/commands/prioritaskan-sumber'
import { setujuiKiriman } from '@/lib/sumber/commands/putusan/setujui-kiriman'
import { tarikRilis } from '@/lib/sumber/commands/putusan/tarik-rilis'
import { tolakKiriman } from '@/lib/sumber/commands/putusan/tolak-kiriman'
import { mintaSelisih } from '@/lib/sumber/commands/selisih/minta-selisih'
import { muatTertahan } from '@/lib/sumber/commands/susulan/muat-tertahan'
import { padankanDesa } from '@/lib/sumber/commands/susulan/padankan-desa'
import { bukaPerbaikanSchema, bukaUnggahanSchema, petakanRilisSchema, putusanKirimanSchema } from '@/lib/sumber/schema'
import { prioritaskanSumberSchema } from '@/lib/sumber/schema/prioritas'
import { mintaSelisihSchema } from '@/lib/sumber/schema/selisih'
import { bukaUnggahanSumberSchema, mulaiImporSumberSchema } from '@/lib/sumber/schema/sumber'
import { padankanDesaSchema } from '@/lib/sumber/schema/wilayah'
import { asOwner } from '../db'
import { DESA, KAB, seedRilis } from '../factories'
import { kunci } from '../verval'
import { insertId, type Tindakan } from './bentuk'

/** Acts of sumber. */
export const MATRIKS_SUMBER: readonly Tindakan[] = [
  {
    nama: 'sumber.prioritaskan',
    izin: 'sumber:prioritaskan',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => {
      const isi = { kolom: 'alamat', dahulu: 'rilis', alasan: 'Alamat di rilis lebih baru' }
      return () => prioritaskanSumber(aktor, prioritaskanSumberSchema.parse({ kunci: kunci(), ...isi }))
    },
  },
  {
    nama: 'sumber.unggah',
    izin: 'sumber:impor',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () =>
      bukaUnggahan(aktor, bukaUnggahanSchema.parse({ kunci: kunci(), periode: '2025-TW3', sistem: 'kemendagri' })),
  },
  {
    nama: 'sumber.petakan-rilis',
    izin: 'sumber:impor',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor) VALUES ($1, 'dtsen', '2025-TW3', 'kemendagri', 'unggah', $2)`,
        [KAB, aktor.id],
      )
      return () =>
        petakanRilis(
          aktor,
          petakanRilisSchema.parse({
            kunci: kunci(),
            id,
            kepala: ['kk_no'],
            kolom: ['nomor_kartu_keluarga'],
            simpan: 'ya',
          }),
        )
    },
  },
  {
    nama: 'sumber.unggah-perbaikan',
    izin: 'sumber:impor',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const rilisId = await seedRilis()
      const id = await insertId(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor, rilis_id, berkas_salah_id) VALUES ($1, 'dtsen', '2025-TW3', 'kemendagri', 'terbit', 'server', $2, uuid7())`,
        [KAB, rilisId],
      )
      return () => bukaPerbaikan(aktor, bukaPerbaikanSchema.parse({ kunci: kunci(), id }))
    },
  },
  {
    nama: 'sumber.mulai',
    izin: 'sumber:impor',
    sekabupaten: true,
    // The batch has no files; who may not see it is told that it does not exist.
    diterima: ['sumber/pasangan'],
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor) VALUES ($1, 'dtsen', '2025-TW3', 'kemendagri', 'unggah', $2)`,
        [KAB, aktor.id],
      )
      return () => mulaiImpor(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'sumber.unggah-sumber',
    izin: 'sumber:impor',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () =>
      bukaUnggahanSumber(
        aktor,
        bukaUnggahanSumberSchema.parse({ kunci: kunci(), jenis: 'dtks', perTanggal: '2025-09-20' }),
      ),
  },
  {
    nama: 'sumber.petakan',
    izin: 'sumber:impor',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor, per_tanggal) VALUES ($1, 'dtks', '2025-TW3', 'kemendagri', 'unggah', $2, '2025-09-20')`,
        [KAB, aktor.id],
      )
      await asOwner((client) =>
        client.query(
          `INSERT INTO impor_berkas (kode_kab, impor_id, ke, nama, jenis, ukuran) VALUES ($1, $2, 1, 'dtks.csv', 'belum-dibaca', 1)`,
          [KAB, id],
        ),
      )
      return () =>
        mulaiImporSumber(
          aktor,
          mulaiImporSumberSchema.parse({ kunci: kunci(), id, sistem: 'kemendagri', simpan: 'ya' }),
        )
    },
  },
  ...(['setujui', 'tolak', 'tarik'] as const).map(
    (putusan): Tindakan => ({
      nama: `sumber.${putusan}`,
      izin: putusan === 'tarik' ? 'sumber:tarik' : 'sumber:setujui',
      sekabupaten: true,
      siapkan: async (aktor) => {
        const rilisId = await seedRilis()
        const id = await insertId(
          `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor, rilis_id) VALUES ($1, 'dtsen', '2025-TW3', 'kemendagri', $2, 'server', $3)`,
          [KAB, putusan === 'tarik' ? 'terbit' : 'menunggu', rilisId],
        )
        const input = { id, alasan: 'Sudah dicocokkan dengan surat pengantar' }
        return () => {
          const isi = putusanKirimanSchema.parse({ kunci: kunci(), ...input })
          if (putusan === 'setujui') return setujuiKiriman(aktor, isi)
          return putusan === 'tolak' ? tolakKiriman(aktor, isi) : tarikRilis(aktor, isi)
        }
      },
    }),
  ),
  ...(['padankan', 'muat-tertahan'] as const).map(
    (tindakan): Tindakan => ({
      nama: `sumber.${tindakan}`,
      izin: 'sumber:padankan',
      sekabupaten: true,
      siapkan: async (aktor) => {
        const id = await insertId(
          `INSERT INTO impor (kode_kab, jenis, periode, sistem, status, aktor) VALUES ($1, 'dtsen', '2025-TW3', 'kemendagri', 'terbit', 'server')`,
          [KAB],
        )
        await asOwner((client) =>
          client.query(
            `INSERT INTO impor_wilayah (kode_kab, impor_id, sistem, kode_resmi, kk, jiwa, cara, kode, berlaku_sejak)
             VALUES ($1, $2, 'kemendagri', '3275019999', 1, 1, 'ada', $3, '2025-01-01')`,
            [KAB, id, DESA],
          ),
        )
        const isi = { id, kodeResmi: '3275019999', cara: 'ada', kode: DESA, berlakuSejak: '2025-01-01' }
        return () =>
          tindakan === 'padankan'
            ? padankanDesa(aktor, padankanDesaSchema.parse({ kunci: kunci(), ...isi }))
            : muatTertahan(aktor, { kunci: kunci(), id })
      },
    }),
  ),
  {
    nama: 'sumber.bandingkan',
    izin: 'sumber:lihat',
    sekabupaten: true,
    // Deliveries are named by their codes, which elsewhere name nothing.
    siapkan: async (aktor) => {
      await seedRilis()
      await seedRilis()
      const input = { lama: '2025-TW3.1', baru: '2025-TW3.2' }
      return () => mintaSelisih(aktor, mintaSelisihSchema.parse({ kunci: kunci(), ...input }))
    },
  },
]
