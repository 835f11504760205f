// PostgreSQL refuses to run as root: this file decides under which system account its programs run.
import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { SetupError } from '../setup-error'

/** Numeric ids to run as; empty when the programs run as whoever started the command. */
export type Account = { uid?: number; gid?: number }

const ACCOUNT_NAMES = ['postgres', 'sahih']

/**
 * The account for a cluster folder. An ordinary user runs the server himself. Root takes the owner of an existing
 * cluster, else the system account `postgres`, else makes the system account `sahih`.
 */
export function findAccount(cluster: string): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ACCOUNT_NAMES) {
    const account = lookUp(name)
    if (account) return account
  }
  const name = 'sahih'
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  const made = lookUp(name)
  if (made) return made
  throw new SetupError(
    'server/tidak-berjalan',
    'PostgreSQL tidak boleh berjalan sebagai root dan akun sistem untuknya tidak dapat dibuat; jalankan sebagai pengguna biasa.',
  )
}

/** True when the account can run `test -FLAG path` for every pair, access lists and all parents included. */
export function canReach(account: Account, ...pairs: [flag: 'r' | 'w' | 'x', path: string][]): boolean {
  if (account.uid === undefined) return true
  return pairs.every(
    ([flag, target]) =>
      spawnSync('/bin/sh', ['-c', `test -${flag} "$0"`, target], { ...account, cwd: '/' }).status === 0,
  )
}

function lookUp(name: string): Account | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
    )
    return uid ? { uid, gid } : null
  } catch {
    return null
  }
}
