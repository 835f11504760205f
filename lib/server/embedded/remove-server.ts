// Takes a data folder back to nothing.
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openSecrets } from '../secrets'
import { hasCode, SetupError } from '../setup-error'
import { findRunning, stopCluster } from './cluster'
import { withMutex } from './mutex'
import { connectServer, LOCK } from './open-server'
import { findPlace } from './place'

/**
 * Stops the server of a data folder and removes everything in it, a cluster outside the folder included.
 * Refuses while anything else is connected.
 */
export async function removeServer(dataDir: string): Promise<void> {
  const place = findPlace(dataDir)
  await withMutex(place.dataDir, async () => {
    const running = findRunning(place)
    if (running) {
      if (await isUsed(running.port, place.dataDir)) {
        throw new SetupError(
          'server/folder-tidak-dapat-dipakai',
          `Folder data ${place.dataDir} sedang dipakai proses lain; hentikan dulu proses itu.`,
        )
      }
      await stopCluster(place)
    }
    try {
      rmSync(place.cluster, { recursive: true, force: true })
      const parent = path.dirname(place.cluster)
      if (parent !== place.dataDir && readdirSync(parent).length === 0) rmdirSync(parent)
      for (const name of readdirSync(place.dataDir))
        rmSync(path.join(place.dataDir, name), { recursive: true, force: true })
    } catch (error) {
      if (hasCode(error, 'EACCES', 'EPERM', 'EBUSY', 'ENOTEMPTY') || existsSync(place.cluster)) {
        throw new SetupError(
          'server/folder-tidak-dapat-dipakai',
          `Folder data ${place.dataDir} tidak dapat dihapus seluruhnya.`,
          {
            cause: error,
          },
        )
      }
      throw error
    }
  })
}

async function isUsed(port: number, dataDir: string): Promise<boolean> {
  const client = await connectServer(port, openSecrets(dataDir).sandiBasisData)
  try {
    const { rows } = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [LOCK])
    return !rows[0]?.alone
  } finally {
    await client.end()
  }
}
