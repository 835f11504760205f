import { cabutSesi } from '@/lib/akses/commands/akun'
import { aturSandi, buatPengguna, bukaKunci, ubahPengguna } from '@/lib/akses/commands/pengguna'
import type { Aktor } from '@/lib/akses/izin'
import { buatPenggunaSchema, ubahPenggunaSchema } from '@/lib/akses/schema'
import { DESA, seedAktor } from '../factories'
import { kunci } from '../verval'
import { insertId, type Tindakan } from './bentuk'

const SANDI = 'kunci pagar bambu tua'

async function seedPengguna(): Promise<Aktor> {
  return seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
}

/** Acts of akses. */
export const MATRIKS_AKSES: readonly Tindakan[] = [
  {
    nama: 'akses.buat',
    izin: 'akses:kelola',
    sekabupaten: false,
    siapkan: async (aktor) => () =>
      buatPengguna(
        aktor,
        buatPenggunaSchema.parse({
          kunci: kunci(),
          namaPengguna: 'pengguna.baru',
          nama: 'Baru',
          peran: 'operator-desa',
          kodeWilayah: DESA,
          sandi: SANDI,
        }),
      ),
  },
  {
    nama: 'akses.ubah',
    izin: 'akses:kelola',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await seedPengguna()
      return () =>
        ubahPengguna(
          aktor,
          ubahPenggunaSchema.parse({
            kunci: kunci(),
            id,
            nama: 'Lain',
            peran: 'operator-desa',
            kodeWilayah: DESA,
            aktif: 'ya',
          }),
        )
    },
  },
  {
    nama: 'akses.atur-sandi',
    izin: 'akses:kelola',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await seedPengguna()
      return () => aturSandi(aktor, { kunci: kunci(), id, sandi: SANDI })
    },
  },
  {
    nama: 'akses.buka-kunci',
    izin: 'akses:kelola',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await seedPengguna()
      return () => bukaKunci(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'akses.cabut-sesi',
    // Everybody may end their own; somebody else's does not exist for them.
    tanpaIzin: 'akses/sesi-tidak-ditemukan',
    izin: 'akses:kelola',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const pengguna = await seedPengguna()
      const id = await insertId(
        `INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada) VALUES ($1, $2, now() + interval '1 hour')`,
        [pengguna.id, pengguna.kodeKab],
      )
      return () => cabutSesi(aktor, { kunci: kunci(), id })
    },
  },
]
