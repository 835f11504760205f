// The rules of lib/kelayakan/aturan.ts as SQL text over a whole release, for the owner's connection. Conditions are
// three-valued in both: PostgreSQL's AND lets false win, then null, as the rules do. Text comes from constants, integers
// and days that have been parsed.
import type { IsoDate } from '@/lib/core/date'
import { lahirSebelum } from '@/lib/peringkat/umur'
import type { Aturan, HasilKelayakan } from './aturan'
import { BATAS_UMUR, FUNGSI_LAIN, JENJANG, JENJANG_DIKENAL } from './komponen'

/** What is assessed: one release on one day, with the exclude delivery that holds then (null = none). */
export type LingkupNilai = { kodeKab: string; rilisId: number; tanggal: IsoDate; muatanId: string | null }

const HASIL = {
  ya: 'memenuhi-syarat',
  tidak: 'tidak-memenuhi-syarat',
  belum: 'belum-dapat-dinilai',
} as const satisfies Record<string, HasilKelayakan>

const quoted = (list: readonly string[]) => list.map((kode) => `'${kode}'`).join(', ')

/** Komponen of one member `g`, each true, false or null; the first is the one DTSEN can never confirm. */
function komponenSql(tanggal: IsoDate): string[] {
  const lahir = (umur: number) => `DATE '${lahirSebelum(tanggal, umur)}'`
  const usia = (mulai: number, sampai: number) =>
    `(g.tanggal_lahir <= ${lahir(mulai)} AND g.tanggal_lahir > ${lahir(sampai)})`
  const bersekolah = (kodeList: readonly string[]) =>
    `(${usia(BATAS_UMUR.sekolahMulai, BATAS_UMUR.sekolahSampai)}
      AND CASE g.partisipasi_sekolah WHEN '1' THEN false WHEN '3' THEN false WHEN '2' THEN true END
      AND CASE WHEN g.partisipasi_sekolah IN ('1', '3') THEN false
        WHEN g.jenjang_tertinggi_yang_diduduki IN (${quoted(JENJANG_DIKENAL)})
        THEN g.jenjang_tertinggi_yang_diduduki IN (${quoted(kodeList)}) END)`
  const lain = FUNGSI_LAIN.map((kolom) => `g.${kolom}`)
  return [
    `CASE WHEN g.jenis_kelamin = '1' OR ${usia(BATAS_UMUR.hamilMulai, BATAS_UMUR.hamilSampai)} IS FALSE THEN false END`,
    `(g.tanggal_lahir > ${lahir(BATAS_UMUR.usiaDini)})`,
    bersekolah(JENJANG.sd),
    bersekolah(JENJANG.smp),
    bersekolah(JENJANG.sma),
    `(g.tanggal_lahir <= ${lahir(BATAS_UMUR.lansia)})`,
    `CASE WHEN g.mengurus_diri = '1' THEN true WHEN g.mengurus_diri IN ('3', '4') THEN false
      WHEN g.mengurus_diri = '2' THEN CASE WHEN '1' IN (${lain.join(', ')}) THEN true
        WHEN ${lain.map((kolom) => `${kolom} IN ('2', '3', '4')`).join(' AND ')} THEN false END END`,
  ]
}

/** Answer of a rule (null = none holds that day) for one family, as a text expression over `k`, `a` and `x`. */
export function hasilSql(aturan: Aturan | null, { muatanId }: LingkupNilai): string {
  if (aturan === null) return `'${HASIL.belum}'`
  const syarat = [
    `(CASE WHEN k.desil_nasional BETWEEN 1 AND 10 THEN k.desil_nasional BETWEEN ${utuh(aturan.desilMin)} AND ${utuh(aturan.desilMaks)} END)`,
    ...(aturan.syarat.komponen === null
      ? []
      : ['(CASE WHEN a.ada > 0 THEN true WHEN a.keluarga_id IS NULL OR a.ragu > 0 THEN NULL ELSE false END)']),
    ...(aturan.syarat.tanpaExclude
      ? [`(CASE WHEN x.keluarga_id IS NOT NULL THEN false ${muatanId === null ? '' : 'ELSE true '}END)`]
      : []),
  ].join(' AND ')
  return `CASE WHEN (${syarat}) THEN '${HASIL.ya}' WHEN NOT (${syarat}) THEN '${HASIL.tidak}' ELSE '${HASIL.belum}' END`
}

