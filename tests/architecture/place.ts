// Tells from its path what a file is: a pure file, one of the four drawers, a screen part, plumbing.
import { LIB_PLUMBING, ROOMS, SHARED_COMPONENTS } from './rooms'

export type Kind =
  | 'test'
  | 'app'
  | 'shared-component'
  | 'room-component'
  | 'core'
  | 'server'
  | 'cli'
  | 'pure'
  | 'schema'
  | 'queries'
  | 'commands'
  | 'actions'
  | 'prisma'
  | 'root'

export type Place = { kind: Kind; room: string | null }

const DRAWER = ['schema', 'queries', 'commands', 'actions'] as const

/** Kind and room of a file or of a resolved import (extension or not); null for a package. */
export function placeOf(path: string): Place | null {
  const [top, folder = '', name = ''] = path.split('/')
  if (/\.(test|spec)(\.tsx?)?$/.test(path) || top === 'tests') return { kind: 'test', room: null }
  if (top === 'app') return { kind: 'app', room: null }
  if (top === 'prisma') return { kind: 'prisma', room: null }
  if (top === 'components') {
    return SHARED_COMPONENTS.includes(folder)
      ? { kind: 'shared-component', room: null }
      : { kind: 'room-component', room: folder }
  }
  if (top === 'lib') {
    if (LIB_PLUMBING.includes(folder)) return { kind: folder as Kind, room: null }
    const drawer = DRAWER.find((word) => name.replace(/\.tsx?$/, '') === word)
    return { kind: drawer ?? 'pure', room: folder }
  }
  return /^(\.\/)?[\w.-]+\.tsx?$/.test(path) ? { kind: 'root', room: null } : null
}

/** Is `other` the same room or one that `room` may lean on? */
export function mayUse(room: string | null, other: string | null, extra: readonly string[] = []): boolean {
  if (room === null || other === null) return false
  return room === other || (ROOMS[room] ?? []).includes(other) || extra.includes(other)
}
