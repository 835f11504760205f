// One import from files to published release. Nothing is visible before the end; killed at any point, what was there stands.
import 'server-only'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Aktor, can } from '@/lib/akses/izin'
import { type Periode, partsOfPeriode } from '@/lib/core/date'
import { ok, type Refusal, type Result, refuse } from '@/lib/core/result'
import { now, today } from '@/lib/server/clock'
import { log } from '@/lib/server/log'
import { readSetting } from '@/lib/server/settings'
import { storagePath } from '@/lib/server/storage'
import type { ScanLimits } from '../scan/scanner'
import type { ImporRilisInput } from '../schema'
import { tulisBerkasSalah } from './impor/berkas-salah'
import { bersihkanMati, buangKerja, buangRilis } from './impor/bersihkan'
import { type Kerja, type LaporImpor, namaSambungan, newAwalId, openKerja, tabelKerja, tuneKerja } from './impor/kerja'
import { kerjaSql, muatBerkas, type Termuat } from './impor/muat-berkas'
import { type BerkasDiperiksa, type BerkasMasuk, periksaBerkas } from './impor/periksa-berkas'
import { buatMasalah, saringAnggota, saringKeduanya, saringKeluarga } from './impor/saring'
import { catatKeluargaBaru, catatOrangBaru, pilihOrang, susunAnggota, susunKeluarga } from './impor/susun'
import { catatSisihan, type Hitungan, hitungTermuat, susunRekap, terbitkanRilis } from './impor/terbitkan'
import { jalankanSetelahTerbit } from './setelah-terbit'

/** Outcome of an import. baris = baru + berubah + sama + ditahan + salah, both files together, against the delivery before. */
export type HasilImpor = {
  batch: string
  rilis: string
  baris: number
  baru: number
  berubah: number
  sama: number
  ditahan: number
  salah: number
  detik: number
  /** Absolute path of the file of rows set aside; null when there is none. */
  berkasSalah: string | null
  /** Remarks for people: columns that were kept out, and the like. */
  catatan: string[]
  /** The same bytes were loaded before: this is the batch that loaded them. */
  terulang: boolean
  keluarga: Hitungan
  anggota: Hitungan
}

export type IkutImpor = {
  lapor?: LaporImpor
  signal?: AbortSignal
  /** A batch that waits as `antre`: an upload. Without it a new one is made. */
  imporId?: string
}

const JUMLAH = 1000
/** Share of synthetic numbers from which files are synthetic: faulty rows may spoil a few. */
const AMBANG_SINTETIS = 0.9

/**
 * Loads both files of a DTSEN delivery as the next delivery of its quarter and publishes it.
 * Refusals (`sumber/…`): tanpa-izin, kab-tidak-dikenal, kode-bps-belum-ada, sedang-berjalan, pasangan (not exactly one
 * file of each kind), those of the files, bukan-sintetis, sintetis, tidak-ada-yang-dimuat. Faults are thrown; either way
 * the batch is marked and nothing of it stays.
 */
export async function imporRilis(
  aktor: Aktor,
  input: ImporRilisInput,
  berkasList: readonly BerkasMasuk[],
  ikut: IkutImpor = {},
): Promise<Result<HasilImpor>> {
  const { kodeKab } = input
  if (!can(aktor, 'sumber:impor', kodeKab) || aktor.kodeKab !== kodeKab)
    return refuse('sumber/tanpa-izin', 'Peran atau wilayah Anda tidak mencakup impor di kabupaten/kota ini.')
  const pusat = await openKerja('sahih-impor')
  try {
    const { rows } = await pusat.query<{ dapat: boolean }>(
      `SELECT pg_try_advisory_lock(hashtextextended('sahih:impor:' || $1, 0)) AS dapat`,
      [kodeKab],
    )
    if (!rows[0]?.dapat) {
      return refuse(
        'sumber/sedang-berjalan',
        `Impor lain untuk kabupaten/kota ${kodeKab} sedang berjalan. Tunggu sampai selesai, lalu jalankan lagi.`,
      )
    }
    await bersihkanMati(pusat, kodeKab, ikut.imporId ?? null)
    return await new Impor(pusat, aktor, input, berkasList, ikut).run()
  } finally {
    await pusat.end()
  }
}

