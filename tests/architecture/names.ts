// Names of files and folders: whoever knows the word knows the path, so a path must be made of known words.
import { LIB_PLUMBING, OFFICE_PAGES, ROOMS, SHARED_COMPONENTS, SHARED_SCHEMA } from './rooms'

const KEBAB_FILE = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.[a-z0-9]+$/
const KEBAB_FOLDER = /^[a-z0-9]+(-[a-z0-9]+)*$/
/** (kantor), [id], [...nextauth] and Next's own file names are kebab words in brackets. */
const ROUTE_FOLDER = /^(\([a-z0-9-]+\)|\[{1,2}(\.\.\.)?[a-zA-Z0-9]+\]{1,2}|[a-z0-9]+(-[a-z0-9]+)*)$/
const DOCUMENT = ['lib/README.md', 'lib/GLOSARIUM.md', 'lib/DECISIONS.md']
const MIGRATION = /^prisma\/migrations\/(\d{14}_[a-z][a-z0-9]*(_[a-z0-9]+)+\/migration\.sql|migration_lock\.toml)$/
const UTILITY = /^(utils?|helpers?|manager|common|misc)\.tsx?$/

/** What is wrong with the path of a file below app, components, lib, prisma or tests; null when nothing is. */
export function badName(path: string): string | null {
  if (DOCUMENT.includes(path)) return null
  const part = path.split('/')
  if (part.length === 1) return null
  const file = part.at(-1) as string
  const [top, folder = '', name = ''] = part
  if (path.startsWith('prisma/migrations/'))
    return MIGRATION.test(path) ? null : 'bukan migrasi maju <waktu>_<kata>/migration.sql'
  const folderRule = top === 'app' ? ROUTE_FOLDER : KEBAB_FOLDER
  if (part.slice(1, -1).some((word) => !folderRule.test(word))) return 'folder bukan kebab-case'
  if (!KEBAB_FILE.test(file) && !file.startsWith('.')) return 'nama bukan kebab-case'
  if (UTILITY.test(file)) return 'nama tidak berkata apa-apa'
  const rooms = Object.keys(ROOMS)
  if (top === 'lib' && part.length > 2 && ![...rooms, ...LIB_PLUMBING].includes(folder))
    return `kamar ${folder} tidak dikenal`
  if (top === 'lib' && part.length === 2) return 'berkas lepas di lib'
  if (top === 'components' && ![...rooms, ...SHARED_COMPONENTS].includes(folder)) return `kamar ${folder} tidak dikenal`
  if (path.startsWith('prisma/schema/') && ![...rooms, ...SHARED_SCHEMA].includes(name.replace('.prisma', ''))) {
    return `kamar ${name} tidak dikenal`
  }
  if (path.startsWith('app/(kantor)/') && part.length > 3 && ![...rooms, ...OFFICE_PAGES].includes(name)) {
    return `kamar ${name} tidak dikenal`
  }
  return null
}

/** Paths that must be refused, so that a rule that never fires is noticed. */
export const BAD_NAMES = [
  'lib/verval/TolakUsulan.ts',
  'lib/verval/tolak_usulan.ts',
  'lib/usulan/alur.ts',
  'lib/utils.ts',
  'lib/verval/utils.ts',
  'components/proposal/usulan-table.tsx',
  'components/ui/Button.tsx',
  'prisma/schema/usulan.prisma',
  'prisma/migrations/20260101000000/migration.sql',
  'prisma/migrations/20260101000000_add_usulan/down.sql',
  'app/(kantor)/usulan/page.tsx',
  'app/(kantor)/verval/Detail/page.tsx',
]

/** Paths that must be accepted. */
export const GOOD_NAMES = [
  'lib/README.md',
  'lib/verval/commands/tolak-usulan.ts',
  'lib/verval/alur.test.ts',
  'components/verval/usulan-table.tsx',
  'prisma/schema/verval.prisma',
  'prisma/migrations/20260101000000_add_usulan/migration.sql',
  'app/(kantor)/verval/[id]/page.tsx',
  'app/api/auth/[...nextauth]/route.ts',
  'app/(kantor)/layout.tsx',
  'tests/e2e/usulan.spec.ts',
]
