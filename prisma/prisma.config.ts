// Prisma's own tool reads the schema folder beside this file. It has no engine binary to download here:
// migrations run through migrate.ts, `prisma generate` needs no database.
import path from 'node:path'
import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: path.join(import.meta.dirname, 'schema'),
  migrations: { path: path.join(import.meta.dirname, 'migrations') },
})