type Pusat = Awaited<ReturnType<typeof openKerja>>

class Impor {
  private readonly mulai = performance.now()
  private imporId: string | null
  private tahap = ''
  private ditulis = 0
  private menulis: Promise<unknown> = Promise.resolve()
  private readonly waktu: Record<string, number> = {}

  constructor(
    private readonly pusat: Pusat,
    private readonly aktor: Aktor,
    private readonly input: ImporRilisInput,
    private readonly berkasList: readonly BerkasMasuk[],
    private readonly ikut: IkutImpor,
  ) {
    this.imporId = ikut.imporId ?? null
  }

  async run(): Promise<Result<HasilImpor>> {
    try {
      if (this.imporId) await this.tandai('berjalan')
      const hasil = await this.jalankan()
      if (!hasil.ok) await this.tolak(hasil.error)
      return hasil
    } catch (error) {
      if (this.imporId) {
        const pesan = this.ikut.signal?.aborted
          ? 'Impor dihentikan sebelum terbit; rilis sebelumnya tetap berlaku.'
          : 'Impor berhenti karena gangguan; rilis sebelumnya tetap berlaku. Jalankan lagi dengan berkas yang sama.'
        await this.tandai('gagal', pesan).catch(() => undefined)
      }
      throw error
    }
  }

  private async jalankan(): Promise<Result<HasilImpor>> {
    const { kodeKab, sistem } = this.input
    const kabList = await this.listKodeKab()
    if (!kabList.ok) return kabList
    await this.lapor('Memeriksa berkas', 0)
    const pasangan = await this.periksa()
    if (!pasangan.ok) return pasangan
    const { keluarga, anggota } = pasangan.value
    const sidik = createHash('sha256').update([keluarga.sha256, anggota.sha256].sort().join(' ')).digest('hex')
    const dulu = await this.findSama(sidik)
    if (dulu) return ok(dulu)
    await this.catatMulai(sidik, [keluarga, anggota])
    const rilis = await this.bukaRilis(sidik)
    const a = await openKerja(namaSambungan(rilis.id))
    const b = await openKerja(namaSambungan(rilis.id))
    const kerja: Kerja = {
      aktor: this.aktor,
      kodeKab,
      periode: this.input.periode,
      sistem,
      imporId: this.imporId ?? '',
      rilisId: rilis.id,
      sebelumnya: rilis.sebelumnya,
      awalId: { keluarga: newAwalId(Date.now()), orang: newAwalId(Date.now()) },
      adaRiwayat: await this.hasRiwayat(),
      keluarga,
      anggota,
      a,
      b,
      signal: this.ikut.signal,
    }
    let terbit = false
    // Asked to stop, a statement of half a minute must not be waited for.
    const batal = () =>
      void this.pusat.query(
        'SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
        [namaSambungan(rilis.id)],
      )
    this.ikut.signal?.addEventListener('abort', batal, { once: true })
    try {
      const hasil = await this.muat(kerja, rilis, kabList.value)
      terbit = hasil.ok
      if (hasil.ok) {
        await jalankanSetelahTerbit(this.aktor, {
          kodeKab,
          rilisId: rilis.id,
          kode: rilis.kode,
          sintetis: hasil.value.sintetis,
        })
        return ok(hasil.value.hasil)
      }
      return hasil
    } finally {
      this.ikut.signal?.removeEventListener('abort', batal)
      await Promise.allSettled([a.end(), b.end()])
      await this.menulis.catch(() => undefined)
      if (terbit) await buangKerja(this.pusat, rilis.id)
      else await buangRilis(this.pusat, kodeKab, rilis.id)
    }
  }

