// Two suites: unit (pure files and the architecture; no database) and integration (a real PostgreSQL).
// react-server is the condition under which `server-only` is harmless, as in the running application.
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.join(import.meta.dirname, '..')
const shared = {
  resolve: {
    // The global setup runs in a process without that condition, hence the alias beside it.
    alias: { '@': root, 'server-only': path.join(root, 'node_modules/server-only/empty.js') },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server'], externalConditions: ['react-server'] } },
}

export default defineConfig({
  root,
  test: {
    projects: [
      {
        ...shared,
        root,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'tests/architecture.test.ts'],
        },
      },
      {
        ...shared,
        root,
        test: {
          name: 'integration',
          environment: 'node',
          include: ['tests/integration/**/*.test.ts'],
          pool: 'forks',
          // Half of each test is the database's work: one file a core, and not one core left over.
          maxWorkers: availableParallelism(),
          globalSetup: ['tests/support/db-setup.ts'],
          setupFiles: ['tests/support/db.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
