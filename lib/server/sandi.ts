// Passwords: argon2id with the parameters OWASP names, and the same work for a user who does not exist.
import 'server-only'
import { createHmac, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { env } from './env'

// Dasar: OWASP Password Storage Cheat Sheet, Argon2id with 19 MiB, two passes, one thread. The library's default kind is Argon2id.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The same accented word arrives composed from one keyboard and decomposed from another.
const normalise = (sandi: string) => sandi.normalize('NFKC')

/** Hash of a password in PHC form, about 20 ms of one core. */
export async function hashSandi(sandi: string): Promise<string> {
  return hash(normalise(sandi), PARAMETERS)
}

let dummy: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. With `null` (no such user) the answer is false after the same work,
 * so that time does not tell which names exist.
 */
export async function isSandi(sandiHash: string | null, sandi: string): Promise<boolean> {
  dummy ??= hash(randomBytes(24).toString('base64'), PARAMETERS)
  const nobody = await dummy
  const matches = await verify(sandiHash ?? nobody, normalise(sandi))
  return matches && sandiHash !== null
}

/**
 * Key under which attempts are counted. Keyed, because what is typed as a name is now and then a password,
 * and a plain hash of it could be guessed.
 */
export function percobaanKey(jenis: 'nama' | 'alamat' | 'pasangan' | 'ganti', value: string): Buffer {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`percobaan:${jenis}:${value}`).digest()
}
