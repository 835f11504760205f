// The secrets of one installation live in one file of the data folder that only its owner can read.
import { createHmac, randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { folderError, makeFolder } from './data-folder'
import { hasCode, SetupError } from './setup-error'

const secretsSchema = z.object({
  /** Password of the owner role of the embedded server. */
  sandiBasisData: z.string().min(20),
  /** Key that signs login sessions. */
  rahasiaSesi: z.string().min(20),
  /** Key from which the passwords of the application's database roles are derived. */
  rahasiaPeran: z.string().min(20),
})
export type Secrets = z.infer<typeof secretsSchema>

/**
 * The secrets of a data folder, made on first use (file `rahasia.json`, mode 0600). Two processes that ask at once get
 * the same ones. Throws SetupError when the file cannot be read or is not what was written.
 */
export function openSecrets(dataDir: string): Secrets {
  const file = path.join(dataDir, 'rahasia.json')
  const known = readSecrets(file)
  if (known) return known
  const fresh: Secrets = { sandiBasisData: token(), rahasiaSesi: token(), rahasiaPeran: token() }
  const draft = `${file}.${process.pid}`
  try {
    makeFolder(dataDir)
    writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
    // link() refuses an existing name: the first writer wins and the file is never seen half written.
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw folderError(dataDir, error)
  } finally {
    rmSync(draft, { force: true })
  }
  return readSecrets(file) ?? fresh
}

/** Replaces the key of sessions by that of a backup, so that what was keyed with it still reads; the passwords stay this folder's own. */
export function adoptSessionSecret(dataDir: string, rahasiaSesi: string): void {
  const file = path.join(dataDir, 'rahasia.json')
  const draft = `${file}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify({ ...openSecrets(dataDir), rahasiaSesi }, null, 2)}\n`, { mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw folderError(dataDir, error)
  }
}

/** The password of a database role: HMAC-SHA256 of its name under the installation's key, in hex. */
export function rolePassword(secrets: Secrets, role: string): string {
  return createHmac('sha256', secrets.rahasiaPeran).update(role).digest('hex')
}

function readSecrets(file: string): Secrets | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw folderError(path.dirname(file), error)
  }
  try {
    return secretsSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new SetupError(
      'server/folder-rusak',
      `Folder data rusak: isi ${file} tidak dapat dibaca. Pulihkan berkas itu dari cadangan atau pakai folder data lain.`,
      { cause: error },
    )
  }
}

function token(): string {
  return randomBytes(24).toString('base64url')
}
