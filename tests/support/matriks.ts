// Acts of every room for the matrix of act × peran × wilayah. Rooms with many acts keep their part beside their own
// fixtures (tests/support/verval.ts); the others are here. A test says which act is missing.
import { randomUUID } from 'node:crypto'
import { cabutSesi } from '@/lib/akses/commands/akun'
import { aturSandi, buatPengguna, bukaKunci, ubahPengguna } from '@/lib/akses/commands/pengguna'
import { type Aktor, serverAktor } from '@/lib/akses/izin'
import { buatPenggunaSchema, ubahPenggunaSchema } from '@/lib/akses/schema'
import { periksaJejak } from '@/lib/audit/commands'
import { batalkanPekerjaan } from '@/lib/berkas/commands/batalkan-pekerjaan'
import { unduhBerkas } from '@/lib/berkas/commands/unduh-berkas'
import { mintaRekap } from '@/lib/kelayakan/commands/minta-rekap'
import { mintaRekapSchema } from '@/lib/kelayakan/schema'
import { bandingkanNik } from '@/lib/keluarga/commands/bandingkan-nik'
import { batalkanCatatan } from '@/lib/keluarga/commands/batalkan-catatan'
import { bukaSamaran } from '@/lib/keluarga/commands/buka-samaran'
import { catatKeluargaMasuk } from '@/lib/keluarga/commands/catat-keluarga-masuk'
import { catatPeristiwa } from '@/lib/keluarga/commands/catat-peristiwa'
import { hapusSaringan } from '@/lib/keluarga/commands/hapus-saringan'
import { mintaEkspor } from '@/lib/keluarga/commands/minta-ekspor'
import { simpanPencarian } from '@/lib/keluarga/commands/simpan-pencarian'
import { simpanSaringan } from '@/lib/keluarga/commands/simpan-saringan'
import { cariSchema, catatKeluargaMasukSchema, eksporSchema, simpanSaringanSchema } from '@/lib/keluarga/schema'
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
import { mintaPeringkat } from '@/lib/peringkat/commands/minta-peringkat'
import { mintaPeringkatSchema } from '@/lib/peringkat/schema'
import { setEnv } from '@/lib/server/env'
import { bukaUnggahan } from '@/lib/sumber/commands/buka-unggahan'
import { bukaUnggahanSumber } from '@/lib/sumber/commands/buka-unggahan-sumber'
import { mulaiImpor } from '@/lib/sumber/commands/mulai-impor'
import { mulaiImporSumber } from '@/lib/sumber/commands/mulai-impor-sumber'
import { setujuiKiriman } from '@/lib/sumber/commands/putusan/setujui-kiriman'
import { tarikRilis } from '@/lib/sumber/commands/putusan/tarik-rilis'
import { tolakKiriman } from '@/lib/sumber/commands/putusan/tolak-kiriman'
import { mintaSelisih } from '@/lib/sumber/commands/selisih/minta-selisih'
import { muatTertahan } from '@/lib/sumber/commands/susulan/muat-tertahan'
import { padankanDesa } from '@/lib/sumber/commands/susulan/padankan-desa'
import { bukaUnggahanSchema, putusanKirimanSchema } from '@/lib/sumber/schema'
import { mintaSelisihSchema } from '@/lib/sumber/schema/selisih'
import { bukaUnggahanSumberSchema, mulaiImporSumberSchema } from '@/lib/sumber/schema/sumber'
import { padankanDesaSchema } from '@/lib/sumber/schema/wilayah'
import { mintaCapaian, mintaTemuan } from '@/lib/temuan/commands/antrekan-temuan'
import { jawabMitra } from '@/lib/temuan/commands/jawab-mitra'
import { mintaMitra, tutupMitra } from '@/lib/temuan/commands/minta-mitra'
import { bukaKembaliTemuan, konfirmasiTemuan, tepisTemuan } from '@/lib/temuan/commands/putuskan-temuan'
import { tugaskanTemuan } from '@/lib/temuan/commands/tugaskan-temuan'
import { jawabMitraSchema, mintaMitraSchema, tugaskanTemuanSchema } from '@/lib/temuan/schema'
import { asOwner } from './db'
import { DESA, KAB, seedAktor, seedKeluarga, seedRilis } from './factories'
import { catatUji, formPeristiwa } from './peristiwa'
import { MATRIKS_VERVAL, type TindakanMatriks } from './verval'

