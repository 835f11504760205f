// What the Disdukcapil sent back: read row by row, each answer recorded with its person, what cannot be told whose it is counted by reason.
import 'server-only'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { type Aktor, can } from '@/lib/akses/izin'
import { catat } from '@/lib/audit/commands'
import { ok, type Result, refuse } from '@/lib/core/result'
import { findRilis } from '@/lib/keluarga/queries/find-rilis'
import { now } from '@/lib/server/clock'
import { withAktor } from '@/lib/server/db'
import { type JawabDukcapil, parseHasil } from '../../dukcapil/hasil'

/** Rows of a file: recorded, recorded before, and faulty by reason with the lines (at most 50 of each). */
export type HasilBaca = {
  baris: number
  dicatat: number
  sudahAda: number
  salah: { alasan: string; jumlah: number; barisList: number[] }[]
}

const ALASAN = {
  'tanpa-hasil': 'kolom hasil kosong',
  hasil: 'hasil atau kolom yang tidak padan memakai kata yang belum dikenal',
  nik: 'NIK bukan 16 angka; mungkin rusak oleh lembar kerja',
  orang: 'rujukan dan NIK tidak menunjuk satu orang di rilis terbit wilayah ini',
} as const
type Alasan = keyof typeof ALASAN

const SEKELOMPOK = 500
const uuid = z.uuid()

type Baris = { baris: number; nik: string; rujukan: string | null; jawab: JawabDukcapil }

/**
 * Reads a file of results (columns nik, hasil; rujukan and kolom_tidak_padan where there are). Reading it again adds nothing.
 * Refusals: `akses/tanpa-izin`, `padan/kolom-kurang`, `padan/rilis-belum-ada`. No value of the file is part of any answer.
 */
export async function bacaBerkasDukcapil(aktor: Aktor, jalur: string): Promise<Result<HasilBaca>> {
  if (!can(aktor, 'padan:periksa'))
    return refuse('akses/tanpa-izin', 'Peran Anda tidak memiliki izin membaca hasil Dukcapil.')
  const rilis = await withAktor(aktor, (tx) => findRilis(tx, aktor.kodeKab))
  if (!rilis) return refuse('padan/rilis-belum-ada', 'Belum ada rilis yang terbit.')
  const sidik = await sidikOf(jalur)
  const hasil: HasilBaca = { baris: 0, dicatat: 0, sudahAda: 0, salah: [] }
  const salah = (alasan: Alasan, baris: number) => {
    const ada = hasil.salah.find((satu) => satu.alasan === ALASAN[alasan]) ?? {
      alasan: ALASAN[alasan],
      jumlah: 0,
      barisList: [],
    }
    if (ada.jumlah === 0) hasil.salah.push(ada)
    ada.jumlah++
    if (ada.barisList.length < 50) ada.barisList.push(baris)
  }
  const parser = parse({
    bom: true,
    delimiter: await pemisahOf(jalur),
    relax_column_count: true,
    info: true,
    trim: true,
  })
  const pipa = pipeline(createReadStream(jalur), parser)
  pipa.catch(() => undefined)
  let kolom: Map<string, number> | null = null
  let kelompok: Baris[] = []
  const kosongkan = async () => {
    for (const tanpa of await catatKelompok(aktor, rilis.id, sidik, kelompok, hasil)) salah('orang', tanpa)
    kelompok = []
  }
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (!kolom) {
      kolom = new Map(
        record.map((nama, ke) => [
          nama
            .trim()
            .toLowerCase()
            .replace(/[^a-z]+/g, '_'),
          ke,
        ]),
      )
      if (!kolom.has('nik') || !kolom.has('hasil')) {
        parser.destroy()
        return refuse(
          'padan/kolom-kurang',
          'Berkas harus memuat kolom nik dan hasil. Gunakan berkas yang dibuat di sini.',
        )
      }
      continue
    }
    hasil.baris++
    const nilai = (nama: string) => record[kolom?.get(nama) ?? -1]?.replace(/^'/, '') ?? ''
    const nik = nilai('nik')
    if (nilai('hasil') === '') salah('tanpa-hasil', info.lines)
    else if (!/^\d{16}$/.test(nik)) salah('nik', info.lines)
    else {
      const jawab = parseHasil(nilai('hasil'), nilai('kolom_tidak_padan').split(/[;,/]+/))
      const rujukan = uuid.safeParse(nilai('rujukan'))
      if (!jawab.ok) salah('hasil', info.lines)
      else kelompok.push({ baris: info.lines, nik, rujukan: rujukan.success ? rujukan.data : null, jawab: jawab.value })
    }
    if (kelompok.length >= SEKELOMPOK) await kosongkan()
  }
  await kosongkan()
  await withAktor(aktor, (tx) =>
    catat(tx, 'padan.baca-dukcapil', sidik.slice(0, 32), { ...hasil, salah: hasil.salah.map(({ jumlah }) => jumlah) }),
  )
  return ok(hasil)
}

/** The separator of the header: whichever of the usual ones stands in it most. */
async function pemisahOf(jalur: string): Promise<string> {
  const handle = await open(jalur, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(4096), 0, 4096, 0)
    const [kepala = ''] = Buffer.from(buffer.subarray(0, bytesRead)).toString('utf8').split('\n')
    return [',', ';', '|', '\t'].toSorted((a, b) => kepala.split(b).length - kepala.split(a).length)[0] ?? ','
  } finally {
    await handle.close()
  }
}

async function sidikOf(jalur: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(jalur), hash)
  return hash.digest('hex')
}

/** Records a slice of answers; returns the lines whose person is not told by them. */
async function catatKelompok(
  aktor: Aktor,
  rilisId: number,
  sidik: string,
  kelompok: readonly Baris[],
  hasil: HasilBaca,
): Promise<number[]> {
  if (kelompok.length === 0) return []
  return withAktor(aktor, async (tx) => {
    const anggotaList = await tx.rilisAnggota.findMany({
      where: {
        kode_kab: aktor.kodeKab,
        rilis_id: rilisId,
        nomor_induk_kependudukan: { in: kelompok.map(({ nik }) => nik) },
      },
      select: { orang_id: true, keluarga_id: true, kode_desa: true, nomor_induk_kependudukan: true },
    })
    const tanpa: number[] = []
    const data = kelompok.flatMap(({ baris, nik, rujukan, jawab }) => {
      const calon = anggotaList.filter(
        (satu) => satu.nomor_induk_kependudukan === nik && (rujukan === null || satu.orang_id === rujukan),
      )
      const orang = calon.length === 1 ? calon[0] : undefined
      if (!orang) {
        tanpa.push(baris)
        return []
      }
      return {
        kodeKab: aktor.kodeKab,
        orangId: orang.orang_id,
        keluargaId: orang.keluarga_id,
        kodeDesa: orang.kode_desa,
        cara: 'berkas',
        ...jawab,
        rujukan: sidik,
        aktor: aktor.id,
        diperiksaPada: now(),
      }
    })
    const { count } = await tx.hasilDukcapil.createMany({ data, skipDuplicates: true })
    hasil.dicatat += count
    hasil.sudahAda += data.length - count
    return tanpa
  })
}
