// The job that asks: person after person at the pace of the service, each answer recorded at once, so that a job that dies goes on where it was.
import 'server-only'
import { type Aktor, can } from '@/lib/akses/izin'
import type { Result } from '@/lib/core/result'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { readLapisan } from '@/lib/keluarga/queries/get-nilai-keluarga'
import { now } from '@/lib/server/clock'
import { type Tx, withAktor } from '@/lib/server/db'
import { findLayananDukcapil, type LayananDukcapil } from '@/lib/server/dukcapil/layanan'
import { withOwner } from '@/lib/server/owner'
import { type Handler, type Lapor, SentenceError } from '@/lib/server/worker'
import {
  describeTanya,
  type HasilTanya,
  type JawabDukcapil,
  LABEL_GALAT,
  parseJawaban,
  type TanyaDukcapil,
  toTanya,
} from '../../dukcapil/hasil'

type Permintaan = { id: string; orangId: string; keluargaId: string; kodeDesa: string }

/** Handler of the pekerjaan `dukcapil`, with the peran who asked has now. One at a time asks in the whole installation, so that the pace agreed with Dukcapil holds. */
export const tanyakanDukcapil: Handler = async ({ id, aktor, lapor, signal }) => {
  if (!can(aktor, 'padan:periksa'))
    throw new SentenceError('Peran Anda sudah berubah, sehingga pemeriksaan ini tidak dijalankan.')
  const layanan = findLayananDukcapil()
  if (!layanan) throw new SentenceError('Layanan Dukcapil belum diatur di server ini.')
  return withOwner(async (client) => {
    const batal = () => void client.end()
    signal.addEventListener('abort', batal, { once: true })
    try {
      await lapor('Menunggu giliran', 0, 1)
      // Held by the connection: it ends with the job, however that ends.
      await client.query(`SELECT pg_advisory_lock(hashtextextended('sahih:dukcapil', 0))`)
      const hasil = await tanyakan(aktor, id, layanan, lapor, signal)
      const pesan = describeTanya(hasil)
      // A question nobody answered is not work that was done: who asked is told why.
      if (hasil.terjawab === 0 && hasil.gagal > 0) throw new SentenceError(pesan)
      return { ...hasil, pesan }
    } finally {
      signal.removeEventListener('abort', batal)
    }
  })
}

/** Asks for every person of a request that has no answer yet. A service that stays silent ends it: the rest is marked. */
export async function tanyakan(
  aktor: Aktor,
  kelompok: string,
  layanan: Pick<LayananDukcapil, 'tanya'>,
  lapor: Lapor,
  signal?: AbortSignal,
): Promise<HasilTanya> {
  const antre = await withAktor(aktor, (tx) =>
    tx.permintaanDukcapil.findMany({
      where: { kodeKab: aktor.kodeKab, kelompok, status: 'antre' },
      orderBy: { id: 'asc' },
      select: { id: true, orangId: true, keluargaId: true, kodeDesa: true },
    }),
  )
  const hasil: HasilTanya = { terjawab: 0, gagal: 0, galat: {} }
  for (const [ke, permintaan] of antre.entries()) {
    signal?.throwIfAborted()
    await lapor('Memeriksa ke Dukcapil', ke, antre.length)
    const jawab = await tanyaSatu(aktor, permintaan, layanan, signal)
    await simpan(aktor, permintaan, jawab)
    if (jawab.ok) hasil.terjawab++
    else {
      const galat = jawab.error.code.replace('padan/', '')
      hasil.gagal++
      hasil.galat[galat] = (hasil.galat[galat] ?? 0) + 1
    }
  }
  await lapor('Memeriksa ke Dukcapil', antre.length, antre.length)
  return hasil
}

async function tanyaSatu(
  aktor: Aktor,
  permintaan: Permintaan,
  layanan: Pick<LayananDukcapil, 'tanya'>,
  signal?: AbortSignal,
): Promise<Result<JawabDukcapil>> {
  const orang = await withAktor(aktor, (tx) => readOrang(tx, aktor.kodeKab, permintaan))
  if (!orang) return galatOf('tidak-ada-di-rilis')
  const jawaban = await layanan.tanya(toTanya(orang), signal)
  return jawaban.galat === null ? parseJawaban(jawaban.isi, orang.nik) : galatOf(jawaban.galat)
}

/** What is asked of a person, by the values that hold now; null when nobody here has them any more, or without a NIK. */
async function readOrang(tx: Tx, kodeKab: string, { orangId, keluargaId }: Permintaan): Promise<TanyaDukcapil | null> {
  const rilis = await findRilis(tx, kodeKab)
  if (!rilis) return null
  // A release since the request may list the person in another family.
  const diRilis = await tx.rilisAnggota.findFirst({
    where: { kode_kab: kodeKab, rilis_id: rilis.id, orang_id: orangId },
    select: { keluarga_id: true },
  })
  const keluarga = await readLapisan(tx, kodeKab, diRilis?.keluarga_id ?? keluargaId, rilis)
  const nilai = [...(keluarga?.anggotaList ?? []), ...(keluarga?.anggotaDaerahList ?? [])].find(
    (satu) => satu.orangId === orangId,
  )?.nilai
  const nik = nilai?.nomor_induk_kependudukan?.kini
  return nik ? { nik, nama: nilai?.nama?.kini ?? '', tanggalLahir: nilai?.tanggal_lahir?.kini ?? null } : null
}

function galatOf(galat: string): Result<never> {
  return { ok: false, error: { code: `padan/${galat}`, message: LABEL_GALAT[galat] ?? galat } }
}

async function simpan(aktor: Aktor, permintaan: Permintaan, jawab: Result<JawabDukcapil>): Promise<void> {
  await withAktor(aktor, async (tx) => {
    if (jawab.ok)
      await tx.hasilDukcapil.createMany({
        data: [
          {
            kodeKab: aktor.kodeKab,
            orangId: permintaan.orangId,
            keluargaId: permintaan.keluargaId,
            kodeDesa: permintaan.kodeDesa,
            cara: 'layanan',
            ...jawab.value,
            rujukan: permintaan.id,
            aktor: aktor.id,
            diperiksaPada: now(),
          },
        ],
        skipDuplicates: true,
      })
    await tx.permintaanDukcapil.updateMany({
      where: { kodeKab: aktor.kodeKab, id: permintaan.id, status: 'antre' },
      data: {
        status: jawab.ok ? 'terjawab' : 'gagal',
        galat: jawab.ok ? null : jawab.error.code.replace('padan/', ''),
        selesaiPada: now(),
      },
    })
  })
}
