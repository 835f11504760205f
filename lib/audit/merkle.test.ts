import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { merkleRoot } from './merkle'

const hash = (...parts: Uint8Array[]): Uint8Array => {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return new Uint8Array(sum.digest())
}
const leafList = (count: number) =>
  Array.from({ length: count }, (_, at) => hash(Uint8Array.of(0), Uint8Array.from([at & 255, at >> 8])))

/** The definition of RFC 6962 2.1, word for word: split at the largest power of two below the count. */
function byDefinition(list: Uint8Array[]): Uint8Array {
  const [first] = list
  if (!first) return hash()
  if (list.length === 1) return first
  let half = 1
  while (half * 2 < list.length) half *= 2
  return hash(Uint8Array.of(1), byDefinition(list.slice(0, half)), byDefinition(list.slice(half)))
}

describe('merkleRoot', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 31, 32, 33, 100, 255])(
    'sama dengan definisi RFC 6962 untuk %i daun',
    (count) => {
      expect(merkleRoot(leafList(count))).toEqual(byDefinition(leafList(count)))
    },
  )

  it('berubah bila satu daun berubah, hilang, bertambah, atau bertukar tempat', () => {
    const list = leafList(21)
    const root = merkleRoot(list)
    for (let at = 0; at < list.length; at++) {
      expect(merkleRoot(list.with(at, hash(Uint8Array.of(9))))).not.toEqual(root)
      expect(merkleRoot(list.toSpliced(at, 1))).not.toEqual(root)
      expect(merkleRoot(list.toSpliced(at, 0, hash(Uint8Array.of(9))))).not.toEqual(root)
      const next = list[at + 1]
      if (next) expect(merkleRoot(list.with(at, next).with(at + 1, list[at] as Uint8Array))).not.toEqual(root)
    }
  })

  it('akar saja tidak membedakan simpul dari daun, maka jumlah baris ikut disegel', () => {
    const list = leafList(4)
    const [a, b, c, d] = list as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
    expect(merkleRoot([hash(Uint8Array.of(1), a, b), hash(Uint8Array.of(1), c, d)])).toEqual(merkleRoot(list))
  })
})
