// The table of rooms: who may lean on whom. This is the only copy that is enforced; lib/README.md explains it to people.

/** Rooms every room below them may use: where, who, and the record of what was done. */
const FOUNDATION = ['wilayah', 'akses', 'audit'] as const

/** Room → the rooms its pure files, schema, queries and commands may import, in the order the house is stacked. */
export const ROOMS: Record<string, readonly string[]> = {
  wilayah: [],
  akses: ['wilayah'],
  audit: ['wilayah', 'akses'],
  berkas: FOUNDATION,
  keluarga: [...FOUNDATION, 'berkas'],
  sumber: [...FOUNDATION, 'berkas', 'keluarga'],
  padan: [...FOUNDATION, 'berkas', 'keluarga', 'sumber'],
  peringkat: [...FOUNDATION, 'berkas', 'keluarga'],
  kelayakan: [...FOUNDATION, 'berkas', 'keluarga', 'peringkat'],
  verval: [...FOUNDATION, 'berkas', 'keluarga', 'peringkat', 'kelayakan'],
  temuan: [...FOUNDATION, 'berkas', 'keluarga', 'sumber', 'padan', 'peringkat', 'kelayakan', 'verval'],
  pengaduan: [...FOUNDATION, 'berkas', 'keluarga', 'verval'],
  petugas: [...FOUNDATION, 'berkas', 'verval'],
  integrasi: [
    ...FOUNDATION,
    'berkas',
    'keluarga',
    'sumber',
    'padan',
    'peringkat',
    'kelayakan',
    'verval',
    'temuan',
    'pengaduan',
    'petugas',
  ],
  statistik: [
    ...FOUNDATION,
    'berkas',
    'keluarga',
    'sumber',
    'padan',
    'peringkat',
    'kelayakan',
    'verval',
    'temuan',
    'pengaduan',
    'petugas',
    'integrasi',
  ],
}

/** Whatever its row says, a commands drawer may record acts (audit) and ask for permission (akses). */
export const COMMANDS_MAY_USE: readonly string[] = ['akses', 'audit']

/** Rooms lib/server may use: it loads the aktor and records refusals. */
export const SERVER_MAY_USE: readonly string[] = FOUNDATION

/** Folders of lib/ and components/ that are no rooms. */
export const LIB_PLUMBING: readonly string[] = ['core', 'server', 'cli']
export const SHARED_COMPONENTS: readonly string[] = ['ui', 'form', 'table', 'shell']

/** Prisma files that belong to no room: the generator, and the tables the plumbing itself keeps. */
export const SHARED_SCHEMA: readonly string[] = ['schema', 'dasar']

/** Folders behind the login that are pages about the user, not about a room. */
export const OFFICE_PAGES: readonly string[] = ['beranda', 'akun']

/** An import that breaks the table and is meant: [importing file, imported file or package, reason]. */
export const IMPORT_EXCEPTIONS: readonly (readonly [from: string, to: string, reason: string])[] = []

/** Files beside lib/server/env.ts that may read process.env (a path, or a folder ending in a slash). */
export const ENV_READERS: readonly (readonly [path: string, reason: string])[] = [
  ['lib/server/env.ts', 'the one place where the environment is read and parsed'],
  ['next.config.ts', 'read by Next before the application exists'],
  ['prisma/prisma.config.ts', 'read by the prisma tool outside the application'],
  ['tests/', 'the runner hands addresses and browser paths to its children'],
]
