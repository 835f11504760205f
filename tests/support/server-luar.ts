// A PostgreSQL that is not ours, as an office has one: databases of an owner who is no superuser, reached by DATABASE_URL.
import type pg from 'pg'
import { openServer } from '@/lib/server/embedded/open-server'
import { env, setEnv } from '@/lib/server/env'
import { makeFolder, withClient } from './server-process'

export type ServerLuar = {
  /** Address of a fresh database, made with these words (`OWNER kantor`), as seen by this user. */
  buatBasisData: (pengguna: string, sql: string) => Promise<string>
  /** Address of a database as the one who runs the server. */
  urlPengelola: (nama: string) => string
  /** Runs SQL as the one who runs the server. */
  sebagaiPengelola: (sql: string) => Promise<pg.QueryResult>
  close: () => Promise<void>
}

const SANDI = 'sandi-server-luar'

/** Starts the server, with these users (name: words of CREATE ROLE). None of them is a superuser. */
export async function openServerLuar(penggunaList: Record<string, string>): Promise<ServerLuar> {
  const folder = makeFolder()
  const server = await openServer(folder.dataDir, { settings: { fsync: 'off', full_page_writes: 'off' } })
  const sebagaiPengelola = (sql: string) => withClient(server.url, (client) => client.query(sql))
  for (const [nama, hak] of Object.entries(penggunaList))
    await sebagaiPengelola(`CREATE ROLE ${nama} LOGIN NOSUPERUSER ${hak} PASSWORD '${SANDI}'`)
  let ke = 0
  return {
    sebagaiPengelola,
    urlPengelola: (nama) => Object.assign(new URL(server.url), { pathname: `/${nama}` }).href,
    buatBasisData: async (pengguna, sql) => {
      ke += 1
      await sebagaiPengelola(`CREATE DATABASE luar_${ke} ${sql}`)
      const url = new URL(server.url)
      url.username = pengguna
      url.password = SANDI
      url.pathname = `/luar_${ke}`
      return url.href
    },
    close: async () => {
      await server.close()
      await folder.remove()
    },
  }
}

/** Runs `work` with this DATABASE_URL; the settings of the installation under test are back afterwards. */
export async function denganDatabaseUrl<T>(url: string, work: () => Promise<T>): Promise<T> {
  const before = { ...env() }
  setEnv({ DATABASE_URL: url })
  try {
    return await work()
  } finally {
    setEnv({ DATABASE_URL: undefined, ...before })
  }
}
