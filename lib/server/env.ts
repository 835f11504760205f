// The only reader of process.env. Values are set by lib/server/database.ts or by whoever starts the server.
import { z } from 'zod'

const envSchema = z.object({
  /** Application connection: row security, no DDL. */
  DATABASE_URL_APLIKASI: z.string().min(1),
  /** Owner connection for migrations, import and jobs; the web process runs without it. */
  DATABASE_URL_PEMILIK: z.string().min(1).optional(),
  NEXTAUTH_SECRET: z.string().min(32),
  NEXTAUTH_URL: z.string().optional(),
  /** Folder with the embedded database, secrets and stored files. */
  SAHIH_DATA: z.string().min(1),
  /** Office clock as an ISO instant, for synthetic installations only. */
  SAHIH_JAM: z.iso.datetime({ offset: true }).optional(),
  SAHIH_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

export type Env = z.infer<typeof envSchema>

let cached: Env | undefined

/** Settings of this process. Throws a ZodError naming the missing variable, never its value. */
export function env(): Env {
  cached ??= envSchema.parse(process.env)
  return cached
}

/** Level of the log; readable before the rest of the settings is there. */
export function logLevel(): string {
  return process.env.SAHIH_LOG ?? 'info'
}

/** Whether this is Next's development server. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === 'development'
}

/** What a command line reads before anything is open: the database to use instead of ours, and whether to show stack traces. */
export function startEnv(): {
  databaseUrl: string | undefined
  trace: boolean
  secret: string | undefined
  /** Addresses of the reverse proxies whose word about a client is taken, comma-separated. */
  proksi: string | undefined
  /** Key of backups as text, kept outside the database. */
  kunciCadangan: string | undefined
} {
  return {
    databaseUrl: process.env.DATABASE_URL || undefined,
    trace: process.env.SAHIH_RUNUT === '1',
    secret: process.env.NEXTAUTH_SECRET || undefined,
    proksi: process.env.SAHIH_PROKSI,
    kunciCadangan: process.env.SAHIH_KUNCI_CADANGAN || undefined,
  }
}

const dukcapilSchema = z.object({
  /** Web service of Dukcapil; without it and its key only files are exchanged. */
  SAHIH_DUKCAPIL_URL: z.url({ protocol: /^https?$/ }).optional(),
  SAHIH_DUKCAPIL_KUNCI: z.string().min(1).optional(),
  /** Questions in a second at most. */
  SAHIH_DUKCAPIL_LAJU: z.coerce.number().min(0.1).max(1000).default(5),
  /** Milliseconds one try may take. */
  SAHIH_DUKCAPIL_BATAS_WAKTU: z.coerce.number().int().min(100).max(120_000).default(10_000),
})

/** How the web service of Dukcapil is reached; `url` and `kunci` undefined when it is not set up. */
export function dukcapilEnv(): {
  url: string | undefined
  kunci: string | undefined
  laju: number
  batasWaktu: number
} {
  const isi = dukcapilSchema.parse(
    Object.fromEntries(Object.keys(dukcapilSchema.shape).map((nama) => [nama, process.env[nama] || undefined])),
  )
  return {
    url: isi.SAHIH_DUKCAPIL_URL,
    kunci: isi.SAHIH_DUKCAPIL_KUNCI,
    laju: isi.SAHIH_DUKCAPIL_LAJU,
    batasWaktu: isi.SAHIH_DUKCAPIL_BATAS_WAKTU,
  }
}

/** Hands settings to this process and the children it starts; undefined takes one away. */
export function setEnv(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  cached = undefined
}

/** A copy of this process's settings for a child, with changes; undefined takes one away. */
export function childEnv(changes: Record<string, string | undefined>): NodeJS.ProcessEnv {
  const copy: NodeJS.ProcessEnv = { ...process.env }
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete copy[name]
    else Object.assign(copy, { [name]: value })
  }
  return copy
}
