// Compiles a scoring model to SQL text for the owner's connection. Text is built from the closed list of inputs, from
// integers and from codes that the model schema has checked; nothing a person typed reaches it.
import type { IsoDate } from '@/lib/core/date'
import { TANPA_ANGGOTA, TANPA_ISIAN } from './evaluate'
import { findJenis, isMasukanAnggota, KOLOM_ANGGOTA, KOLOM_BILANGAN_KELUARGA, KOLOM_KODE_KELUARGA } from './masukan'
import { MASUKAN_ANGGOTA } from './masukan-anggota'
import { type Model, masukanOfModel, type Suku, type Syarat } from './model'
import { lahirSebelum } from './umur'

/** Days that exist, so that a cast cannot fail; 29 February only in leap years. */
const TANGGAL =
  '^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29)$'

/** The layer a run reads: the release as delivered, or with the pembaruan daerah over it. */
export const LAPIS = ['rilis', 'kini'] as const
export type Lapis = (typeof LAPIS)[number]

/** Which families are read. */
export type Sumber = { kodeKab: string; rilisId: number; acuan: IsoDate; lapis: Lapis }

/** Name of the column that holds the contribution of the n-th term. */
export function kolomSuku(n: number): string {
  return `s${n}`
}

/** The whole score as one bigint expression over `k` (family row) and `a` (aggregates of its members). */
export function toSql(model: Model, acuan: IsoDate): string {
  const sukuList = model.sukuList.map((suku) => `(${sukuSql(suku, acuan)})::bigint`)
  return [`(${utuh(model.konstanta)})::bigint`, ...sukuList].join('\n  + ')
}

/** Why a family is not ranked, as a text expression over `k` and `a`; NULL when it is ranked. */
export function alasanSql(model: Model): string {
  const tanpaAnggota = `coalesce(${kolom('jiwa')}, 0) <= 0`
  if (model.wajib.length === 0) return `CASE WHEN ${tanpaAnggota} THEN '${TANPA_ANGGOTA}' END`
  const kosong = model.wajib.map((kunci) => `CASE WHEN ${kosongSql(kunci)} THEN '${kunci}' END`)
  return `CASE WHEN ${tanpaAnggota} THEN '${TANPA_ANGGOTA}'
    WHEN ${model.wajib.map(kosongSql).join(' OR ')} THEN '${TANPA_ISIAN}' || concat_ws(',', ${kosong.join(', ')}) END`
}

/** One term as an integer or bigint expression over `k` and `a`: whatever holds its largest value. */
export function sukuSql(suku: Suku, acuan: IsoDate): string {
  switch (suku.jenis) {
    case 'kode': {
      const x = kolom(suku.masukan)
      const pilihan = suku.pilihan.flatMap(({ kode, koefisien }) =>
        kode.map((k) => `WHEN ${teks(k)} THEN ${bilangan(koefisien)}`),
      )
      const isi = `CASE ${x} ${pilihan.join(' ')} ELSE ${bilangan(suku.lain)} END`
      return suku.kosong === suku.lain ? isi : atauKosong(suku.masukan, suku.kosong, isi)
    }
    case 'jenjang': {
      const x = kolom(suku.masukan)
      const umur = findJenis(suku.masukan) === 'umur'
      const cabang = suku.batas
        .toReversed()
        .map(({ mulai, koefisien }) =>
          umur
            ? `WHEN ${x} <= DATE '${lahirSebelum(acuan, mulai)}' THEN ${bilangan(koefisien)}`
            : `WHEN ${x} >= ${utuh(mulai)} THEN ${bilangan(koefisien)}`,
        )
      return atauKosong(suku.masukan, suku.kosong, `CASE ${cabang.join(' ')} ELSE ${bilangan(suku.awal)} END`)
    }
    case 'linear': {
      const isi = `LEAST(GREATEST(${kolom(suku.masukan)}::bigint, 0), ${utuh(suku.maks)}) * ${bilangan(suku.koefisien)}`
      return atauKosong(suku.masukan, suku.kosong, isi)
    }
    case 'bagian': {
      const [a, b] = [kolom(suku.pembilang), kolom(suku.penyebut)]
      return `CASE WHEN ${b} > 0 AND ${a} IS NOT NULL THEN ${bilangan(suku.koefisien)}::bigint * ${a} / ${b} ELSE ${bilangan(suku.kosong)} END`
    }
    case 'kasus': {
      const cabang = suku.pilihan.map(
        ({ syarat, koefisien }) => `WHEN ${syarat.map(syaratSql).join(' AND ')} THEN ${bilangan(koefisien)}`,
      )
      return `CASE ${cabang.join(' ')} ELSE ${bilangan(suku.lain)} END`
    }
  }
}

/**
 * FROM and WHERE that give every family once: `k` its row in the layer, `a` the aggregates of its members the model
 * asks for. Members are grouped before they meet the family, so that no wide row is joined.
 */
export function fromSql(model: Model, sumber: Sumber): string {
  const anggota = masukanOfModel(model).filter(isMasukanAnggota)
  const where = `kode_kab = ${teks(sumber.kodeKab)} AND rilis_id = ${utuh(sumber.rilisId)}`
  if (anggota.length === 0) return `FROM ${keluargaSql(sumber)} k WHERE k.${where.replace(' AND ', ' AND k.')}`
  const agregat = anggota.map((kunci) => `${MASUKAN_ANGGOTA[kunci]?.sql(sumber.acuan)} AS ${kunci}`)
  return `FROM ${keluargaSql(sumber)} k
  LEFT JOIN (
    SELECT g.keluarga_id, ${agregat.join(',\n      ')}
    FROM ${anggotaSql(sumber)} g
    WHERE g.${where.replace(' AND ', ' AND g.')}
    GROUP BY g.keluarga_id
  ) a ON a.keluarga_id = k.keluarga_id
  WHERE k.${where.replace(' AND ', ' AND k.')}`
}

