import { randomBytes } from 'node:crypto'
import { Readable, type Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SealStream, UnsealStream } from './sealed-stream'

const CHUNK = 1 << 20
const key = randomBytes(32)

function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const through = (bytes: Buffer, change: Transform, size = 64 * 1024) =>
  buffer(
    Readable.from(pieces(bytes, size), { objectMode: false })
      .on('error', () => undefined)
      .pipe(change),
  )
const seal = (bytes: Buffer, size?: number) => through(bytes, new SealStream(key), size)
const unseal = (bytes: Buffer, with_ = key) => through(bytes, new UnsealStream(with_))

describe('SealStream', () => {
  it('yang disandi terbaca kembali sama, berapa pun panjangnya dan bagaimana pun potongannya', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 17),
        fc.integer({ min: 1000, max: 3 * CHUNK }),
        async (length, size) => {
          const plain = randomBytes(length)
          const sealed = await seal(plain, size)
          expect((await unseal(sealed)).equals(plain)).toBe(true)
        },
      ),
      { numRuns: 20, seed: 3 },
    )
  })

  it('isi yang sama tidak pernah tersandi sama', async () => {
    const plain = Buffer.from('sama')
    expect((await seal(plain)).equals(await seal(plain))).toBe(false)
  })
})

describe('UnsealStream', () => {
  const plain = randomBytes(2 * CHUNK + 5000)

  it('menolak satu bit yang berubah di mana pun', async () => {
    const sealed = await seal(plain)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: sealed.length - 1 })),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const changed = Buffer.from(sealed)
          changed[at] = (changed[at] ?? 0) ^ (1 << bit)
          await expect(unseal(changed)).rejects.toMatchObject({ code: 'cadangan/rusak' })
        },
      ),
      { numRuns: 60, seed: 3 },
    )
  })

  it('menolak berkas yang terpotong di mana pun, juga tepat di batas potongan', async () => {
    const sealed = await seal(plain)
    const edges = [0, 10, 63, 64, 65, 64 + CHUNK, 64 + CHUNK + 16, 64 + 2 * (CHUNK + 16), sealed.length - 1]
    for (const length of edges)
      await expect(unseal(sealed.subarray(0, length)), String(length)).rejects.toMatchObject({ code: 'cadangan/rusak' })
  })

  it('menolak potongan yang ditukar tempat atau ditambahkan di belakang', async () => {
    const sealed = await seal(plain)
    const [head, one, two, rest] = [
      sealed.subarray(0, 64),
      sealed.subarray(64, 64 + CHUNK + 16),
      sealed.subarray(64 + CHUNK + 16, 64 + 2 * (CHUNK + 16)),
      sealed.subarray(64 + 2 * (CHUNK + 16)),
    ]
    for (const parts of [
      [head, two, one, rest],
      [head, one, two, rest, one],
      [head, one, rest],
    ])
      await expect(unseal(Buffer.concat(parts))).rejects.toMatchObject({ code: 'cadangan/rusak' })
  })

  it('mengenali kunci lain dan berkas lain dengan kalimatnya sendiri', async () => {
    await expect(unseal(await seal(plain), randomBytes(32))).rejects.toMatchObject({ code: 'cadangan/kunci' })
    await expect(unseal(randomBytes(5000))).rejects.toThrow('Berkas ini bukan cadangan Sahih.')
  })
})
