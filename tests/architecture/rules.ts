// The rules of the house. Each has a sentence, a check, and examples that must and must not fire:
// a rule that never fires would be worse than none.
import { mayUse, placeOf } from './place'
import { COMMANDS_MAY_USE, ENV_READERS, IMPORT_EXCEPTIONS, SERVER_MAY_USE } from './rooms'
import type { ImportLine, ParsedFile, SourceFile } from './source'

export type Rule = {
  /** The rule as one Indonesian sentence: the title of its test. */
  title: string
  /** What is wrong with one file; empty when nothing is. */
  check: (file: ParsedFile) => string[]
  /** Each of these breaks the rule. */
  planted: SourceFile[]
  /** None of these breaks the rule. */
  innocent: SourceFile[]
}

const source = (path: string, text: string): SourceFile => ({ path, text })

/** Imports of a file that `allowed` does not accept and that are no recorded exception. */
function badImports(file: ParsedFile, allowed: (line: ImportLine) => boolean): string[] {
  return file.importList
    .filter((line) => !allowed(line))
    .filter((line) => !IMPORT_EXCEPTIONS.some(([from, to]) => from === file.path && to === line.from))
    .map((line) => `mengimpor ${line.from}`)
}

/** Words of `code` that match, each once. */
function badWords(code: string, patternList: readonly RegExp[]): string[] {
  return patternList.filter((pattern) => pattern.test(code)).map((pattern) => `memuat ${pattern.source}`)
}

