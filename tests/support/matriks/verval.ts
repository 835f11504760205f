import type { StatusUsulan } from '@/lib/verval/alur'
import { ajukanUsulan } from '@/lib/verval/commands/ajukan-usulan'
import { batalkanUsulan } from '@/lib/verval/commands/batalkan-usulan'
import { buatUsulan } from '@/lib/verval/commands/buat-usulan'
import { bukaKasus } from '@/lib/verval/commands/buka-kasus'
import { catatDiproses } from '@/lib/verval/commands/catat-diproses'
import { catatMusyawarah } from '@/lib/verval/commands/catat-musyawarah'
import { jawabUsulan } from '@/lib/verval/commands/jawab-usulan'
import { keluarkanBaris } from '@/lib/verval/commands/keluarkan-baris'
import { kembalikanUsulan } from '@/lib/verval/commands/kembalikan-usulan'
import { kirimDaftar } from '@/lib/verval/commands/kirim-daftar'
import { periksaUsulan } from '@/lib/verval/commands/periksa-usulan'
import { sahkanDaftar } from '@/lib/verval/commands/sahkan-daftar'
import { susunDaftar } from '@/lib/verval/commands/susun-daftar'
import { tetapkanDaftar } from '@/lib/verval/commands/tetapkan-daftar'
import { tolakUsulan } from '@/lib/verval/commands/tolak-usulan'
import { tugaskanKeluarga } from '@/lib/verval/commands/tugaskan-keluarga'
import { tugaskanPemeriksaan } from '@/lib/verval/commands/tugaskan-pemeriksaan'
import { ubahUsulan } from '@/lib/verval/commands/ubah-usulan'
import { verifikasiUsulan } from '@/lib/verval/commands/verifikasi-usulan'
import { tugaskanKeluargaSchema } from '@/lib/verval/schema/pemeriksaan'
import { asOwner } from '../db'
import { DESA, KAB, type KeluargaUji, seedKeluarga, seedRilis } from '../factories'
import {
  bawaSampai,
  buat,
  daftarOf,
  hasil,
  inputMusyawarah,
  inputPeriksa,
  type Kantor,
  kunci,
  LANTAI_BARU,
  seedKantor,
  statusOf,
  susun,
  tandaTangan,
} from '../verval'
import type { Tindakan } from './bentuk'

async function usulanPada(status: StatusUsulan): Promise<{ kantor: Kantor; keluarga: KeluargaUji; id: string }> {
  const kantor = await seedKantor()
  const keluarga = await seedKeluarga({ rilisId: kantor.rilisId })
  const id = await buat(kantor, keluarga)
  await bawaSampai(kantor, id, status)
  return { kantor, keluarga, id }
}

