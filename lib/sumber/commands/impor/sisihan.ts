// Rows that were set aside, read again from the files they came in, with file, place and reason.
import 'server-only'
import { type FileHandle, open } from 'node:fs/promises'
import { namaKolom } from '@/lib/server/lembar-kerja'
import { formatAlasan, type KelasMasalah, kelasOf, type Masalah, masalahOf } from '../../alasan'
import { formatRujukan } from '../../rujukan'
import { splitHeader } from '../../scan/plan'
import { type Kerja, tabelKerja } from './kerja'
import type { BerkasDiperiksa } from './periksa-berkas'
import { asalBaris, withoutTanda } from './siapkan-berkas'

/** A row set aside. `ke` is 1 for keluarga and 2 for anggota, `baris` its line in the file that was scanned. */
export type Sisihan = {
  ke: 1 | 2
  baris: number
  masalah: Masalah
  kelas: KelasMasalah
  /** Place of the column that is meant, null when the whole row is. */
  kolom: number | null
  /** Unknown area code the row waits for. */
  kode: string
  /** Where it was first set aside, as written in the file of corrections. */
  rujukan: string
  /** File or sheet as people know it, and the row there; `sel` is the cell in a sheet, else empty. */
  asal: { nama: string; baris: number; sel: string }
  alasan: string
  /** The fields in the order of the header; null when they cannot be told apart. */
  isi: string[] | null
  /** The record as it stands in the file. */
  mentah: string
}

type SisihanRow = {
  ke: 1 | 2
  baris: number
  masalah: number
  kolom: number | null
  rincian: number | null
  kode: string | null
  rujukan: string | null
  posisi: string
  panjang: number
}

const BATCH = 2000
/** Rows whose fields cannot be told apart: they are shown as they stand in the file. */
const TAK_TERBAGI: ReadonlySet<Masalah> = new Set(['jumlah-kolom', 'kutip', 'enkode'])

/** Rows set aside, keluarga first, each by line, in batches; `ke` asks for one file only. Takes connection `a` while it runs. */
export async function* listSisihanKerja(kerja: Kerja, ke: 1 | 2 | null): AsyncGenerator<Sisihan[]> {
  const { a, rilisId, imporId, keluarga, anggota, susulan } = kerja
  const pembaca = { 1: await Pembaca.open(keluarga), 2: await Pembaca.open(anggota) }
  await a.query('BEGIN')
  try {
    await a.query(
      `DECLARE sisihan CURSOR FOR
       SELECT m.ke, m.baris, m.masalah, m.kolom, m.rincian, m.kode, ${susulan ? 'j.rujukan' : 'NULL'} AS rujukan, s.posisi, s.panjang
       FROM ${tabelKerja(rilisId, 'm')} m JOIN (
         SELECT 1 AS ke, baris, posisi, panjang FROM ${tabelKerja(rilisId, 'k')}
         UNION ALL SELECT 2, baris, posisi, panjang FROM ${tabelKerja(rilisId, 'a')}) s USING (ke, baris)
       ${susulan ? `LEFT JOIN ${tabelKerja(rilisId, 'j')} j USING (ke, baris)` : ''}
       ${ke === null ? '' : `WHERE m.ke = ${ke}`}
       ORDER BY m.ke, m.baris`,
    )
    for (;;) {
      const { rows } = await a.query<SisihanRow>(`FETCH ${BATCH} FROM sisihan`)
      if (rows.length === 0) break
      const batch: Sisihan[] = []
      for (const row of rows) {
        const berkas = row.ke === 1 ? keluarga : anggota
        const rujukan = row.rujukan ?? formatRujukan(imporId, row.ke, row.baris)
        batch.push(toSisihan(berkas, row, rujukan, await pembaca[row.ke].read(Number(row.posisi), row.panjang)))
      }
      yield batch
    }
  } finally {
    await a.query('ROLLBACK').catch(() => undefined)
    await pembaca[1].close()
    await pembaca[2].close()
  }
}

function toSisihan(berkas: BerkasDiperiksa, row: SisihanRow, rujukan: string, mentah: string): Sisihan {
  const { plan } = berkas
  const masalah = masalahOf(row.masalah)
  const asal = asalBaris(berkas, row.baris)
  const sel = asal.lembar === null || row.kolom === null ? '' : `${namaKolom(row.kolom)}${asal.baris}`
  const isi = TAK_TERBAGI.has(masalah) ? null : splitHeader(mentah, String.fromCharCode(plan.dialect.delimiter))
  const kata = formatAlasan(masalah, row.kolom === null ? '' : (plan.kolomList[row.kolom] ?? ''), row.rincian)
  return {
    ke: row.ke,
    baris: row.baris,
    masalah,
    kelas: kelasOf(masalah),
    kolom: row.kolom,
    kode: row.kode ?? '',
    rujukan,
    asal: { nama: asal.lembar === null ? asal.nama : `${asal.nama} lembar ${asal.lembar}`, baris: asal.baris, sel },
    alasan: sel === '' ? kata : `Sel ${sel}: ${kata}`,
    isi: isi?.length === plan.headerList.length ? isi.map(withoutTanda) : null,
    mentah,
  }
}

/** Reads records at rising places of a file through one buffer. */
class Pembaca {
  private readonly buffer = Buffer.alloc(1 << 20)
  private awal = 0
  private panjang = 0
  private readonly decoder: TextDecoder

  private constructor(
    private readonly handle: FileHandle,
    encoding: string,
  ) {
    this.decoder = new TextDecoder(encoding)
  }

  static async open(berkas: BerkasDiperiksa): Promise<Pembaca> {
    return new Pembaca(await open(berkas.jalur, 'r'), berkas.plan.dialect.encoding)
  }

  /** The record without its line end. */
  async read(posisi: number, panjang: number): Promise<string> {
    if (posisi < this.awal || posisi + panjang > this.awal + this.panjang) {
      const { bytesRead } = await this.handle.read(this.buffer, 0, this.buffer.length, posisi)
      this.awal = posisi
      this.panjang = bytesRead
    }
    const from = posisi - this.awal
    const bytes = this.buffer.subarray(from, Math.min(from + panjang, this.panjang))
    // A letter PostgreSQL cannot hold must not stop the listing of what is wrong.
    return this.decoder
      .decode(bytes)
      .replace(/\r?\n$/, '')
      .replaceAll('\0', '')
  }

  async close(): Promise<void> {
    await this.handle.close()
  }
}
