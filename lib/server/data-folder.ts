// The data folder of an installation: making it, and saying what is wrong with it.
import { mkdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import { hasCode, SetupError } from './setup-error'

/** Makes a folder with its parents and returns its real path. Throws SetupError with the sentence to show. */
export function makeFolder(folder: string): string {
  const full = path.resolve(folder)
  try {
    makeWithParents(full)
    return realpathSync(full)
  } catch (error) {
    throw folderError(full, error)
  }
}

// One level after the other: mkdir's own `recursive` never comes back where a file system makes no folders (/proc).
function makeWithParents(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found?.isDirectory()) return
  if (found) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
  makeWithParents(path.dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
}

/** Turns an error of the operating system about the data folder into the sentence to show. */
export function folderError(dataDir: string, error: unknown): unknown {
  if (hasCode(error, 'ENOSPC', 'EDQUOT')) {
    return new SetupError('server/disk-penuh', `Ruang disk untuk folder data ${dataDir} habis.`, { cause: error })
  }
  if (hasCode(error, 'EACCES', 'EPERM', 'EROFS', 'ENOENT')) {
    return new SetupError(
      'server/folder-tidak-dapat-dipakai',
      `Folder data ${dataDir} tidak dapat dibaca atau ditulis oleh pengguna sistem yang menjalankan perintah ini.`,
      { cause: error },
    )
  }
  if (hasCode(error, 'ENOTDIR', 'EEXIST')) {
    return new SetupError('server/folder-tidak-dapat-dipakai', `${dataDir} bukan sebuah folder.`, { cause: error })
  }
  return error
}