/** Every writing act of verval. A permitted aktor in the right wilayah succeeds; anyone else is refused and nothing changes. */
export const MATRIKS_VERVAL: readonly Tindakan[] = [
  {
    nama: 'verval.buka-samaran',
    izin: 'keluarga:buka-samaran',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const kantor = await seedKantor()
      const keluarga = await seedKeluarga({ rilisId: kantor.rilisId })
      await asOwner((client) =>
        client.query(
          `INSERT INTO pemeriksaan (kode_kab, keluarga_id, kode_desa, alasan, petugas_id, petugas_nama, ditugaskan_oleh, ditugaskan_pada)
           VALUES ($1, $2, $3, 'sampel', $4, 'Petugas', 'server', now())`,
          [KAB, keluarga.id, DESA, aktor.id],
        ),
      )
      return () =>
        bukaKasus(aktor, { kunci: kunci(), objek: 'pemeriksaan', id: '', alasan: 'Mencocokkan kartu keluarga' })
    },
  },
  {
    nama: 'verval.buat',
    izin: 'verval:ajukan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const kantor = await seedKantor()
      const keluarga = await seedKeluarga({ rilisId: kantor.rilisId })
      return () =>
        buatUsulan(aktor, {
          kunci: kunci(),
          keluargaId: keluarga.id,
          asal: undefined,
          catatan: undefined,
          perubahan: LANTAI_BARU,
        })
    },
  },
  {
    nama: 'verval.ubah',
    izin: 'verval:ajukan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('draf')
      return () =>
        ubahUsulan(aktor, { kunci: kunci(), id, versi: 1, asal: undefined, catatan: undefined, perubahan: [] })
    },
  },
  {
    nama: 'verval.ajukan',
    izin: 'verval:ajukan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('draf')
      return () => ajukanUsulan(aktor, { kunci: kunci(), id, asal: 'warga' })
    },
  },
  {
    nama: 'verval.batalkan',
    izin: 'verval:batalkan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diajukan')
      return () => batalkanUsulan(aktor, { kunci: kunci(), id, alasan: 'Salah keluarga' })
    },
  },
  {
    nama: 'verval.musyawarahkan',
    izin: 'verval:musyawarahkan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diajukan')
      return () => catatMusyawarah(aktor, inputMusyawarah([id]))
    },
  },
  {
    nama: 'verval.tugaskan',
    izin: 'verval:tugaskan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { kantor, id } = await usulanPada('dimusyawarahkan')
      return () => tugaskanPemeriksaan(aktor, { kunci: kunci(), id: [id], petugasId: kantor.pendamping.id })
    },
  },
  {
    nama: 'verval.tugaskan keluarga',
    izin: 'verval:tugaskan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const kantor = await seedKantor()
      const { id } = await seedKeluarga({ rilisId: kantor.rilisId, kodeDesa: DESA, anggota: [{ nama: 'A' }] })
      return () =>
        tugaskanKeluarga(
          aktor,
          tugaskanKeluargaSchema.parse({
            kunci: kunci(),
            petugasId: kantor.pendamping.id,
            alasan: 'sampel',
            rilis: '2025-TW3.1',
            wilayah: DESA,
            id,
            saringan: '{"syarat":[]}',
          }),
        )
    },
  },
  {
    nama: 'verval.periksa',
    izin: 'verval:periksa',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { kantor, id } = await usulanPada('dimusyawarahkan')
      hasil(
        await tugaskanPemeriksaan(kantor.operatorDinsos, { kunci: kunci(), id: [id], petugasId: kantor.pendamping.id }),
      )
      // The matrix asks about peran and wilayah, so the task is this aktor's, whoever that is.
      await asOwner((client) =>
        client.query('UPDATE pemeriksaan SET petugas_id = $1 WHERE status = $2', [aktor.id, 'ditugaskan']),
      )
      const input = await inputPeriksa(id)
      return () => periksaUsulan(aktor, input)
    },
  },
  {
    nama: 'verval.verifikasi',
    izin: 'verval:verifikasi',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diperiksa')
      return () => verifikasiUsulan(aktor, { kunci: kunci(), id: [id], catatan: undefined })
    },
  },
  {
    nama: 'verval.kembalikan',
    izin: 'verval:kembalikan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diperiksa')
      return () => kembalikanUsulan(aktor, { kunci: kunci(), id, ke: 'diajukan', alasan: 'Berita acara keliru' })
    },
  },
  {
    nama: 'verval.tolak',
    izin: 'verval:tolak',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diperiksa')
      return () => tolakUsulan(aktor, { kunci: kunci(), id, alasan: 'Tidak sesuai keadaan' })
    },
  },
  {
    nama: 'verval.susun',
    izin: 'verval:susun',
    sekabupaten: true,
    siapkan: async (aktor) => {
      await usulanPada('diverifikasi')
      return () => susunDaftar(aktor, { kunci: kunci(), judul: 'Daftar uji', kodeWilayah: undefined })
    },
  },
  {
    nama: 'verval.keluarkan',
    izin: 'verval:kembalikan',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { kantor, id } = await usulanPada('diverifikasi')
      const daftar = await susun(kantor)
      return () =>
        keluarkanBaris(aktor, {
          kunci: kunci(),
          daftarId: daftar.id,
          versi: 1,
          id: [id],
          ke: 'diverifikasi',
          alasan: 'Ditunda dahulu',
        })
    },
  },
  {
    nama: 'verval.sahkan',
    izin: 'verval:sahkan',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { kantor, id } = await usulanPada('diverifikasi')
      await susun(kantor)
      const input = await tandaTangan(id)
      return () => sahkanDaftar(aktor, input)
    },
  },
  {
    nama: 'verval.tetapkan',
    izin: 'verval:tetapkan',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('disahkan')
      const input = await tandaTangan(id)
      return () => tetapkanDaftar(aktor, input)
    },
  },
  {
    nama: 'verval.kirim',
    izin: 'verval:kirim',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('ditetapkan')
      const daftar = await daftarOf(id)
      return () => kirimDaftar(aktor, { kunci: kunci(), id: daftar.id })
    },
  },
  {
    nama: 'verval.proses',
    izin: 'verval:kirim',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('dikirim')
      const daftar = await daftarOf(id)
      return () => catatDiproses(aktor, { kunci: kunci(), id: daftar.id, catatan: undefined })
    },
  },
  {
    nama: 'verval.jawab',
    izin: 'verval:jawab',
    sekabupaten: true,
    siapkan: async (aktor) => {
      const { id } = await usulanPada('diproses')
      await seedRilis({ kodeKab: KAB, periode: '2025-TW4' })
      await statusOf(id)
      return () => jawabUsulan(aktor, {})
    },
  },
]
