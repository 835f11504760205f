// The working tables of one load and the row of its import while it runs.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import { periodeOf } from '@/lib/core/date'
import type { Refusal } from '@/lib/core/result'
import type { ImporSumberInput } from '../../schema/sumber'
import type { IkutImpor } from '../impor/hasil'

/** Progress is told in thousandths of the whole. */
const JUMLAH = 1000
/** Milliseconds between two notes of progress within one stage. */
const JEDA = 400

/** Working table `nama` of a load; one load per kabupaten/kota runs at a time, under the import lock. */
export function tabelMuatan(kodeKab: string, nama: string): string {
  return `kerja.s${kodeKab}_${nama}`
}

/** Drops the working tables of this kabupaten/kota; call it while holding the import lock. */
export async function buangKerjaMuatan(client: pg.Client, kodeKab: string): Promise<void> {
  const { rows } = await client.query<{ nama: string }>(
    `SELECT format('kerja.%I', relname) AS nama FROM pg_class
     WHERE relnamespace = 'kerja'::regnamespace AND relkind = 'r' AND relname LIKE $1`,
    [`s${kodeKab}\\_%`],
  )
  if (rows.length > 0) await client.query(`DROP TABLE IF EXISTS ${rows.map(({ nama }) => nama).join(', ')}`)
}

/** Keeps the row of an import of another source. `pusat` is the connection that holds the import lock. */
export class BatchMuatan {
  /** Seconds each stage took. */
  readonly waktu: Record<string, number> = {}
  private readonly mulai = performance.now()
  private terakhir = this.mulai
  private nomor: string | null
  private tahap = ''
  private ditulis = 0
  private menulis: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly pusat: pg.Client,
    private readonly aktor: Aktor,
    private readonly input: ImporSumberInput,
    private readonly ikut: IkutImpor,
  ) {
    this.nomor = ikut.imporId ?? null
  }

  /** Gives the import its row, or marks that of an upload as running. Returns its id. */
  async berjalan(): Promise<string> {
    const { kodeKab, jenis, periode, perTanggal, program, sintetis, sistem } = this.input
    if (this.nomor) {
      await this.pusat.query(
        `UPDATE impor SET status = 'berjalan', pesan = NULL, total = ${JUMLAH}, selesai = 0, mulai_pada = coalesce(mulai_pada, now()), alasan_tahan = '[]'
         WHERE kode_kab = $1 AND id = $2 AND status NOT IN ('terbit', 'menunggu', 'disetujui')`,
        [kodeKab, this.nomor],
      )
      // What a trial or a run that was killed found.
      for (const tabel of ['impor_salah', 'impor_ditahan', 'impor_wilayah'])
        await this.pusat.query(`DELETE FROM ${tabel} WHERE kode_kab = $1 AND impor_id = $2`, [kodeKab, this.nomor])
      return this.nomor
    }
    const { rows } = await this.pusat.query<{ id: string }>(
      `INSERT INTO impor (kode_kab, jenis, periode, sistem, sintetis, status, aktor, mulai_pada, total, per_tanggal, program, coba)
       VALUES ($1, $2, $3, $4, $5, 'berjalan', $6, now(), ${JUMLAH}, $7, $8, $9) RETURNING id`,
      [
        kodeKab,
        jenis,
        periode ?? periodeOf(perTanggal),
        sistem ?? 'kemendagri',
        sintetis,
        this.aktor.id,
        perTanggal,
        program ?? null,
        this.ikut.coba ?? false,
      ],
    )
    this.nomor = rows[0]?.id ?? ''
    return this.nomor
  }

  /** Ends the import without a load: refused, or failed. */
  async akhiri(status: 'ditolak' | 'gagal', refusal?: Refusal): Promise<void> {
    const pesan =
      refusal?.message ??
      (this.ikut.signal?.aborted
        ? 'Impor dihentikan sebelum selesai; muatan sebelumnya tetap berlaku.'
        : 'Impor berhenti karena gangguan; muatan sebelumnya tetap berlaku. Jalankan lagi dengan berkas yang sama.')
    const work = this.pusat.query(
      `UPDATE impor SET status = $3, pesan = $4, selesai_pada = now(), detik = $5
       WHERE kode_kab = $1 AND id = $2 AND status NOT IN ('terbit', 'menunggu', 'disetujui')`,
      [this.input.kodeKab, this.nomor, status, pesan, this.detik()],
    )
    await (status === 'gagal' ? work.catch(() => undefined) : work)
  }

  /** Progress in thousandths of the whole; written at most a few times a second and never waited for. */
  async lapor(tahap: string, selesai: number): Promise<void> {
    const time = performance.now()
    if (tahap === this.tahap && time - this.ditulis < JEDA) return
    this.tahap = tahap
    this.ditulis = time
    await this.ikut.lapor?.(tahap, selesai, JUMLAH).catch(() => undefined)
    this.menulis = this.menulis
      .then(() =>
        this.pusat.query('UPDATE impor SET tahap = $3, selesai = $4 WHERE kode_kab = $1 AND id = $2', [
          this.input.kodeKab,
          this.nomor,
          tahap,
          selesai,
        ]),
      )
      .catch(() => undefined)
  }

  /** Waits until the last note of progress is written. */
  async tenang(): Promise<void> {
    await this.menulis
  }

  /** Seconds since the import began, to a tenth. */
  detik(): number {
    return Math.round((performance.now() - this.mulai) / 100) / 10
  }

  /** Notes how long the stage that ends here took, in seconds. */
  catatWaktu(tahap: string): void {
    const time = performance.now()
    this.waktu[tahap] = Math.round((time - this.terakhir) / 100) / 10
    this.terakhir = time
  }
}
