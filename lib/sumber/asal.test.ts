import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { chooseLapis, LAPIS_ASAL, type Prioritas } from '@/lib/keluarga/asal'
import { PRIORITAS_BAWAAN } from './profil/profil-bawaan'

const BAWAAN: Prioritas = new Map(PRIORITAS_BAWAAN.map(({ kolom, urutan }) => [kolom, urutan]))

describe('chooseLapis', () => {
  it('mendahulukan pembaruan daerah, kecuali desil resmi yang hanya dari rilis', () => {
    expect(chooseLapis(BAWAAN, 'jenis_lantai_terluas', { pembaruan: true, rilis: true })).toBe('pembaruan')
    expect(chooseLapis(BAWAAN, 'jenis_lantai_terluas', { pembaruan: false, rilis: true })).toBe('rilis')
    expect(chooseLapis(BAWAAN, 'desil_nasional', { pembaruan: true, rilis: true })).toBe('rilis')
    expect(chooseLapis(BAWAAN, 'desil_nasional', { pembaruan: true, rilis: false })).toBeNull()
    expect(chooseLapis(new Map(), 'alamat', { pembaruan: false, rilis: false })).toBeNull()
  })

  it('hanya mengenal kedua lapisan register: sumber lain tidak pernah menentukan nilai', () => {
    expect(LAPIS_ASAL).toEqual(['pembaruan', 'rilis'])
    for (const { urutan } of PRIORITAS_BAWAAN) expect(LAPIS_ASAL).toEqual(expect.arrayContaining([...urutan]))
  })
})

describe('sumber lain memberi keterangan dan tidak menentukan', () => {
  const TABEL = /\b(sumber_catatan|sumber_muatan|kepesertaan|sumberCatatan|sumberMuatan)\b/
  const ROOT = path.join(import.meta.dirname, '..', '..')

  it.each(['peringkat', 'kelayakan', 'statistik'])('kamar %s tidak membaca tabel sumber lain', (kamar) => {
    const folder = path.join(ROOT, 'lib', kamar)
    const membaca = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && TABEL.test(readFileSync(path.join(folder, file), 'utf8')),
    )
    expect(membaca).toEqual([])
  })

  it('tidak ada fungsi (selain temuan), pandangan, atau kunci asing basis data yang membacanya', () => {
    const folder = path.join(ROOT, 'prisma', 'migrations')
    const sql = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('migration.sql'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n')
    expect(sql).not.toMatch(/REFERENCES (sumber_catatan|sumber_muatan|kepesertaan)\b/)
    const fungsi = sql.match(/CREATE (OR REPLACE )?(FUNCTION|VIEW|MATERIALIZED VIEW)[\s\S]*?\$\$;/g) ?? []
    expect(fungsi.length).toBeGreaterThan(10)
    // Findings are reasons to look and decide nothing either.
    const membaca = fungsi.filter((satu) => TABEL.test(satu) && !/^CREATE (OR REPLACE )?FUNCTION temuan_/.test(satu))
    expect(membaca.map((satu) => satu.slice(0, 80))).toEqual([])
  })
})
