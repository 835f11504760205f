// The row of one import while it runs: where it stands, how far it is, what became of it.
import 'server-only'
import type pg from 'pg'
import type { Aktor } from '@/lib/akses/izin'
import type { Refusal } from '@/lib/core/result'
import { storagePath } from '@/lib/server/storage'
import type { ImporRilisInput } from '../../schema'
import { type AlasanTahan, alasanTahanSchema } from '../../tahan'
import type { HasilImpor, IkutImpor } from './hasil'
import type { BerkasDiperiksa } from './periksa-berkas'
import type { Hitungan } from './terbitkan'

/** Progress is told in thousandths of the whole. */
const JUMLAH = 1000
/** Milliseconds between two notes of progress within one stage. */
const JEDA = 400

/** Keeps the row of an import; `pusat` is the connection that holds the import lock. */
export class Batch {
  readonly waktu: Record<string, number> = {}
  private readonly mulai = performance.now()
  private terakhir = this.mulai
  private nomor: string | null
  private perbaikanDari: string | null = null
  private tahap = ''
  private ditulis = 0
  private menulis: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly pusat: pg.Client,
    private readonly aktor: Aktor,
    private input: ImporRilisInput,
    private readonly ikut: IkutImpor,
  ) {
    this.nomor = ikut.imporId ?? null
  }

  /** Id of the import, null until it has a row. */
  get id(): string | null {
    return this.nomor
  }

  /** Goes on as what corrected rows ask for, which is known once they are read; `dari` is the import they correct. */
  pakai(input: ImporRilisInput, dari: string): void {
    this.input = input
    this.perbaikanDari = dari
  }

  /** Marks an upload as running. */
  async berjalan(): Promise<void> {
    if (this.nomor) await this.tandai('berjalan', null)
  }

  /** Marks the import as failed, unless it was published before. */
  async gagal(): Promise<void> {
    if (!this.nomor) return
    const pesan = this.ikut.signal?.aborted
      ? 'Impor dihentikan sebelum terbit; rilis sebelumnya tetap berlaku.'
      : 'Impor berhenti karena gangguan; rilis sebelumnya tetap berlaku. Jalankan lagi dengan berkas yang sama.'
    await this.tandai('gagal', pesan).catch(() => undefined)
  }

  private async tandai(status: 'berjalan' | 'gagal', pesan: string | null): Promise<void> {
    await this.tenang()
    await this.pusat.query(
      `UPDATE impor SET status = $3::text, pesan = $4, total = ${JUMLAH}, selesai = 0, mulai_pada = coalesce(mulai_pada, now()),
         selesai_pada = CASE WHEN $3::text = 'gagal' THEN now() END, detik = $5
       WHERE kode_kab = $1 AND id = $2 AND status NOT IN ('terbit', 'menunggu', 'disetujui')`,
      [this.input.kodeKab, this.nomor, status, pesan, this.detik()],
    )
  }

  /** Ends a trial: what would become of each row, and whether the delivery would wait. */
  async diperiksa(hasil: {
    keluarga: Hitungan
    anggota: Hitungan
    catatan: string[]
    alasanTahan: AlasanTahan[]
  }): Promise<void> {
    const { keluarga, anggota } = hasil
    await this.tenang()
    await this.pusat.query(
      `UPDATE impor SET status = 'diperiksa', tahap = '', selesai = total, selesai_pada = now(), detik = $3, catatan = $4, alasan_tahan = $5::jsonb,
         keluarga_baru = $6, keluarga_berubah = $7, keluarga_sama = $8, keluarga_ditahan = $9, keluarga_salah = $10,
         anggota_baru = $11, anggota_berubah = $12, anggota_sama = $13, anggota_ditahan = $14, anggota_salah = $15
       WHERE kode_kab = $1 AND id = $2`,
      [
        this.input.kodeKab,
        this.nomor,
        this.detik(),
        hasil.catatan,
        JSON.stringify(hasil.alasanTahan),
        keluarga.baru,
        keluarga.berubah,
        keluarga.sama,
        keluarga.ditahan,
        keluarga.salah,
        anggota.baru,
        anggota.berubah,
        anggota.sama,
        anggota.ditahan,
        anggota.salah,
      ],
    )
  }

  /** Records a refusal, also one that came before the import had a row. */
  async tolak({ message }: Refusal): Promise<void> {
    await this.tenang()
    if (!this.nomor) await this.catat(null, [])
    await this.pusat.query(
      `UPDATE impor SET status = 'ditolak', pesan = $3, selesai_pada = now(), detik = $4 WHERE kode_kab = $1 AND id = $2`,
      [this.input.kodeKab, this.nomor, message, this.detik()],
    )
  }

  /** Gives the import its row and lists its files. */
  async catat(sidik: string | null, berkasList: readonly BerkasDiperiksa[]): Promise<void> {
    const { kodeKab, jenis, periode, sistem } = this.input
    if (this.nomor) {
      await this.pusat.query(
        'UPDATE impor SET sidik = $3, perbaikan_dari = coalesce($4, perbaikan_dari) WHERE kode_kab = $1 AND id = $2',
        [kodeKab, this.nomor, sidik, this.perbaikanDari],
      )
    } else {
      const { rows } = await this.pusat.query<{ id: string }>(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, sintetis, status, sidik, aktor, mulai_pada, total, coba, perbaikan_dari)
         VALUES ($1, $2, $3, $4, $5, 'berjalan', $6, $7, now(), ${JUMLAH}, $8, $9) RETURNING id`,
        [
          kodeKab,
          jenis,
          periode,
          sistem,
          this.input.sintetis,
          sidik,
          this.aktor.id,
          this.ikut.coba ?? false,
          this.perbaikanDari,
        ],
      )
      this.nomor = rows[0]?.id ?? null
    }
    for (const { nama, ke, ukuran, sha256, plan } of berkasList) {
      // The rows of an upload stand already, with the place of its files, from which a restarted worker reads again.
      await this.pusat.query(
        `INSERT INTO impor_berkas (kode_kab, impor_id, ke, nama, jenis, ukuran, sha256, kolom_tambahan, kepala, pemisah)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (kode_kab, impor_id, ke) DO UPDATE SET jenis = excluded.jenis, sha256 = excluded.sha256,
           kolom_tambahan = excluded.kolom_tambahan, kepala = excluded.kepala, pemisah = excluded.pemisah`,
        [
          kodeKab,
          this.nomor,
          ke,
          nama,
          plan.jenis,
          ukuran,
          sha256,
          plan.tambahanList.map((kolom) => kolom.slice(0, 100)),
          plan.headerList,
          String.fromCharCode(plan.dialect.delimiter),
        ],
      )
    }
  }

  /** The earlier batch that published exactly these bytes or waits with them, as the outcome of this one. A withdrawn delivery may come again. */
  async findSama(sidik: string): Promise<HasilImpor | null> {
    const { rows } = await this.pusat.query<{
      id: string
      kode: string
      status: 'terbit' | 'menunggu'
      alasan: unknown
      baris: number
      keluarga: number
      jalur: string | null
    }>(
      `SELECT i.id, r.kode, r.status, i.alasan_tahan AS alasan, i.keluarga_baru + i.keluarga_berubah + i.keluarga_sama + i.keluarga_ditahan + i.keluarga_salah AS keluarga,
         i.keluarga_baru + i.keluarga_berubah + i.keluarga_sama + i.keluarga_ditahan + i.keluarga_salah
         + i.anggota_baru + i.anggota_berubah + i.anggota_sama + i.anggota_ditahan + i.anggota_salah AS baris, f.jalur
       FROM impor i JOIN rilis r ON r.id = i.rilis_id LEFT JOIN berkas f ON f.kode_kab = i.kode_kab AND f.id = i.berkas_salah_id
       WHERE i.kode_kab = $1 AND i.periode = $2 AND i.sistem = $3 AND i.sidik = $4 AND r.status IN ('terbit', 'menunggu') AND i.status IN ('terbit', 'menunggu', 'disetujui')
       ORDER BY i.selesai_pada DESC LIMIT 1`,
      [this.input.kodeKab, this.input.periode, this.input.sistem, sidik],
    )
    const row = rows[0]
    if (!row) return null
    if (this.nomor) {
      await this.pusat.query(
        `UPDATE impor SET status = 'sama', sama_dengan = $3, tahap = '', selesai_pada = now(), detik = $4,
           keluarga_sama = $5, anggota_sama = $6, pesan = $7
         WHERE kode_kab = $1 AND id = $2`,
        [
          this.input.kodeKab,
          this.nomor,
          row.id,
          this.detik(),
          row.keluarga,
          row.baris - row.keluarga,
          row.status === 'terbit'
            ? `Berkas ini sudah pernah dimuat sebagai rilis ${row.kode}; tidak ada yang berubah.`
            : `Berkas ini sudah dimuat sebagai kiriman ${row.kode}, yang menunggu konfirmasi.`,
        ],
      )
    }
    const sama = (n: number): Hitungan => ({ baru: 0, berubah: 0, sama: n, ditahan: 0, salah: 0 })
    return {
      batch: row.id,
      rilis: row.kode,
      status: row.status,
      alasanTahan: row.status === 'menunggu' ? alasanTahanSchema.array().parse(row.alasan) : [],
      baris: row.baris,
      ...sama(row.baris),
      detik: this.detik(),
      berkasSalah: row.jalur === null ? null : storagePath(row.jalur),
      catatan: [],
      terulang: true,
      keluarga: sama(row.keluarga),
      anggota: sama(row.baris - row.keluarga),
    }
  }

  /** Progress in thousandths of the whole; written at most a few times a second. Who does not wait for it waits for {@link tenang} before using the connection. */
  async lapor(tahap: string, selesai: number): Promise<void> {
    const time = performance.now()
    if (tahap === this.tahap && time - this.ditulis < JEDA) return
    this.tahap = tahap
    this.ditulis = time
    // Who listens may have gone; that the work is to stop is told by the signal.
    await this.ikut.lapor?.(tahap, selesai, JUMLAH).catch(() => undefined)
    if (!this.nomor) return
    const { kodeKab } = this.input
    this.menulis = this.menulis
      .then(() =>
        this.pusat.query('UPDATE impor SET tahap = $3, selesai = $4 WHERE kode_kab = $1 AND id = $2', [
          kodeKab,
          this.nomor,
          tahap,
          selesai,
        ]),
      )
      .catch(() => undefined)
    await this.menulis
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