export type Tindakan = TindakanMatriks & {
  /** The act has no target but the aktor's own kabupaten/kota: from elsewhere it succeeds, over there. */
  tanpaSasaran?: boolean
  /** Code for who lacks the izin, where it is not `…/tanpa-izin`. */
  tanpaIzin?: string
  /** Codes that mean "went through" besides ok, where the fixture lacks what comes after the permission. */
  diterima?: readonly string[]
}

const SANDI = 'kunci pagar bambu tua'
const kunci = () => randomUUID()

async function seedPengguna(): Promise<Aktor> {
  return seedAktor({ peran: 'operator-desa', kodeWilayah: DESA })
}

async function insertId(sql: string, values: unknown[]): Promise<string> {
  return asOwner(async (client) => {
    const { rows } = await client.query<{ id: string }>(`${sql} RETURNING id::text`, values)
    return rows[0]?.id ?? ''
  })
}

const MATRIKS_AKSES: readonly Tindakan[] = [
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

const MATRIKS_LAIN: readonly Tindakan[] = [
  {
    nama: 'audit.periksa',
    izin: 'audit:lihat',
    sekabupaten: false,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => periksaJejak(aktor, { kunci: kunci() }),
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
  {
    nama: 'peringkat.minta',
    izin: 'peringkat:jalankan',
    sekabupaten: true,
    siapkan: async (aktor) => {
      await seedKeluarga({ rilisId: await seedRilis() })
      const { rows } = await asOwner((client) =>
        client.query<{ kode: string }>('SELECT kode FROM peringkat_model LIMIT 1'),
      )
      const input = { periode: '2025-TW3', model: rows[0]?.kode, lapis: 'rilis', bobot: 'jiwa' }
      return () => mintaPeringkat(aktor, mintaPeringkatSchema.parse({ kunci: kunci(), ...input }))
    },
  },
  {
    nama: 'kelayakan.minta',
    izin: 'peringkat:jalankan',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () =>
      mintaRekap(aktor, mintaRekapSchema.parse({ kunci: kunci(), tanggal: '2025-10-15' })),
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
  {
    nama: 'berkas.batalkan',
    izin: 'berkas:batalkan',
    sekabupaten: false,
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO pekerjaan (kode_kab, jenis, masukan, aktor, peran, kode_wilayah) VALUES ($1, 'ekspor', '{}', $2, 'operator-dinsos', $3)`,
        [KAB, aktor.id, DESA],
      )
      return () => batalkanPekerjaan(aktor, { kunci: kunci(), id })
    },
  },
  {
    nama: 'berkas.unduh',
    izin: 'berkas:unduh',
    sekabupaten: false,
    // There are no bytes behind the row; who may not see it is told that it does not exist.
    diterima: ['berkas/kedaluwarsa'],
    siapkan: async (aktor) => {
      const id = await insertId(
        `INSERT INTO berkas (kode_kab, jenis, nama, tipe, ukuran, sha256, jalur, aktor, kode_wilayah)
         VALUES ($1, 'surat', 'surat.pdf', 'application/pdf', 1, repeat('0', 64), 'tidak/ada', $2, $3)`,
        [KAB, aktor.id, DESA],
      )
      return () => unduhBerkas(aktor, id)
    },
  },
]

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

const MATRIKS_PADAN: readonly Tindakan[] = [
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

const MATRIKS_TEMUAN: readonly Tindakan[] = [
  {
    nama: 'temuan.minta-capaian',
    izin: 'temuan:hitung',
    sekabupaten: true,
    tanpaSasaran: true,
    siapkan: async (aktor) => () => mintaCapaian(aktor, { kunci: kunci() }),
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
        kantor: 'dpmd',
        penerimaId: penerima.id,
        tujuan: 'Mencocokkan alamat',
        tenggat: '2099-12-31',
      }
      return () => mintaMitra(aktor, mintaMitraSchema.parse({ kunci: kunci(), ...input }))
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

const MATRIKS_SARINGAN: readonly Tindakan[] = [
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
]

export const MATRIKS: readonly Tindakan[] = [
  ...MATRIKS_TEMUAN,
  ...MATRIKS_SARINGAN,
  ...MATRIKS_AKSES,
  ...MATRIKS_LAIN,
  ...MATRIKS_PADAN,
  ...MATRIKS_VERVAL,
]

/** Form endpoints that are no act upon somebody's data, with the reason they are not in the matrix. */
export const TANPA_MATRIKS: Readonly<Record<string, string>> = {
  pilihKolom: 'remembers which columns the user wants to see, of lists they see anyway',
  pilihPandangan: 'remembers a choice in a cookie; what it chooses is checked against the scope when read',
}
