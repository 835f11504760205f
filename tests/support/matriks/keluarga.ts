import { bandingkanNik } from '@/lib/keluarga/commands/bandingkan-nik'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { catatPeristiwa } from '@/lib/keluarga/commands/catat-peristiwa'
import { hapusSaringan } from '@/lib/keluarga/commands/hapus-saringan'
import { lampirkanBukti } from '@/lib/keluarga/commands/lampirkan-bukti'
import { mintaEkspor } from '@/lib/keluarga/commands/minta-ekspor'
import { pasangSyarat } from '@/lib/keluarga/commands/pasang-syarat'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { simpanSaringan } from '@/lib/keluarga/commands/simpan-saringan'
import { tutupSamaran } from '@/lib/keluarga/commands/tutup-samaran'
import {
  cariSchema,
  catatKeluargaMasukSchema,
  eksporSchema,
  pasangSyaratSchema,
  simpanSaringanSchema,
} from '@/lib/keluarga/schema'
import { DESA, KAB, seedAktor, seedKeluarga, seedRilis } from '../factories'
import { catatUji, formPeristiwa, seedBukti } from '../peristiwa'
import { kunci } from '../verval'
import { insertId, type Tindakan } from './bentuk'

/** Acts of keluarga. */
export const MATRIKS_KELUARGA: readonly Tindakan[] = [
  {
    nama: 'keluarga.simpan-saringan',
    izin: 'keluarga:lihat',
    sekabupaten: false,
    tanpaSasaran: true,
    siapkan: async (aktor) => {
      let ke = 0
      return () =>
        simpanSaringan(
          aktor,
          simpanSaringanSchema.parse({
            kunci: kunci(),
            nama: `Lantai tanah ${ke++}`,
            saringan: '{"desil":1,"syarat":[]}',
          }),
        )
    },
  },
  {
    nama: 'keluarga.hapus-saringan',
    izin: 'keluarga:lihat',
    sekabupaten: false,
    tanpaSasaran: true,
    // Somebody else's, or one of another kabupaten/kota, does not exist for them.
    diterima: ['keluarga/saringan-tidak-ada'],
    siapkan: async (aktor) => {
      const id = await insertId(`INSERT INTO saringan (kode_kab, aktor, nama, isi) VALUES ($1, $2, 'Lama', '{}')`, [
        KAB,
        aktor.id,
      ])
      return () => hapusSaringan(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'keluarga.pasang-syarat',
    izin: 'keluarga:lihat',
    sekabupaten: false,
    tanpaSasaran: true,
    // A peran that sees no address is told so.
    diterima: ['keluarga/syarat-tidak-tampil'],
    siapkan: async (aktor) => () =>
      pasangSyarat(aktor, pasangSyaratSchema.parse({ kunci: kunci(), hal: 'alamat', isi: 'jalan merdeka' })),
  },
  {
    nama: 'keluarga.cari',
    izin: 'keluarga:cari',
    sekabupaten: false,
    siapkan: async (aktor) => () =>
      simpanPencarian(aktor, cariSchema.parse({ kunci: kunci(), isi: 'siti', wilayah: DESA })),
  },
  {
    nama: 'keluarga.buka-samaran',
    izin: 'keluarga:buka-samaran',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await seedKeluarga({ rilisId: await seedRilis() })
      return () => bukaSamaran(aktor, { kunci: kunci(), keluargaId: id, alasan: 'Warga meminta pembetulan' })
    },
  },
  {
    nama: 'keluarga.tutup-samaran',
    izin: 'keluarga:buka-samaran',
    sekabupaten: false,
    tanpaSasaran: true,
    // From another kabupaten/kota one's own of before does not exist.
    diterima: ['keluarga/bukaan-tidak-ada'],
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO bukaan (kode_kab, aktor, objek, objek_id, tujuan, dibuat_pada, berakhir_pada)
         VALUES ($1, $2, 'keluarga', gen_random_uuid(), 'Uji', now(), now() + interval '1 hour')`,
        [KAB, aktor.id],
      )
      return () => tutupSamaran(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'keluarga.bandingkan',
    izin: 'keluarga:cari',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id, orangIdList, nikList } = await seedKeluarga({ rilisId: await seedRilis() })
      const input = { keluargaId: id, orangId: orangIdList[0] ?? '', nik: nikList[0] ?? '' }
      return () => bandingkanNik(aktor, { kunci: kunci(), ...input })
    },
  },
  {
    nama: 'keluarga.catat',
    izin: 'keluarga:catat',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id, orangIdList } = await seedKeluarga({ rilisId: await seedRilis() })
      const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
      const form = await formPeristiwa(operator, id, 'kematian', { orangId: orangIdList[1] ?? '' })
      return () => catatPeristiwa(aktor, { ...form, kunci: kunci() })
    },
  },
  {
    nama: 'keluarga.catat-masuk',
    izin: 'keluarga:catat',
    sekabupaten: false,
    siapkan: async (aktor) => {
      await seedRilis()
      const input = {
        kodeDesa: DESA,
        nik: '3275010510258009',
        nama: 'WARSITO',
        tanggalLahir: '1980-05-05',
        jenisKelamin: '1',
        alamat: 'Jalan Melati 3',
        caraKk: 'belum',
        tanggal: '2025-10-05',
        dokumenJenis: 'skpwni',
        dokumenNomor: 'SKPWNI/1',
        dokumenTanggal: '2025-10-01',
      }
      return () => catatKeluargaMasuk(aktor, catatKeluargaMasukSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'keluarga.lampirkan-bukti',
    izin: 'keluarga:catat',
    sekabupaten: false,
    // The paper was sent by somebody else: their event, not their proof.
    diterima: ['keluarga/bukti-tidak-ada'],
    siapkan: async (aktor) => {
      const { id, orangIdList } = await seedKeluarga({ rilisId: await seedRilis() })
      const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
      const peristiwa = await catatUji(operator, id, 'kematian', { orangId: orangIdList[1] ?? '' })
      const berkas = [await seedBukti(operator)]
      return () => lampirkanBukti(aktor, { kunci: kunci(), id: peristiwa.ok ? peristiwa.value.id : '', berkas })
    },
  },
  {
    nama: 'keluarga.batalkan-catatan',
    izin: 'keluarga:batalkan-catatan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id, orangIdList } = await seedKeluarga({ rilisId: await seedRilis() })
      const operator = await seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
      const peristiwa = await catatUji(operator, id, 'kematian', { orangId: orangIdList[1] ?? '' })
      const peristiwaId = peristiwa.ok ? peristiwa.value.id : ''
      return () => batalkanCatatan(aktor, { kunci: kunci(), id: peristiwaId, alasan: 'Salah memilih keluarga' })
    },
  },
  {
    nama: 'keluarga.ekspor',
    izin: 'keluarga:ekspor',
    sekabupaten: false,
    siapkan: async (aktor) => {
      await seedKeluarga({ rilisId: await seedRilis() })
      const input = { jenis: 'keluarga', rilis: '2025-TW3', wilayah: DESA, tujuan: 'Bahan musyawarah desa' }
      return () => mintaEkspor(aktor, eksporSchema.parse({ kunci: kunci(), ...input }))
    },
  },
]
