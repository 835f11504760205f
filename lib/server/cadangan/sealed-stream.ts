// The outer form of a backup: AES-256-GCM in chunks of 1 MiB that cannot be changed, left out, moved or cut off unnoticed.
//
// 64 bytes of header: "SAHIHCDG", version, 3 bytes zero, 32 bytes of salt, 16 bytes that tell the right key, 4 bytes that tell
// a damaged header. Then chunks of ciphertext with their 16-byte tag. The key of the file is derived from the salt, so the
// nonce of a chunk is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015).
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { SetupError } from '../setup-error'

const MAGIC = Buffer.from('SAHIHCDG')
const VERSION = 1
const HEADER = 64
const CHUNK = 1 << 20
const TAG = 16

/** Encrypts what flows through it under `key` (32 bytes). */
export class SealStream extends Transform {
  private readonly header: Buffer
  private readonly fileKey: Buffer
  private readonly waiting = new Waiting()
  private number = 0

  constructor(key: Buffer) {
    super({ highWaterMark: 2 * CHUNK })
    const salt = randomBytes(32)
    const { fileKey, check } = derive(key, salt)
    const start = Buffer.concat([MAGIC, Buffer.from([VERSION, 0, 0, 0]), salt, check])
    this.fileKey = fileKey
    this.header = Buffer.concat([start, sum(start)])
    this.push(this.header)
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.waiting.push(piece)
    // One byte more than a chunk: only then it is known not to be the last.
    while (this.waiting.size > CHUNK) this.seal(this.waiting.take(CHUNK), false)
    done()
  }

  override _flush(done: TransformCallback): void {
    this.seal(this.waiting.take(this.waiting.size), true)
    done()
  }

  private seal(plain: Buffer, last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.fileKey, nonce(this.number, last))
    cipher.setAAD(this.header)
    this.push(cipher.update(plain))
    cipher.final()
    this.push(cipher.getAuthTag())
    this.number += 1
  }
}

/**
 * Decrypts what a SealStream wrote. Fails with a SetupError that can be shown: not a backup, another version, another key, or
 * damaged or cut off. A chunk is passed on only when it is proven whole and in its place.
 */
export class UnsealStream extends Transform {
  private header: Buffer | undefined
  private fileKey: Buffer = Buffer.alloc(0)
  private readonly waiting = new Waiting()
  private number = 0

  constructor(private readonly key: Buffer) {
    super({ highWaterMark: 2 * CHUNK })
  }

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.waiting.push(piece)
    try {
      if (!this.header && this.waiting.size >= HEADER) this.open(this.waiting.take(HEADER))
      while (this.header && this.waiting.size > CHUNK + TAG)
        this.push(this.unseal(this.waiting.take(CHUNK + TAG), false))
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      if (!this.header) throw notABackup()
      this.push(this.unseal(this.waiting.take(this.waiting.size), true))
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  private open(header: Buffer): void {
    if (!header.subarray(0, 8).equals(MAGIC)) throw notABackup()
    if (header[8] !== VERSION) {
      throw new SetupError(
        'cadangan/rusak',
        'Cadangan ini dibuat oleh versi Sahih yang lebih baru; perbarui programnya.',
      )
    }
    const start = header.subarray(0, HEADER - 4)
    if (!sum(start).equals(header.subarray(HEADER - 4))) throw damaged(0)
    const { fileKey, check } = derive(this.key, header.subarray(12, 44))
    if (!timingSafeEqual(check, header.subarray(44, 60))) {
      throw new SetupError('cadangan/kunci', 'Kunci ini bukan kunci cadangan tersebut; pakai kunci yang membuatnya.')
    }
    this.header = header
    this.fileKey = fileKey
  }

  private unseal(sealed: Buffer, last: boolean): Buffer {
    const at = HEADER + this.number * (CHUNK + TAG)
    if (sealed.length < TAG) throw damaged(at)
    const decipher = createDecipheriv('aes-256-gcm', this.fileKey, nonce(this.number, last))
    decipher.setAAD(this.header ?? Buffer.alloc(0))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG))
    try {
      decipher.final()
    } catch {
      throw damaged(at)
    }
    this.number += 1
    return plain
  }
}

/** Pieces that have come and were not yet worth a chunk. */
class Waiting {
  size = 0
  private pieces: Buffer[] = []

  push(piece: Buffer): void {
    this.pieces.push(piece)
    this.size += piece.length
  }

  take(bytes: number): Buffer {
    const all = this.pieces.length === 1 && this.pieces[0] ? this.pieces[0] : Buffer.concat(this.pieces, this.size)
    this.pieces = all.length > bytes ? [all.subarray(bytes)] : []
    this.size = all.length - bytes
    return all.subarray(0, bytes)
  }
}

function derive(key: Buffer, salt: Buffer): { fileKey: Buffer; check: Buffer } {
  const bytes = Buffer.from(hkdfSync('sha256', key, salt, 'sahih cadangan 1', 48))
  return { fileKey: bytes.subarray(0, 32), check: bytes.subarray(32) }
}

function nonce(number: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(number, 7)
  bytes[11] = last ? 1 : 0
  return bytes
}

function sum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, 4)
}

function notABackup(): SetupError {
  return new SetupError('cadangan/rusak', 'Berkas ini bukan cadangan Sahih.')
}

function damaged(at: number): SetupError {
  return new SetupError(
    'cadangan/rusak',
    `Berkas cadangan rusak atau terpotong di sekitar byte ${at.toLocaleString('id-ID')}; pakai salinan lain.`,
  )
}