const PURE_PACKAGE = ['zod']
/** Hashing is a pure function; nothing else of node:crypto is. */
const HASH_ONLY = /import\s*\{\s*createHash\s*\}\s*from\s*['"]node:crypto['"]/
const IMPURE_WORD = [
  /\bprocess\.env\b/,
  /\bDate\.now\(/,
  /\bnew Date\(\s*\)/,
  /\bMath\.random\(/,
  /\brandomUUID\(/,
  /\bperformance\.now\(/,
  /\bfetch\(/,
]

const purity: Rule = {
  title:
    'berkas murni sebuah kamar hanya mengimpor zod, lib/core, serta berkas murni kamarnya dan kamar yang diizinkan; waktu dan kebetulan datang sebagai argumen',
  check: (file) => {
    const place = placeOf(file.path)
    if (place?.kind !== 'pure' && place?.kind !== 'schema') return []
    const imports = badImports(file, ({ from }) => {
      if (PURE_PACKAGE.includes(from)) return true
      if (from === 'node:crypto') return HASH_ONLY.test(file.uncommented)
      const to = placeOf(from)
      if (to?.kind === 'core') return true
      return (to?.kind === 'pure' || to?.kind === 'schema') && mayUse(place.room, to.room)
    })
    return [...imports, ...badWords(file.code, IMPURE_WORD)]
  },
  planted: [
    source('lib/verval/alur.ts', `import { Prisma } from '@/prisma/client/client'`),
    source('lib/verval/alur.ts', `import { cache } from 'react'`),
    source('lib/verval/schema.ts', `import { db } from '@/lib/server/db'`),
    source('lib/keluarga/desil.ts', `import { listUsulan } from '@/lib/verval/alur'`),
    source('lib/keluarga/desil.ts', `import { randomUUID, createHash } from 'node:crypto'`),
    source('lib/keluarga/umur.ts', 'export const umur = (lahir: Date) => Date.now() - lahir.getTime()'),
    source('lib/keluarga/umur.ts', 'const hariIni = new Date()'),
    source('lib/keluarga/umur.ts', 'const x = Math.random()'),
    source('lib/keluarga/umur.ts', `const x = \`\${process.env.HOME}\``),
    source('lib/keluarga/buat/nama.ts', `import { getKeluarga } from '../queries'`),
  ],
  innocent: [
    source('lib/verval/alur.ts', `import { z } from 'zod'\nimport { ok } from '@/lib/core/result'`),
    source(
      'lib/verval/alur.ts',
      `import { Desil } from '../keluarga/desil'\n// never new Date() here\nconst a = 'Date.now()'`,
    ),
    source('lib/audit/rantai.ts', `import { createHash } from 'node:crypto'`),
    source('lib/verval/alur.test.ts', `import { it } from 'vitest'`),
  ],
}

const foundations: Rule = {
  title: 'lib/core tidak mengimpor apa pun milik kita; lib/server hanya lib/core dan kamar wilayah, akses, audit',
  check: (file) => {
    const place = placeOf(file.path)
    if (place?.kind === 'core') {
      const imports = badImports(file, ({ from }) => placeOf(from)?.kind === 'core' || PURE_PACKAGE.includes(from))
      return [...imports, ...badWords(file.code, IMPURE_WORD)]
    }
    if (place?.kind !== 'server') return []
    return badImports(file, ({ from }) => {
      const to = placeOf(from)
      if (to === null || ['core', 'server', 'prisma'].includes(to.kind)) return true
      return to.room !== null && to.kind !== 'room-component' && SERVER_MAY_USE.includes(to.room)
    })
  },
  planted: [
    source('lib/core/page.ts', `import { env } from '@/lib/server/env'`),
    source('lib/core/date.ts', 'export const now = () => new Date()'),
    source('lib/server/action.ts', `import { getKeluarga } from '@/lib/keluarga/queries'`),
    source('lib/server/log.ts', `import { Button } from '@/components/ui/button'`),
  ],
  innocent: [
    source('lib/core/page.ts', `import { ok } from './result'`),
    source('lib/server/action.ts', `import { catat } from '@/lib/audit/commands'\nimport pg from 'pg'`),
  ],
}

const SERVER_ONLY_FIRST = /^\s*import ['"]server-only['"]/

const serverDrawers: Rule = {
  title: "queries dan commands dimulai dengan import 'server-only'; queries tidak pernah memanggil commands",
  check: (file) => {
    const place = placeOf(file.path)
    if (place?.kind !== 'queries' && place?.kind !== 'commands') return []
    const extra = place.kind === 'commands' ? COMMANDS_MAY_USE : []
    const reach = place.kind === 'commands' ? ['pure', 'schema', 'queries', 'commands'] : ['pure', 'schema', 'queries']
    const imports = badImports(file, ({ from }) => {
      const to = placeOf(from)
      if (to === null || ['core', 'server', 'prisma'].includes(to.kind)) return true
      return reach.includes(to.kind) && mayUse(place.room, to.room, extra)
    })
    return SERVER_ONLY_FIRST.test(file.uncommented)
      ? imports
      : ["tidak dimulai dengan import 'server-only'", ...imports]
  },
  planted: [
    source('lib/verval/queries.ts', `import { db } from '@/lib/server/db'\nimport 'server-only'`),
    source('lib/verval/commands/tolak-usulan.ts', 'export const a = 1'),
    source('lib/verval/queries.ts', `import 'server-only'\nimport { catat } from '@/lib/audit/commands'`),
    source('lib/verval/queries/list-usulan.ts', `import 'server-only'\nimport { a } from '../commands/tolak-usulan'`),
    source('lib/keluarga/commands.ts', `import 'server-only'\nimport { a } from '@/lib/verval/commands'`),
    source('lib/keluarga/commands.ts', `import 'server-only'\nimport { a } from './actions'`),
  ],
  innocent: [
    source('lib/verval/commands.ts', `// Writes.\nimport 'server-only'\nimport { a } from './queries'`),
    source('lib/wilayah/commands.ts', `import 'server-only'\nimport { catat } from '@/lib/audit/commands'`),
  ],
}

const ACTION_PACKAGE = ['next/cache', 'next/navigation']

const actionDrawer: Rule = {
  title:
    'actions hanya mengimpor commands dan schema kamarnya, lib/server/action, next/cache, next/navigation; setiap ekspornya dibuat oleh action()',
  check: (file) => {
    const place = placeOf(file.path)
    if (place?.kind !== 'actions') return []
    const imports = badImports(file, ({ from }) => {
      if (ACTION_PACKAGE.includes(from) || from === 'lib/server/action') return true
      const to = placeOf(from)
      return (to?.kind === 'commands' || to?.kind === 'schema') && to.room === place.room
    })
    const exportList = [...file.code.matchAll(/^\s*export\s+(.+)$/gm)].map(([, rest]) => rest as string)
    const loose = exportList
      .filter((rest) => !/^const \w+Action = action(<[^>]*>)?\(/.test(rest))
      .map((rest) => `ekspor tanpa action(): ${rest}`)
    const directive = /^\s*['"]use server['"]/.test(file.uncommented) ? [] : ["tidak dimulai dengan 'use server'"]
    return [...directive, ...imports, ...loose]
  },
  planted: [
    source('lib/verval/actions.ts', `import { action } from '@/lib/server/action'`),
    source('lib/verval/actions.ts', `'use server'\nimport { a } from './queries'`),
    source('lib/verval/actions.ts', `'use server'\nimport { a } from '@/lib/keluarga/commands'`),
    source('lib/verval/actions.ts', `'use server'\nexport async function tolakUsulanAction() {}`),
    source('lib/verval/actions.ts', `'use server'\nexport const tolak = action({ run })`),
    source('lib/verval/actions.ts', `'use server'\nexport default action({ run })`),
  ],
  innocent: [
    source(
      'lib/verval/actions.ts',
      `'use server'\nimport { redirect } from 'next/navigation'\nimport { action } from '@/lib/server/action'\nimport { a } from './commands'\nexport const tolakUsulanAction = action({ run: a })`,
    ),
  ],
}

const components: Rule = {
  title:
    'komponen bersama tidak mengimpor kamar; komponen kamar memakai berkas murni, schema dan actions, sedangkan dari queries hanya tipe',
  check: (file) => {
    const place = placeOf(file.path)
    if (place?.kind !== 'shared-component' && place?.kind !== 'room-component') return []
    return badImports(file, ({ from, typeOnly }) => {
      const to = placeOf(from)
      if (to === null || to.kind === 'core' || to.kind === 'shared-component') return true
      if (to.kind === 'server') return typeOnly
      if (place.kind === 'shared-component') return false
      if (!mayUse(place.room, to.room)) return false
      return ['pure', 'schema', 'actions', 'room-component'].includes(to.kind) || (to.kind === 'queries' && typeOnly)
    })
  },
  planted: [
    source('components/ui/badge.tsx', `import { Desil } from '@/lib/keluarga/desil'`),
    source('components/shell/header.tsx', `import type { A } from '@/lib/akses/aktor'`),
    source('components/table/data-table.tsx', `import { KeluargaTable } from '../keluarga/keluarga-table'`),
    source('components/verval/usulan-table.tsx', `import { listUsulan } from '@/lib/verval/queries'`),
    source('components/verval/usulan-table.tsx', `import type { A } from '@/lib/verval/commands'`),
    source('components/keluarga/keluarga-table.tsx', `import { a } from '@/lib/verval/actions'`),
    source('components/verval/usulan-table.tsx', `import { db } from '@/lib/server/db'`),
  ],
  innocent: [
    source(
      'components/ui/badge.tsx',
      `import { cn } from '@/lib/core/cn'\nimport { cva } from 'class-variance-authority'`,
    ),
    source('components/verval/usulan-table.tsx', `import type { UsulanRow } from '@/lib/verval/queries'`),
    source('components/verval/usulan-form.tsx', `import { tolakUsulanAction } from '@/lib/verval/actions'`),
  ],
}

const backEdges: Rule = {
  title: 'tidak ada yang mengimpor app, dan tidak ada yang mengimpor tests',
  check: (file) => {
    const from = placeOf(file.path)?.kind
    return badImports(file, (line) => {
      const to = placeOf(line.from)?.kind
      return !(to === 'app' && from !== 'app') && !(to === 'test' && from !== 'test')
    })
  },
  planted: [
    source('components/verval/usulan-form.tsx', `import { tolak } from '@/app/(kantor)/verval/actions'`),
    source('lib/cli/demo.ts', `import { seedAktor } from '@/tests/support/factories'`),
    source('tests/integration/verval.test.ts', `import Page from '@/app/(kantor)/verval/page'`),
    source('lib/cli/demo.ts', `const a = await import('../../app/layout')`),
  ],
  innocent: [
    source('app/layout.tsx', `import './globals.css'`),
    source('tests/e2e/masuk.spec.ts', `import { test } from '../support/session'`),
  ],
}

const MAY_IMPORT_DB = ['queries', 'commands', 'server', 'prisma', 'test']

const dbAndEnv: Rule = {
  title: 'db hanya diimpor oleh queries, commands, prisma dan tests; process.env hanya dibaca di lib/server/env.ts',
  check: (file) => {
    const kind = placeOf(file.path)?.kind ?? 'root'
    const imports = badImports(file, ({ from }) => from !== 'lib/server/db' || MAY_IMPORT_DB.includes(kind))
    const mayRead = ENV_READERS.some(([path]) => (path.endsWith('/') ? file.path.startsWith(path) : file.path === path))
    return mayRead
      ? imports
      : [...imports, ...badWords(file.code, [/\bprocess\.env\b/, /\benv\b.*\bfrom 'node:process'/])]
  },
  planted: [
    source('app/(kantor)/keluarga/page.tsx', `import { db } from '@/lib/server/db'`),
    source('lib/cli/impor.ts', `import { db } from '../server/db'`),
    source('components/keluarga/keluarga-table.tsx', `import type { Tx } from '@/lib/server/db'`),
    source('lib/cli/main.ts', 'const url = process.env.DATABASE_URL'),
    source('lib/server/db.ts', `const url = process.env['DATABASE_URL']`),
    source('proxy.ts', 'if (process.env.NODE_ENV) {}'),
  ],
  innocent: [
    source('lib/keluarga/queries.ts', `import { withAktor } from '@/lib/server/db'`),
    source('lib/server/env.ts', 'const raw = process.env'),
    source('lib/cli/main.ts', '// process.env is read in lib/server/env.ts'),
  ],
}

const forbidden: Rule = {
  title: 'kata terlarang tidak ada di mana pun: SQL mentah tanpa parameter, as any, @ts-ignore',
  check: (file) => [
    ...badWords(file.code, [
      /\bPrisma\s*\.\s*raw\b/,
      /\$queryRawUnsafe\b/,
      /\$executeRawUnsafe\b/,
      /\bas any\b/,
      /\bas unknown as\s+any\b/,
    ]),
    ...badWords(file.comments, [/@ts-ignore\b/, /@ts-nocheck\b/]),
  ],
  planted: [
    source('lib/verval/queries.ts', 'const a = Prisma.raw(urut)'),
    source('lib/verval/queries.ts', 'await tx.$queryRawUnsafe(sql)'),
    source('tests/support/db.ts', 'await tx.$executeRawUnsafe(sql)'),
    source('app/layout.tsx', 'const a = b as any'),
    source('app/layout.tsx', '// @ts-ignore\nconst a = 1'),
    source('lib/core/page.ts', '/* @ts-nocheck */'),
    source('lib/core/page.ts', `const a = \`\${b as any}\``),
  ],
  innocent: [source('lib/core/page.ts', `// as any other\nconst a = 'as any'\nconst b = /as any/`)],
}

const honestTests: Rule = {
  title: 'uji tidak dilewati, tidak memalsukan modul, dan tidak menunggu dengan tidur',
  check: (file) => {
    if (placeOf(file.path)?.kind !== 'test') return []
    return badWords(file.code, [
      /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fixme|fails?|skipIf|runIf)\b/,
      /\bvi\.(mock|doMock)\(/,
      /\.waitForTimeout\(/,
    ])
  },
  planted: [
    source('lib/verval/alur.test.ts', `it.skip('x', () => {})`),
    source('tests/e2e/masuk.spec.ts', `test.describe.only('x', () => {})`),
    source('tests/integration/verval.test.ts', `vi.mock('@/lib/server/db')`),
    source('tests/e2e/masuk.spec.ts', 'await page.waitForTimeout(500)'),
    source('tests/e2e/masuk.spec.ts', 'test.fail()'),
  ],
  innocent: [source('tests/e2e/masuk.spec.ts', `test('masuk', async ({ page }) => { await page.goto('/') })`)],
}

const BARREL = /(^|\/)index\.tsx?$/

const barrels: Rule = {
  title: 'tidak ada berkas tong: tidak ada index.ts dan tidak ada ekspor ulang',
  check: (file) => [
    ...(BARREL.test(file.path) ? ['bernama index'] : []),
    ...file.importList.filter((line) => line.reexport).map((line) => `mengekspor ulang ${line.from}`),
  ],
  planted: [
    source('lib/verval/index.ts', ''),
    source('components/ui/index.tsx', ''),
    source('lib/verval/commands.ts', `export * from './commands/tolak-usulan'`),
    source('lib/verval/commands.ts', `export type { A } from './commands/tolak-usulan'`),
    source('lib/verval/commands.ts', `export {\n  a,\n  b,\n} from './commands/tolak-usulan'`),
  ],
  innocent: [source('lib/verval/commands.ts', `const a = 'x'\nexport { a }\nexport const from = 'y'`)],
}

/** Rules 1 to 8 of the house, then those about honesty and tidiness. */
export const RULES: readonly Rule[] = [
  purity,
  foundations,
  serverDrawers,
  actionDrawer,
  components,
  backEdges,
  dbAndEnv,
  forbidden,
  honestTests,
  barrels,
]
