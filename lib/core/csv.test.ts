import { describe, expect, it } from 'vitest'
import { toCsvCell, toCsvLine } from './csv'

describe('toCsvCell', () => {
  it.each(['=1+1', '+62812', '@SUM(A1)', '-1+cmd', '-A', '\t=1', '\r=1'])('menandai %j sebagai teks', (nilai) => {
    expect(toCsvCell(nilai)).toBe(`"'${nilai}"`)
  })

  it.each(['', '-', '-12', '-1.250,5', "'=1", 'JL. A=B', '3275011234568001'])('membiarkan %j', (nilai) => {
    expect(toCsvCell(nilai)).toBe(`"${nilai}"`)
  })

  it('menggandakan kutip, dan satu baris dipisah koma', () => {
    expect(toCsvLine(['a"b', '="x"'])).toBe('"a""b","\'=""x"""')
  })
})
