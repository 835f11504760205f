// Synthetic files of other sources for a synthetic city, drawn from its published release, so that a demo and the tests have something that disagrees.
import 'server-only'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, withOwner } from '@/lib/server/owner'
import { KEPALA_SUMBER, type OrangSumber, PEMISAH_SUMBER, toBarisSumber } from '../generator/sumber-lain'
import type { JenisSumber } from '../jenis'

const SEKALI = 5_000

/** One file: kind, for recipients the programme as SIKS-NG writes it, which people stand on it. */
type Isi = { jenis: JenisSumber; program?: string; nama: string; where: string; tambahan?: boolean }

// Fixed by the numbers themselves, so that the same release gives the same files. `h` is sha256 of the NIK, `f` of the No. KK.
const ISI: readonly Isi[] = [
  {
    jenis: 'dtks',
    nama: 'dtks.csv',
    where: `(k.desil_nasional BETWEEN 1 AND 4 AND get_byte(f, 0) < 170) OR get_byte(f, 0) < 18`,
    tambahan: true,
  },
  { jenis: 'regsosek', nama: 'regsosek.csv', where: `g.status_hubungan_keluarga = '1' AND get_byte(f, 0) < 64` },
  { jenis: 'p3ke', nama: 'p3ke.csv', where: `g.status_hubungan_keluarga = '1' AND k.desil_nasional <= 2` },
  { jenis: 'pbi', nama: 'pbi.csv', where: `g.pbi_nas = 'YA' OR get_byte(f, 1) < 5` },
  {
    jenis: 'kpm',
    program: 'PKH',
    nama: 'kpm-pkh.csv',
    where: `g.status_hubungan_keluarga = '1' AND ((k.desil_nasional <= 4 AND get_byte(f, 1) < 110) OR get_byte(f, 1) < 6)`,
    tambahan: true,
  },
  {
    jenis: 'kpm',
    program: 'BPNT',
    nama: 'kpm-sembako.csv',
    where: `g.status_hubungan_keluarga = '1' AND ((k.desil_nasional <= 5 AND get_byte(f, 2) < 150) OR get_byte(f, 2) < 5)`,
  },
  { jenis: 'dukcapil', nama: 'dukcapil.csv', where: `get_byte(h, 1) < 13` },
]

export type BerkasSintetis = { jenis: JenisSumber; jalur: string; baris: number }

/**
 * Writes the files of `jenisList` (all that can be drawn without it) into `keluar`. One person in some hundred on the DTKS
 * and PKH lists is not in the release. Refuses a release that is not there or not synthetic.
 */
export async function tulisSumberSintetis(input: {
  kodeKab: string
  keluar: string
  jenisList?: readonly JenisSumber[]
}): Promise<Result<BerkasSintetis[]>> {
  const { kodeKab, keluar, jenisList } = input
  return withOwner(async (client) => {
    const { rows } = await client.query<{ id: number; sintetis: boolean }>(
      'SELECT r.id, r.sintetis FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id WHERE k.kode_kab = $1',
      [kodeKab],
    )
    const rilis = rows[0]
    if (!rilis) return refuse('sumber/rilis-tidak-ada', 'Belum ada rilis yang terbit.')
    if (!rilis.sintetis)
      return refuse('sumber/bukan-sintetis', 'Berkas sumber sintetis hanya dibuat untuk rilis sintetis.')
    await mkdir(keluar, { recursive: true })
    const hasil: BerkasSintetis[] = []
    for (const isi of ISI) {
      if (jenisList && !jenisList.includes(isi.jenis)) continue
      const jalur = path.join(keluar, isi.nama)
      const hitung = { baris: 0 }
      await inTransaction(client, () =>
        pipeline(Readable.from(listBaris(client, kodeKab, rilis.id, isi, hitung)), createWriteStream(jalur)),
      )
      hasil.push({ jenis: isi.jenis, jalur, baris: hitung.baris })
    }
    return ok(hasil)
  })
}

async function* listBaris(
  client: pg.Client,
  kodeKab: string,
  rilisId: number,
  isi: Isi,
  hitung: { baris: number },
): AsyncGenerator<string> {
  const pemisah = PEMISAH_SUMBER[isi.jenis]
  const toLine = (nilai: readonly string[]) =>
    `${nilai.map((satu) => `"${satu.replaceAll('"', '""')}"`).join(pemisah)}\n`
  yield toLine(KEPALA_SUMBER[isi.jenis])
  // The condition stands in this file and holds no input.
  await client.query(
    `DECLARE sumber CURSOR FOR
     SELECT g.nomor_induk_kependudukan AS nik, k.nomor_kartu_keluarga AS "nomorKk", coalesce(g.nama, '') AS nama, g.tanggal_lahir::text AS "tanggalLahir",
       coalesce(g.jenis_kelamin, '1') AS "jenisKelamin", k.kode_desa AS "kodeDesa", coalesce(k.alamat, '') AS alamat, k.desil_nasional AS desil,
       (SELECT nama FROM wilayah w WHERE w.kode = k.kode_desa) AS kelurahan, (SELECT nama FROM wilayah w WHERE w.kode = left(k.kode_desa, 6)) AS kecamatan,
       get_byte(h, 0) AS acak, coalesce(k.jenis_lantai_terluas, '') AS lantai, coalesce(k.jenis_atap_terluas, '') AS atap,
       coalesce(k.sumber_air_minum_utama, '') AS air, coalesce(k.bahan_bakar_utama_memasak, '') AS "bahanBakar"
     FROM rilis_keluarga k
     CROSS JOIN LATERAL (SELECT sha256(convert_to(k.nomor_kartu_keluarga, 'UTF8')) AS f) kk
     JOIN rilis_anggota g ON g.kode_kab = k.kode_kab AND g.rilis_id = k.rilis_id AND g.keluarga_id = k.keluarga_id
     CROSS JOIN LATERAL (SELECT sha256(convert_to(g.nomor_induk_kependudukan, 'UTF8')) AS h) nn
     WHERE k.kode_kab = $1 AND k.rilis_id = $2 AND g.tanggal_lahir IS NOT NULL AND (${isi.where})
     ORDER BY k.keluarga_id, g.urutan`,
    [kodeKab, rilisId],
  )
  for (;;) {
    const { rows } = await client.query<OrangSumber>(`FETCH ${SEKALI} FROM sumber`)
    if (rows.length === 0) break
    const lines: string[] = []
    for (const orang of rows) {
      lines.push(toLine(toBarisSumber(isi.jenis, orang, isi.program)))
      if (isi.tambahan && orang.acak % 37 === 5)
        lines.push(toLine(toBarisSumber(isi.jenis, toOrangAsing(orang), isi.program)))
    }
    hitung.baris += lines.length
    yield lines.join('')
  }
  await client.query('CLOSE sumber')
}

/** Somebody like this person whom no release holds: serials between those of first releases and those of later ones. */
function toOrangAsing(orang: OrangSumber): OrangSumber {
  const serial = (nomor: string) => `${nomor.slice(0, 12)}${8510 - 1 - (orang.acak % 8)}`
  return { ...orang, nik: serial(orang.nik), nomorKk: serial(orang.nomorKk) }
}
