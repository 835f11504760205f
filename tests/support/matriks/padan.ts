import { serverAktor } from '@/lib/akses/izin'
import { mintaPadan } from '@/lib/padan/commands/antrekan-padan'
import { periksaDukcapil } from '@/lib/padan/commands/dukcapil/periksa-dukcapil'
import { mintaBerkasDukcapil } from '@/lib/padan/commands/dukcapil/tulis-berkas'
import { jalankanPadan } from '@/lib/padan/commands/jalankan-padan'
import { jawabKlarifikasi, mintaKlarifikasi } from '@/lib/padan/commands/klarifikasi'
import { putuskanPadan, urungkanPadan } from '@/lib/padan/commands/putuskan-padan'
import {
  berkasDukcapilSchema,
  periksaDukcapilSchema,
  putuskanPadanSchema,
  urungkanPadanSchema,
} from '@/lib/padan/schema'
import { setEnv } from '@/lib/server/env'
import { asOwner } from '../db'
import { DESA, KAB, seedKeluarga, seedRilis } from '../factories'
import { kunci } from '../verval'
import type { Tindakan } from './bentuk'

/** An open pair of two persons of DESA who look alike. */
async function seedPasangan(): Promise<string> {
  const rilisId = await seedRilis()
  for (const nama of ['SUTRISNO', 'SOETRISNO'])
    await seedKeluarga({ rilisId, anggota: [{ nama, tanggal_lahir: '1985-03-02', jenis_kelamin: '1' }] })
  await jalankanPadan(serverAktor(KAB), { kodeKab: KAB })
  const { rows } = await asOwner((client) => client.query<{ id: string }>('SELECT id::text FROM padan_pasangan'))
  return rows[0]?.id ?? ''
}

/** A person of DESA and one of another kabupaten under one NIK: the findings of both, by kode_kab. */
async function seedSilang(): Promise<Record<string, string>> {
  for (const kodeDesa of [DESA, '3515012001'])
    await seedKeluarga({
      rilisId: await seedRilis({ kodeKab: kodeDesa.slice(0, 4) }),
      kodeDesa,
      anggota: [{ nama: 'SUTRISNO', nomor_induk_kependudukan: '3275010203858001' }],
    })
  await jalankanPadan(serverAktor(KAB), { kodeKab: KAB })
  const { rows } = await asOwner((client) =>
    client.query<{ kab: string; id: string }>('SELECT kode_kab AS kab, id::text FROM padan_silang'),
  )
  return Object.fromEntries(rows.map(({ kab, id }) => [kab, id]))
}

/** Acts of padan. */
export const MATRIKS_PADAN: readonly Tindakan[] = [
  {
    nama: 'padan.periksa-dukcapil',
    izin: 'padan:periksa',
    sekabupaten: false,
    siapkan: async (aktor) => {
      setEnv({ SAHIH_DUKCAPIL_URL: 'http://127.0.0.1:9/', SAHIH_DUKCAPIL_KUNCI: 'kunci-uji' })
      const { orangIdList } = await seedKeluarga({ rilisId: await seedRilis() })
      return () => periksaDukcapil(aktor, periksaDukcapilSchema.parse({ kunci: kunci(), orang: orangIdList }))
    },
  },
  {
    nama: 'padan.minta-berkas-dukcapil',
    izin: 'padan:periksa',
    sekabupaten: false,
    siapkan: async (aktor) => {
      await seedRilis()
      const input = { isi: 'semua', wilayah: DESA, tujuan: 'Pemadanan triwulan ini' }
      return () => mintaBerkasDukcapil(aktor, berkasDukcapilSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'padan.minta-klarifikasi',
    izin: 'padan:klarifikasi',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { [KAB]: id = '' } = await seedSilang()
      return () => mintaKlarifikasi(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'padan.jawab-klarifikasi',
    izin: 'padan:klarifikasi',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const { 3515: lain = '' } = await seedSilang()
      await mintaKlarifikasi(serverAktor('3515'), { kunci: kunci(), id: lain })
      const { rows } = await asOwner((client) =>
        client.query<{ id: string }>(`SELECT id::text FROM padan_klarifikasi WHERE arah = 'masuk'`),
      )
      const id = rows[0]?.id ?? ''
      return () => jawabKlarifikasi(aktor, { kunci: kunci(), id, jawaban: 'sudah-pindah' })
    },
  },
  {
    nama: 'padan.minta',
    izin: 'padan:jalankan',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => mintaPadan(aktor, { kunci: kunci() }),
  },
  {
    nama: 'padan.putuskan',
    izin: 'padan:putuskan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedPasangan()
      const input = { id, ke: 0, keputusan: 'sama', alasan: 'KTP sudah dilihat' }
      return () => putuskanPadan(aktor, putuskanPadanSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'padan.urungkan',
    izin: 'padan:putuskan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await seedPasangan()
      const isi = { id, alasan: 'KTP sudah dilihat' }
      const awal = putuskanPadanSchema.parse({ kunci: kunci(), ke: 0, keputusan: 'sama', ...isi })
      const diputus = await putuskanPadan(serverAktor(KAB), awal)
      if (!diputus.ok) throw new Error(diputus.error.message)
      return () => urungkanPadan(aktor, urungkanPadanSchema.parse({ kunci: kunci(), ke: 1, ...isi }))
    },
  },
]