/** The family rows of the layer as a table expression. */
function keluargaSql({ lapis, kodeKab, rilisId }: Sumber): string {
  if (lapis === 'rilis') return 'rilis_keluarga'
  const kode = KOLOM_KODE_KELUARGA.map((k) => `CASE WHEN p.isi ? '${k}' THEN p.isi ->> '${k}' ELSE r.${k} END AS ${k}`)
  // A number that is none in the overlay counts as not filled in.
  const angka = KOLOM_BILANGAN_KELUARGA.filter((k) => k !== 'jiwa').map(
    (k) =>
      `CASE WHEN p.isi ? '${k}' THEN CASE WHEN p.isi ->> '${k}' ~ '^[0-9]{1,6}$' THEN (p.isi ->> '${k}')::integer END ELSE r.${k} END AS ${k}`,
  )
  return `(
    SELECT r.kode_kab, r.rilis_id, r.keluarga_id, r.kode_desa, r.nomor_kartu_keluarga, r.desil_nasional, r.jiwa,
      ${[...kode, ...angka].join(',\n      ')}
    FROM rilis_keluarga r
    LEFT JOIN (${overlaySql('keluarga_id', kodeKab)}) p ON p.pemilik = r.keluarga_id
    WHERE r.kode_kab = ${teks(kodeKab)} AND r.rilis_id = ${utuh(rilisId)}
  )`
}

/** The member rows of the layer as a table expression. */
function anggotaSql({ lapis, kodeKab, rilisId }: Sumber): string {
  if (lapis === 'rilis') return 'rilis_anggota'
  const kolomList = KOLOM_ANGGOTA.map((k) =>
    k === 'tanggal_lahir'
      ? `CASE WHEN p.isi ? '${k}' THEN CASE WHEN p.isi ->> '${k}' ~ '${TANGGAL}' THEN (p.isi ->> '${k}')::date END ELSE r.${k} END AS ${k}`
      : `CASE WHEN p.isi ? '${k}' THEN p.isi ->> '${k}' ELSE r.${k} END AS ${k}`,
  )
  return `(
    SELECT r.kode_kab, r.rilis_id, r.keluarga_id, ${kolomList.join(',\n      ')}
    FROM rilis_anggota r
    LEFT JOIN (${overlaySql('orang_id', kodeKab)}) p ON p.pemilik = r.orang_id
    WHERE r.kode_kab = ${teks(kodeKab)} AND r.rilis_id = ${utuh(rilisId)}
  )`
}

/** Local values not withdrawn, the one holding latest (then known latest) per column, as one jsonb per owner. */
function overlaySql(pemilik: 'keluarga_id' | 'orang_id', kodeKab: string): string {
  const bagian = pemilik === 'keluarga_id' ? 'orang_id IS NULL' : 'orang_id IS NOT NULL'
  return `
      SELECT pemilik, jsonb_object_agg(kolom, nilai) AS isi FROM (
        SELECT DISTINCT ON (${pemilik}, kolom) ${pemilik} AS pemilik, kolom, nilai FROM pembaruan
        WHERE kode_kab = ${teks(kodeKab)} AND dicabut_pada IS NULL AND ${bagian}
        ORDER BY ${pemilik}, kolom, berlaku_sejak DESC, dicatat_pada DESC, id DESC
      ) kini GROUP BY pemilik`
}

function syaratSql(syarat: Syarat): string {
  if ('kosong' in syarat) return syarat.kosong ? `(${kosongSql(syarat.masukan)})` : `NOT (${kosongSql(syarat.masukan)})`
  const x = kolom(syarat.masukan)
  if ('kode' in syarat) return `${x} IN (${syarat.kode.map(teks).join(', ')})`
  if ('samaDengan' in syarat) return `${x} = ${kolom(syarat.samaDengan)}`
  return `${x} BETWEEN ${utuh(syarat.mulai)} AND ${utuh(syarat.sampai)}`
}

function atauKosong(kunci: string, koefisien: number, isi: string): string {
  return `CASE WHEN ${kosongSql(kunci)} THEN ${bilangan(koefisien)} ELSE ${isi} END`
}

function kosongSql(kunci: string): string {
  const x = kolom(kunci)
  return findJenis(kunci) === 'kode' ? `(${x} IS NULL OR ${x} = '')` : `${x} IS NULL`
}

/** Reference to an input; throws for a key that is not in the closed list. */
function kolom(kunci: string): string {
  if (findJenis(kunci) === null) throw new Error(`masukan ${kunci} tidak ada dalam daftar`)
  const anggota = MASUKAN_ANGGOTA[kunci]
  if (!anggota) return `k.${kunci}`
  return anggota.tanpaAnggota === 0 ? `coalesce(a.${kunci}, 0)` : `a.${kunci}`
}

function bilangan(nilai: number): string {
  return `(${utuh(nilai)})`
}

function utuh(nilai: number): string {
  if (!Number.isSafeInteger(nilai)) throw new Error('bukan bilangan bulat')
  return String(nilai)
}

function teks(kode: string): string {
  if (!/^[0-9A-Za-z .,<>=/()-]{1,60}$/.test(kode)) throw new Error('kode memuat huruf yang tidak diizinkan')
  return `'${kode}'`
}
