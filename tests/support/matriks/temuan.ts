import type { Aktor } from '@/lib/akses/izin'
import { mintaCapaian, mintaTemuan } from '@/lib/temuan/commands/antrekan-temuan'
import { bukaTugas } from '@/lib/temuan/commands/buka-tugas'
import { eksporTemuan } from '@/lib/temuan/commands/ekspor-temuan'
import { jawabMitra } from '@/lib/temuan/commands/jawab-mitra'
import { mintaMitra, perpanjangMitra, tutupMitra } from '@/lib/temuan/commands/minta-mitra'
import { bukaKembaliTemuan, konfirmasiTemuan, tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import { tugaskanTemuan } from '@/lib/temuan/commands/tugaskan-temuan'
import { eksporTemuanSchema, jawabMitraSchema, mintaMitraSchema, tugaskanTemuanSchema } from '@/lib/temuan/schema'
import { asOwner } from '../db'
import { DESA, KAB, seedAktor } from '../factories'
import { kunci } from '../verval'
import { insertId, type Tindakan } from './bentuk'

/** A finding in DESA that is given to the aktor. */
async function seedTemuan(aktor: Aktor, status: string): Promise<string> {
  return insertId(
    `INSERT INTO temuan (kode_kab, jenis, kunci, kode_desa, desil, nilai, sidik, status, putusan, putusan_sidik, petugas_id, petugas_nama, tenggat, rilis_pertama)
     VALUES ($1, 'kepala-keluarga', gen_random_uuid(), $2, 3, '0', 1, $3::text, CASE $3 WHEN 'ditepis' THEN $3 END, CASE $3 WHEN 'ditepis' THEN 1 END, $4, 'Petugas', '2099-12-31', 1)`,
    [KAB, DESA, status, aktor.id],
  )
}

/** A request with one row, for the aktor to answer. */
async function seedTugasMitra(aktor: Aktor): Promise<string> {
  const id = await insertId(
    `INSERT INTO tugas_mitra (kode_kab, nomor, kantor, penerima_id, penerima_nama, jenis, tujuan, tenggat, jumlah, aktor, aktor_nama, dibuat_pada)
     VALUES ($1, 'VM-2025-0001', 'dpmd', $2, 'Verifikator', 'kepala-keluarga', 'Mencocokkan alamat', '2099-12-31', 1, 'server', 'Server', now())`,
    [KAB, aktor.id],
  )
  await asOwner((client) =>
    client.query(
      `INSERT INTO tugas_mitra_baris (kode_kab, tugas_id, urutan, penerima_id, temuan_id, isi) VALUES ($1, $2, 1, $3, gen_random_uuid(), '{}')`,
      [KAB, id, aktor.id],
    ),
  )
  return id
}

/** Acts of temuan. */
export const MATRIKS_TEMUAN: readonly Tindakan[] = [
  {
    nama: 'temuan.buka-samaran',
    izin: 'keluarga:buka-samaran',
    sekabupaten: false,
    siapkan: async (aktor) => {
      await seedTemuan(aktor, 'ditugaskan')
      return () => bukaTugas(aktor, { kunci: kunci(), alasan: 'Mencocokkan kartu keluarga' })
    },
  },
  {
    nama: 'temuan.minta-capaian',
    izin: 'temuan:hitung',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => mintaCapaian(aktor, { kunci: kunci() }),
  },
  {
    nama: 'temuan.ekspor',
    izin: 'keluarga:ekspor',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const input = { jenis: 'kepala-keluarga', semua: 'ya', wilayah: DESA, tujuan: 'Bahan musyawarah desa' }
      return () => eksporTemuan(aktor, eksporTemuanSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'temuan.minta-mitra',
    izin: 'temuan:minta-mitra',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await seedTemuan(aktor, 'baru')
      const penerima = await seedAktor({ peran: 'verifikator-mitra' })
      const input = {
        jenis: 'kepala-keluarga',
        id,
        penerimaId: penerima.id,
        tujuan: 'Mencocokkan alamat',
        tenggat: '2099-12-31',
      }
      return () => mintaMitra(aktor, mintaMitraSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'temuan.perpanjang-mitra',
    izin: 'temuan:perpanjang-mitra',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await seedTugasMitra(await seedAktor({ peran: 'verifikator-mitra' }))
      return () => perpanjangMitra(aktor, { kunci: kunci(), id, tenggat: '2099-12-30' })
    },
  },
  {
    nama: 'temuan.tutup-mitra',
    izin: 'temuan:tutup-mitra',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await seedTugasMitra(await seedAktor({ peran: 'verifikator-mitra' }))
      return () => tutupMitra(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'temuan.jawab',
    izin: 'temuan:jawab',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const id = await seedTugasMitra(aktor)
      return () => jawabMitra(aktor, jawabMitraSchema.parse({ kunci: kunci(), id, 'jawaban-1': 'sesuai' }))
    },
  },
  {
    nama: 'temuan.minta',
    izin: 'temuan:hitung',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => mintaTemuan(aktor, { kunci: kunci() }),
  },
  {
    nama: 'temuan.konfirmasi',
    izin: 'temuan:konfirmasi',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedTemuan(aktor, 'ditugaskan')
      return () => konfirmasiTemuan(aktor, { kunci: kunci(), id, ke: 0, alasan: '' })
    },
  },
  {
    nama: 'temuan.tepis',
    izin: 'temuan:tepis',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedTemuan(aktor, 'ditugaskan')
      return () => tepisTemuan(aktor, { kunci: kunci(), id, ke: 0, alasan: 'Sudah dicek di lapangan' })
    },
  },
  {
    nama: 'temuan.buka-kembali',
    izin: 'temuan:buka-kembali',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedTemuan(aktor, 'ditepis')
      return () => bukaKembaliTemuan(aktor, { kunci: kunci(), id, ke: 0, alasan: 'Putusan keliru' })
    },
  },
  {
    nama: 'temuan.tugaskan',
    izin: 'temuan:tugaskan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedTemuan(aktor, 'baru')
      const petugas = await seedAktor({ peran: 'operator-dinsos' })
      const input = { jenis: 'kepala-keluarga', id, petugasId: petugas.id, tenggat: '2099-12-31' }
      return () => tugaskanTemuan(aktor, tugaskanTemuanSchema.parse({ kunci: kunci(), ...input }))
    },
  },
]
