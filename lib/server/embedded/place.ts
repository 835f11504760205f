// Where the cluster of a data folder lies and with which programs it runs. Usually inside the data folder; when root
// keeps the project below a folder that the server's account cannot enter (/root is 0700), under /var/lib/sahih.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../data-folder'
import { SetupError } from '../setup-error'
import { type Account, canReach, findAccount } from './account'
import { copyBinaries, findBinaries } from './binaries'

/** Everything that start and stop need to know about one data folder; all paths absolute. */
export type Place = { dataDir: string; cluster: string; log: string; bin: string; account: Account }

const OUTSIDE = '/var/lib/sahih'
const placeSchema = z.object({ klaster: z.string().startsWith('/') })

/** Finds or decides the place of a data folder. Makes the folder, remembers a cluster outside it in `tempat.json`. */
export function findPlace(dataDirWished: string): Place {
  const dataDir = makeFolder(dataDirWished)
  const { native, version } = findBinaries()
  const remembered = readPlace(dataDir)
  let cluster = remembered ?? path.join(dataDir, 'pg')
  const account = findAccount(cluster)
  if (!remembered && !canReach(account, ['x', dataDir])) {
    cluster = path.join(OUTSIDE, createHash('sha256').update(dataDir).digest('hex').slice(0, 16), 'pg')
    if (existsSync(cluster)) {
      // The data folder was emptied but its cluster was not: its password is gone, and it may still be wanted.
      cluster = path.join(path.dirname(cluster), `pg-${Date.now().toString(36)}`)
    }
    for (const folder of [OUTSIDE, path.dirname(cluster)]) {
      mkdirSync(folder, { recursive: true })
      // Whatever umask root works with: the server's account has to pass through.
      chmodSync(folder, 0o755)
    }
    writeFileSync(path.join(dataDir, 'tempat.json'), `${JSON.stringify({ klaster: cluster })}\n`)
  }
  let bin = path.join(native, 'bin')
  if (!canReach(account, ['x', path.join(bin, 'postgres')], ['r', path.join(native, 'share', 'postgresql')])) {
    const copy = path.join(OUTSIDE, `biner-${version}`)
    copyBinaries(native, copy)
    bin = path.join(copy, 'bin')
  }
  return { dataDir, cluster, log: path.join(dataDir, 'postgres.log'), bin, account }
}

function readPlace(dataDir: string): string | null {
  const file = path.join(dataDir, 'tempat.json')
  if (!existsSync(file)) return null
  try {
    return placeSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).klaster
  } catch (error) {
    throw new SetupError('server/folder-rusak', `Folder data rusak: isi ${file} tidak dapat dibaca.`, { cause: error })
  }
}
