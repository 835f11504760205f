// One file into its working table: read in pieces, scanned, sent on through COPY. Memory stays the same whatever the size.
import 'server-only'
import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { formatNumber } from '@/lib/core/format'
import { ok, type Result, refuse } from '@/lib/core/result'
import { VARIABEL } from '@/lib/keluarga/variabel'
import type { KodeCek } from '../../cek'
import type { ScanLimits } from '../../scan/limits'
import { KIND, listKolomTersimpan, type Plan } from '../../scan/plan'
import { MAX_RECORD, maxOutput, Scanner } from '../../scan/scanner'
import type { BerkasDiperiksa } from './periksa-berkas'

/** What reading a file found. */
export type Termuat = {
  baris: number
  salah: number
  /** Names of the columns with numbers in which a spreadsheet has left its marks. */
  kolomRusak: string[]
  /** Rows without a fault that a check of single rows warns of. */
  peringatan: Partial<Record<KodeCek, number>>
  /** Readable numbers of sixteen digits, and how many of them only the generator makes. */
  nomor: { semua: number; sintetis: number }
  /** Rows without a fault that say something in a column nobody knows. */
  tambahan: number
}

const CHUNK = 1 << 20
/** Rows after which a file whose rows all have another number of columns than its header is given up. */
const CUKUP = 200

/** Columns of the working table of a file, in the order the scanner writes them. */
export function listKolomKerja(plan: Plan): string[] {
  return [
    'baris',
    'posisi',
    ...listKolomTersimpan(plan),
    ...(plan.tambahanKe.length > 0 ? ['tambahan'] : []),
    'panjang',
    'sidik_a',
    'sidik_b',
    'masalah',
    'kolom',
    'rincian',
  ]
}

/** Statement that makes the working table of a file. */
export function kerjaSql(tabel: string, plan: Plan): string {
  const isi = plan.kolomList.flatMap((nama, i) => {
    const kind = plan.kindList[i]
    if (kind === KIND.SKIP || kind === KIND.KAB) return []
    const jenis =
      kind === KIND.INTEGER
        ? 'integer'
        : kind === KIND.DESIL
          ? 'smallint'
          : kind === KIND.DATE
            ? 'date'
            : 'text COLLATE "C"'
    return [`${nama} ${jenis}`]
  })
  const kolom = [
    'baris integer',
    'posisi bigint',
    ...isi,
    ...(plan.tambahanKe.length > 0 ? ['tambahan json'] : []),
    'panjang integer',
    'sidik_a integer',
    'sidik_b integer',
    'masalah smallint',
    'kolom smallint',
    'rincian integer',
  ]
  return `CREATE UNLOGGED TABLE ${tabel} (${kolom.join(', ')}) WITH (autovacuum_enabled = off)`
}

/** Columns by which the rows of both files are put together and recognised. */
const KUNCI = ['nomor_kartu_keluarga', 'nomor_induk_kependudukan']

/**
 * Loads a file into the working table `tabel` (see {@link kerjaSql}), faulty rows marked. Refused when every one of the
 * first rows has another number of columns than the header: then the file as a whole is not what its header says.
 */
export async function muatBerkas(
  client: pg.Client,
  tabel: string,
  berkas: BerkasDiperiksa,
  limits: ScanLimits,
  maju: (byte: number) => void,
  signal?: AbortSignal,
): Promise<Result<Termuat>> {
  const { plan, nama } = berkas
  const scanner = new Scanner(plan, limits, berkas.cacat ? isUtf8 : null, new Uint8Array(maxOutput(plan) + CHUNK))
  const handle = await open(berkas.jalur, 'r')
  const copy = client.query(
    copyFrom(`COPY ${tabel} (${listKolomKerja(plan).join(', ')}) FROM STDIN WITH (FORMAT text, NULL '')`),
  )
  let failure: Error | null = null
  copy.on('error', (error) => {
    failure ??= error
  })
  const send = () =>
    new Promise<void>((resolve, reject) => {
      if (failure) return reject(failure)
      // A copy, because the socket still holds these bytes when the scanner writes the next.
      const chunk = Buffer.from(scanner.out.subarray(0, scanner.outLength))
      scanner.outLength = 0
      copy.write(chunk, (error) => (error ? reject(error) : resolve()))
    })
  try {
    const buffer = new Uint8Array(CHUNK + 2 * MAX_RECORD + 2)
    let position = plan.awalData
    let carry = 0
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, carry, CHUNK, position)
      position += bytesRead
      const filled = carry + bytesRead
      const isLast = position >= berkas.ukuran || bytesRead === 0
      let at = 0
      for (;;) {
        at = scanner.scan(buffer, at, filled, isLast, position - filled)
        if (!scanner.isFull) break
        await send()
      }
      if (scanner.outLength >= CHUNK / 2) await send()
      if (scanner.shapeFaultCount >= CUKUP && scanner.shapeFaultCount === scanner.recordCount) break
      maju(bytesRead)
      if (isLast) break
      carry = filled - at
      buffer.copyWithin(0, at, filled)
    }
    const beda = scanner.firstShapeFault
    if (beda && scanner.shapeFaultCount === scanner.recordCount) {
      copy.destroy(new Error('berkas ditolak'))
      await new Promise((resolve) => copy.once('close', resolve))
      const kepala = plan.kolomList.length
      return refuse(
        'sumber/jumlah-kolom',
        beda.kolom === null
          ? `Berkas ${nama} baris ${beda.baris}: isinya tidak terbagi menjadi ${kepala} kolom seperti kepalanya, demikian pula semua baris berikutnya. Periksa pemisah kolom dan tanda kutipnya.`
          : `Berkas ${nama} baris ${beda.baris}: berisi ${beda.kolom} kolom, sedangkan kepalanya ${kepala} kolom; demikian pula semua baris berikutnya. Periksa pemisah kolomnya.`,
      )
    }
    catatRapi(berkas, scanner)
    if (scanner.outLength > 0) await send()
    await new Promise<void>((resolve, reject) => {
      copy.once('error', reject)
      copy.once('finish', resolve)
      copy.end()
    })
    // Unknown, rows without a fault are taken for one in two hundred, and everybody is looked up one by one.
    const kunciList = KUNCI.filter((kolom) => plan.kolomList.includes(kolom))
    await client.query(`ANALYZE ${tabel} (masalah, ${kunciList.join(', ')})`)
    return ok({
      baris: scanner.recordCount,
      salah: scanner.faultCount,
      peringatan: scanner.cek.jumlah,
      kolomRusak: plan.kolomList.filter((_, i) => scanner.judge.damaged[i] === 1),
      nomor: { semua: scanner.judge.numberCount, sintetis: scanner.judge.syntheticCount },
      tambahan: scanner.tambahan?.jumlah ?? 0,
    })
  } catch (error) {
    if (!copy.destroyed) copy.destroy()
    throw error
  } finally {
    await handle.close()
  }
}

/** Tells how many numbers were tidied: they load, and whoever made the file should know. */
function catatRapi({ nama, plan, catatanList }: BerkasDiperiksa, scanner: Scanner): void {
  const rapi = plan.kolomList.flatMap((kolom, i) => {
    const n = scanner.judge.tidied[i] as number
    return n === 0 ? [] : [`${formatNumber(n)} ${VARIABEL[kolom as keyof typeof VARIABEL].label}`]
  })
  if (rapi.length > 0)
    catatanList.push(`Tanda petik, spasi, atau titik di dalam ${rapi.join(' dan ')} pada ${nama} dirapikan.`)
}