/** FROM and WHERE with `k` the family, `a` whether its members have komponen or leave them open, `x` its exclude flag. */
export function fromSql({ kodeKab, rilisId, tanggal, muatanId }: LingkupNilai): string {
  const rilis = (alias: string) => `${alias}.kode_kab = '${kab(kodeKab)}' AND ${alias}.rilis_id = ${utuh(rilisId)}`
  const komponen = komponenSql(tanggal)
  // Somebody born after the day is not there yet.
  const hadir = `(g.tanggal_lahir > DATE '${lahirSebelum(tanggal, 0)}') IS NOT TRUE`
  return `FROM rilis_keluarga k
  LEFT JOIN (
    SELECT g.keluarga_id,
      count(*) FILTER (WHERE ${hadir} AND (${komponen.join('\n OR ')})) AS ada,
      count(*) FILTER (WHERE ${hadir} AND (${komponen.map((satu) => `(${satu}) IS NULL`).join('\n OR ')})) AS ragu
    FROM rilis_anggota g WHERE ${rilis('g')} GROUP BY g.keluarga_id
  ) a ON a.keluarga_id = k.keluarga_id
  LEFT JOIN (
    SELECT DISTINCT keluarga_id FROM status_exclude
    WHERE kode_kab = '${kab(kodeKab)}' AND muatan_id = ${muatanId === null ? 'NULL' : `'${uuid(muatanId)}'`}::uuid
  ) x ON x.keluarga_id = k.keluarga_id
  WHERE ${rilis('k')}`
}

/** Rollup of every programme: one pass over the families, then one row per desa, programme and answer. */
export function rekapSql(lingkup: LingkupNilai, aturanByProgram: ReadonlyMap<string, Aturan | null>): string {
  const programList = [...aturanByProgram.keys()]
  const kolom = programList.map((_, n) => `h${n}`)
  const pasangan = programList.map((program, n) => `('${kodeProgram(program)}', h${n})`)
  return `INSERT INTO rekap_kelayakan (kode_kab, rilis_id, tanggal, program, kode_desa, hasil, kk, jiwa)
SELECT '${kab(lingkup.kodeKab)}', ${utuh(lingkup.rilisId)}, DATE '${lahirSebelum(lingkup.tanggal, 0)}', p.program, s.kode_desa, p.hasil, sum(s.kk), sum(s.jiwa)
FROM (
  SELECT k.kode_desa, ${programList.map((program, n) => `${hasilSql(aturanByProgram.get(program) ?? null, lingkup)} AS h${n}`).join(',\n    ')},
    count(*) AS kk, sum(k.jiwa) AS jiwa
  ${fromSql(lingkup)}
  GROUP BY k.kode_desa, ${kolom.join(', ')}
) s
CROSS JOIN LATERAL (VALUES ${pasangan.join(', ')}) p (program, hasil)
GROUP BY p.program, s.kode_desa, p.hasil`
}

/** Every family under the programmes whose rule it meets or leaves open, in the order of the key of its table. */
export function hasilKeluargaSql(lingkup: LingkupNilai, aturanByProgram: ReadonlyMap<string, Aturan | null>): string {
  const programList = [...aturanByProgram.keys()]
  const pasangan = programList.map((program, n) => `('${kodeProgram(program)}', s.h${n})`)
  return `INSERT INTO kelayakan_keluarga (kode_kab, program, hasil, kode_desa, keluarga_id)
SELECT '${kab(lingkup.kodeKab)}', p.program, p.hasil, s.kode_desa, s.keluarga_id
FROM (
  SELECT k.kode_desa, k.keluarga_id, ${programList.map((program, n) => `${hasilSql(aturanByProgram.get(program) ?? null, lingkup)} AS h${n}`).join(',\n    ')}
  ${fromSql(lingkup)}
) s
CROSS JOIN LATERAL (VALUES ${pasangan.join(', ')}) p (program, hasil)
WHERE p.hasil <> '${HASIL.tidak}'
ORDER BY p.program, p.hasil, s.kode_desa, s.keluarga_id`
}

function kab(kode: string): string {
  if (!/^\d{4}$/.test(kode)) throw new Error('kode kabupaten/kota tidak sah')
  return kode
}

function kodeProgram(kode: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(kode)) throw new Error('kode program tidak sah')
  return kode
}

function uuid(id: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new Error('id muatan tidak sah')
  return id
}

function utuh(nilai: number): string {
  if (!Number.isSafeInteger(nilai)) throw new Error('bukan bilangan bulat')
  return String(nilai)
}