  private async hasRiwayat(): Promise<boolean> {
    const { rows } = await this.pusat.query<{ ada: boolean }>(
      'SELECT EXISTS (SELECT FROM riwayat_kk WHERE kode_kab = $1) AS ada',
      [this.input.kodeKab],
    )
    return rows[0]?.ada === true
  }

  /** Official codes under which this kabupaten/kota is written in the files. */
  private async listKodeKab(): Promise<Result<string[]>> {
    const { kodeKab, sistem } = this.input
    const { rows } = await this.pusat.query<{ kode: string }>(
      `SELECT DISTINCT left(kode_resmi, 4) AS kode FROM wilayah_kode
       WHERE sistem = $1 AND kode >= $2 AND kode <= $3 AND length(kode) = 10
         AND berlaku_sejak <= $4::date AND (berlaku_sampai IS NULL OR berlaku_sampai >= $4::date)`,
      [sistem, kodeKab.padEnd(10, '0'), kodeKab.padEnd(10, '9'), today()],
    )
    if (rows.length > 0) return ok(rows.map(({ kode }) => kode))
    return sistem === 'bps'
      ? refuse(
          'sumber/kode-bps-belum-ada',
          `Kode BPS untuk kabupaten/kota ${kodeKab} belum ada. Muat padanannya dengan cli wilayah:padankan.`,
        )
      : refuse('sumber/kab-tidak-dikenal', `Kabupaten/kota dengan kode Kemendagri ${kodeKab} tidak dikenal.`)
  }

  /** Looks every file over and finds the pair. */
  private async periksa(): Promise<Result<{ keluarga: BerkasDiperiksa; anggota: BerkasDiperiksa }>> {
    const found: BerkasDiperiksa[] = []
    for (const [index, berkas] of this.berkasList.entries()) {
      const satu = await periksaBerkas({ ke: index + 1, ...berkas }, () => undefined, this.ikut.signal)
      if (!satu.ok) return satu
      found.push(satu.value)
    }
    for (const jenis of ['keluarga', 'anggota'] as const) {
      const milik = found.filter(({ plan }) => plan.jenis === jenis)
      const lain = jenis === 'keluarga' ? 'anggota' : 'keluarga'
      if (milik.length === 0) {
        return refuse(
          'sumber/pasangan',
          `Berkas ${jenis} tidak ada: rilis DTSEN terdiri atas berkas keluarga dan berkas anggota, yang diterima hanya berkas ${lain}${found[0] ? ` (${found[0].nama})` : ''}.`,
        )
      }
      if (milik.length > 1) {
        return refuse(
          'sumber/pasangan',
          `Ada ${milik.length} berkas ${jenis} (${milik.map(({ nama }) => nama).join(', ')}); satu rilis berisi tepat satu.`,
        )
      }
    }
    const keluarga = found.find(({ plan }) => plan.jenis === 'keluarga')
    const anggota = found.find(({ plan }) => plan.jenis === 'anggota')
    if (!keluarga || !anggota) throw new Error('pasangan berkas hilang')
    this.catatWaktu('periksa')
    return ok({ keluarga, anggota })
  }

  /** The earlier batch that published exactly these bytes, as the outcome of this one. */
  private async findSama(sidik: string): Promise<HasilImpor | null> {
    const { rows } = await this.pusat.query<{
      id: string
      kode: string
      baris: number
      keluarga: number
      jalur: string | null
    }>(
      `SELECT i.id, r.kode, i.keluarga_baru + i.keluarga_berubah + i.keluarga_sama + i.keluarga_ditahan + i.keluarga_salah AS keluarga,
         i.keluarga_baru + i.keluarga_berubah + i.keluarga_sama + i.keluarga_ditahan + i.keluarga_salah
         + i.anggota_baru + i.anggota_berubah + i.anggota_sama + i.anggota_ditahan + i.anggota_salah AS baris, f.jalur
       FROM impor i JOIN rilis r ON r.id = i.rilis_id LEFT JOIN berkas f ON f.kode_kab = i.kode_kab AND f.id = i.berkas_salah_id
       WHERE i.kode_kab = $1 AND i.periode = $2 AND i.sistem = $3 AND i.sidik = $4 AND i.status = 'terbit'
       ORDER BY i.selesai_pada DESC LIMIT 1`,
      [this.input.kodeKab, this.input.periode, this.input.sistem, sidik],
    )
    const row = rows[0]
    if (!row) return null
    if (this.imporId) {
      await this.pusat.query(
        `UPDATE impor SET status = 'sama', sama_dengan = $3, tahap = '', selesai_pada = now(), detik = $4,
           keluarga_sama = $5, anggota_sama = $6, pesan = $7
         WHERE kode_kab = $1 AND id = $2`,
        [
          this.input.kodeKab,
          this.imporId,
          row.id,
          this.detik(),
          row.keluarga,
          row.baris - row.keluarga,
          `Berkas ini sudah pernah dimuat sebagai rilis ${row.kode}; tidak ada yang berubah.`,
        ],
      )
    }
    const sama = (n: number): Hitungan => ({ baru: 0, berubah: 0, sama: n, ditahan: 0, salah: 0 })
    return {
      batch: row.id,
      rilis: row.kode,
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

  private async catatMulai(sidik: string | null, berkasList: readonly BerkasDiperiksa[]): Promise<void> {
    const { kodeKab, jenis, periode, sistem } = this.input
    if (this.imporId) {
      await this.pusat.query('UPDATE impor SET sidik = $3 WHERE kode_kab = $1 AND id = $2', [
        kodeKab,
        this.imporId,
        sidik,
      ])
    } else {
      const { rows } = await this.pusat.query<{ id: string }>(
        `INSERT INTO impor (kode_kab, jenis, periode, sistem, sintetis, status, sidik, aktor, mulai_pada, total)
         VALUES ($1, $2, $3, $4, $5, 'berjalan', $6, $7, now(), ${JUMLAH}) RETURNING id`,
        [kodeKab, jenis, periode, sistem, this.input.sintetis, sidik, this.aktor.id],
      )
      this.imporId = rows[0]?.id ?? null
    }
    for (const { nama, ke, ukuran, sha256, plan } of berkasList) {
      // The rows of an upload stand already, with the place of its files, from which a restarted worker reads again.
      await this.pusat.query(
        `INSERT INTO impor_berkas (kode_kab, impor_id, ke, nama, jenis, ukuran, sha256, kolom_tambahan) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (kode_kab, impor_id, ke) DO UPDATE SET jenis = excluded.jenis, sha256 = excluded.sha256, kolom_tambahan = excluded.kolom_tambahan`,
        [
          kodeKab,
          this.imporId,
          ke,
          nama,
          plan.jenis,
          ukuran,
          sha256,
          plan.tambahanList.map((kolom) => kolom.slice(0, 100)),
        ],
      )
    }
  }

  /** Takes the number of the next delivery; until it is published nobody else sees it. */
  private async bukaRilis(sidik: string): Promise<{ id: number; kode: string; sebelumnya: number | null }> {
    const { kodeKab, periode } = this.input
    const { rows } = await this.pusat.query<{ id: number; kode: string; pengiriman: number }>(
      `INSERT INTO rilis (kode_kab, periode, pengiriman, status, sintetis, berlaku_sejak, sidik, impor_id)
       SELECT $1, $2::text, coalesce(max(pengiriman), 0) + 1, 'dimuat', false, $3::date, $4, $5::uuid FROM rilis WHERE kode_kab = $1 AND periode = $2
       RETURNING id, kode, pengiriman`,
      [kodeKab, periode, awalPeriode(periode), sidik, this.imporId],
    )
    const row = rows[0]
    if (!row) throw new Error('nomor rilis tidak didapat')
    await this.pusat.query('UPDATE impor SET rilis_id = $3 WHERE kode_kab = $1 AND id = $2', [
      kodeKab,
      this.imporId,
      row.id,
    ])
    const dulu = await this.pusat.query<{ id: number }>(
      `SELECT id FROM rilis WHERE kode_kab = $1 AND status = 'terbit' AND (periode, pengiriman) < ($2, $3)
       ORDER BY periode DESC, pengiriman DESC LIMIT 1`,
      [kodeKab, periode, row.pengiriman],
    )
    return { id: row.id, kode: row.kode, sebelumnya: dulu.rows[0]?.id ?? null }
  }

  private async muat(
    kerja: Kerja,
    rilis: { id: number; kode: string },
    kabList: string[],
  ): Promise<Result<{ hasil: HasilImpor; sintetis: boolean }>> {
    const { a, b, keluarga, anggota } = kerja
    await tuneKerja(a)
    await tuneKerja(b)
    await a.query(kerjaSql(tabelKerja(rilis.id, 'k'), keluarga.plan))
    await b.query(kerjaSql(tabelKerja(rilis.id, 'a'), anggota.plan))
    const termuat = await this.baca(kerja, batasOf(kerja.periode, kabList, today()))
    if (!termuat.ok) return termuat
    this.catatWaktu('baca')
    const sintetis = await this.judgeSintetis(termuat.value)
    if (!sintetis.ok) return sintetis

    await this.lapor('Memeriksa baris', 400)
    await buatMasalah(kerja)
    await together([
      saringKeluarga(kerja, termuat.value.keluarga, today()),
      saringAnggota(kerja, termuat.value.anggota),
    ])
    await saringKeduanya(kerja)
    this.catatWaktu('saring')
    const dapat = await a.query<{ ada: boolean }>(`SELECT EXISTS (SELECT FROM ${tabelKerja(rilis.id, 'f')}) AS ada`)
    if (!dapat.rows[0]?.ada) return this.tolakSemua(kerja)

    await this.lapor('Menyusun baris rilis', 500)
    const cara = await pilihOrang(a, kerja)
    // The members are the longer side; the other connection does everything else meanwhile.
    const jumlah = await together([
      (async () => {
        const keluargaDimuat = await susunKeluarga(a, kerja)
        await this.lapor('Membuat indeks dan identitas', 650)
        await catatKeluargaBaru(a, kerja, awalPeriode(kerja.periode))
        await catatOrangBaru(a, kerja, cara)
        return keluargaDimuat
      })(),
      susunAnggota(b, kerja, cara),
    ])
    this.catatWaktu('susun')
    await this.lapor('Membandingkan dengan pengiriman sebelumnya', 930)
    const hitungan = await hitungTermuat(kerja, { keluarga: jumlah[0], anggota: jumlah[1] })
    await susunRekap(a, kerja)
    const salah = await tulisBerkasSalah(kerja, true)
    await catatSisihan(a, kerja)
    this.catatWaktu('banding')
    this.ikut.signal?.throwIfAborted()
    await this.lapor('Menerbitkan', 990)
    const catatan = catatanOf(kerja)
    const detik = this.detik()
    await terbitkanRilis(a, kerja, {
      sintetis: sintetis.value.sintetis,
      tetapkanSintetis: sintetis.value.tetapkan,
      hitungan,
      berkasSalahId: salah?.id ?? null,
      detik,
      catatan,
      pada: now(),
    })
    this.catatWaktu('terbit')
    const memori = Math.round(process.resourceUsage().maxRSS / 1024)
    log.info({ impor: kerja.imporId, rilis: rilis.id, waktu: this.waktu, memori }, 'rilis terbit')
    const semua = jumlahkan(hitungan.keluarga, hitungan.anggota)
    return ok({
      sintetis: sintetis.value.sintetis,
      hasil: {
        batch: kerja.imporId,
        rilis: rilis.kode,
        baris: semua.baru + semua.berubah + semua.sama + semua.ditahan + semua.salah,
        ...semua,
        detik: this.detik(),
        berkasSalah: salah ? storagePath(salah.jalur) : null,
        catatan,
        terulang: false,
        ...hitungan,
      },
    })
  }

  /** Both files at once: while one waits for the database the other is scanned. */
  private async baca(kerja: Kerja, limits: ScanLimits): Promise<Result<{ keluarga: Termuat; anggota: Termuat }>> {
    const { a, b, keluarga, anggota, rilisId, signal } = kerja
    const total = keluarga.ukuran + anggota.ukuran
    let byte = 0
    const maju = (n: number) => {
      byte += n
      void this.lapor('Membaca berkas', Math.floor((byte / total) * 400))
    }
    const [k, g] = await together([
      muatBerkas(a, tabelKerja(rilisId, 'k'), keluarga, limits, maju, signal),
      muatBerkas(b, tabelKerja(rilisId, 'a'), anggota, limits, maju, signal),
    ])
    if (!k.ok) return k
    if (!g.ok) return g
    await this.pusat.query(
      `UPDATE impor_berkas SET baris = CASE jenis WHEN 'keluarga' THEN $3::integer ELSE $4::integer END WHERE kode_kab = $1 AND impor_id = $2`,
      [kerja.kodeKab, kerja.imporId, k.value.baris, g.value.baris],
    )
    return ok({ keluarga: k.value, anggota: g.value })
  }

  /**
   * Synthetic and real people never meet in one database. Serials tell them apart: those of the generator are never
   * issued by an office. An installation that has not been told yet becomes what its first release is.
   */
  private async judgeSintetis(termuat: {
    keluarga: Termuat
    anggota: Termuat
  }): Promise<Result<{ sintetis: boolean; tetapkan: boolean }>> {
    const semua = termuat.keluarga.nomor.semua + termuat.anggota.nomor.semua
    const bertanda = termuat.keluarga.nomor.sintetis + termuat.anggota.nomor.sintetis
    const sintetis = this.input.sintetis || (semua > 0 && bertanda / semua >= AMBANG_SINTETIS)
    const setting = await readSetting(this.pusat, 'sintetis')
    if (setting === undefined) return ok({ sintetis, tetapkan: true })
    if (setting === true && !sintetis) {
      return refuse(
        'sumber/bukan-sintetis',
        'Pemasangan ini hanya berisi data sintetis, sedangkan berkas ini memuat nomor yang bukan buatan; tidak ada yang dimuat.',
      )
    }
    if (setting !== true && (sintetis || (semua > 0 && bertanda / semua >= 1 - AMBANG_SINTETIS))) {
      return refuse(
        'sumber/sintetis',
        'Berkas ini berisi data sintetis, sedangkan pemasangan ini untuk data sungguhan; tidak ada yang dimuat.',
      )
    }
    return ok({ sintetis, tetapkan: false })
  }

  /** A delivery of which nothing can be loaded must not replace the one that stands. */
  private async tolakSemua(kerja: Kerja): Promise<Result<never>> {
    const { a, rilisId } = kerja
    const { rows } = await a.query<{ desa: number; semua: number; kab: number }>(
      `SELECT count(*)::integer AS semua, count(*) FILTER (WHERE masalah = 50)::integer AS desa, count(*) FILTER (WHERE masalah = 26)::integer AS kab
       FROM ${tabelKerja(rilisId, 'm')} WHERE ke = 1`,
    )
    const salah = await tulisBerkasSalah(kerja, false)
    if (salah) {
      await this.pusat.query('UPDATE impor SET berkas_salah_id = $3 WHERE kode_kab = $1 AND id = $2', [
        kerja.kodeKab,
        kerja.imporId,
        salah.id,
      ])
    }
    const row = rows[0] ?? { desa: 0, semua: 0, kab: 0 }
    const sebab =
      row.desa * 2 > row.semua
        ? ` Kode kelurahan/desanya tidak dikenal dalam sistem ${kerja.sistem === 'bps' ? 'BPS' : 'Kemendagri'}; periksa pilihan sistem kode (--kode).`
        : row.kab * 2 > row.semua
          ? ` Isinya bukan kabupaten/kota ${kerja.kodeKab}.`
          : ''
    const rinci = salah ? ` Rinciannya ada di ${storagePath(salah.jalur)}.` : ''
    return refuse(
      'sumber/tidak-ada-yang-dimuat',
      `Tidak satu pun keluarga dalam berkas ${kerja.keluarga.nama} dapat dimuat, jadi rilis tidak diterbitkan.${sebab}${rinci}`,
    )
  }

  /** Progress in thousandths of the whole; written at most a few times a second and never waited for. */
  private async lapor(tahap: string, selesai: number): Promise<void> {
    const time = performance.now()
    if (tahap === this.tahap && time - this.ditulis < 400) return
    this.tahap = tahap
    this.ditulis = time
    await this.ikut.lapor?.(tahap, selesai, JUMLAH)
    if (!this.imporId) return
    const { kodeKab } = this.input
    this.menulis = this.menulis
      .then(() =>
        this.pusat.query('UPDATE impor SET tahap = $3, selesai = $4 WHERE kode_kab = $1 AND id = $2', [
          kodeKab,
          this.imporId,
          tahap,
          selesai,
        ]),
      )
      .catch(() => undefined)
  }

  private async tandai(status: 'berjalan' | 'gagal', pesan?: string): Promise<void> {
    await this.pusat.query(
      `UPDATE impor SET status = $3, pesan = $4, total = ${JUMLAH}, selesai = 0, mulai_pada = coalesce(mulai_pada, now()),
         selesai_pada = CASE WHEN $3 = 'gagal' THEN now() END, detik = $5
       WHERE kode_kab = $1 AND id = $2`,
      [this.input.kodeKab, this.imporId, status, pesan ?? null, this.detik()],
    )
  }

  /** Records a refusal, also one that came before the batch had a row. */
  private async tolak({ message }: Refusal): Promise<void> {
    if (!this.imporId) {
      await this.catatMulai(null, [])
    }
    await this.pusat.query(
      `UPDATE impor SET status = 'ditolak', pesan = $3, selesai_pada = now(), detik = $4 WHERE kode_kab = $1 AND id = $2`,
      [this.input.kodeKab, this.imporId, message, this.detik()],
    )
  }

  private detik(): number {
    return Math.round((performance.now() - this.mulai) / 100) / 10
  }

  private terakhir = this.mulai
  private catatWaktu(tahap: string): void {
    const time = performance.now()
    this.waktu[tahap] = Math.round((time - this.terakhir) / 100) / 10
    this.terakhir = time
  }
}

/** Waits for all, then throws the first failure: no connection may still be busy when the next step begins. */
async function together<T extends readonly unknown[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

function jumlahkan(satu: Hitungan, dua: Hitungan): Hitungan {
  return {
    baru: satu.baru + dua.baru,
    berubah: satu.berubah + dua.berubah,
    sama: satu.sama + dua.sama,
    ditahan: satu.ditahan + dua.ditahan,
    salah: satu.salah + dua.salah,
  }
}

/** First day of a quarter: from it on the facts of its release hold. */
function awalPeriode(periode: Periode): string {
  const { tahun, triwulan } = partsOfPeriode(periode)
  return `${tahun}-${String(triwulan * 3 - 2).padStart(2, '0')}-01`
}

function batasOf(periode: Periode, kabList: string[], hariIni: string): ScanLimits {
  const { tahun, triwulan } = partsOfPeriode(periode)
  const akhir = tahun * 10_000 + triwulan * 3 * 100 + 31
  // A delivery may hold births of the weeks after its quarter; none can lie in the future of the day it is read.
  return { kabList, lahirTerakhir: Math.max(akhir, Number(hariIni.replaceAll('-', ''))), umurPada: akhir }
}

function catatanOf(kerja: Kerja): string[] {
  return [kerja.keluarga, kerja.anggota]
    .filter(({ plan }) => plan.tambahanList.length > 0)
    .map(
      ({ nama, plan }) =>
        `Kolom tambahan pada ${path.basename(nama)} tidak dimuat: ${plan.tambahanList.map((kolom) => kolom || '(tanpa nama)').join(', ')}.`,
    )
}
