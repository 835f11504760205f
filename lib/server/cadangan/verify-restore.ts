// Proving a restore: every table is read again and must give the same rows, bytes and hash, and look the same.
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { SetupError } from '../setup-error'
import { type Contents, nameOf, type TableProof, type TableShape } from './contents'
import { copyOut, listChain, listSequence, listTable } from './read-catalog'

/** Reads all tables of a database as a backup would; two connections share the work. */
export async function proveTables(
  clients: readonly pg.Client[],
  tables: readonly TableShape[],
): Promise<Record<string, TableProof>> {
  const proofs: Record<string, TableProof> = {}
  const waiting = [...tables]
  await Promise.all(
    clients.map(async (client) => {
      await client.query('SET synchronize_seqscans = off')
      for (let table = waiting.shift(); table; table = waiting.shift()) {
        const stream = client.query(copyTo(copyOut(table)))
        const hash = createHash('sha256')
        let bytes = 0
        for await (const piece of stream as AsyncIterable<Buffer>) {
          hash.update(piece)
          bytes += piece.length
        }
        proofs[nameOf(table)] = { rows: stream.rowCount, bytes, sha256: hash.digest('hex') }
      }
    }),
  )
  return proofs
}

/** Throws SetupError naming the first table whose rows are not those of the backup. */
export function expectSameProofs(found: Record<string, TableProof>, wanted: Record<string, TableProof>): void {
  for (const [name, proof] of Object.entries(wanted)) {
    const here = found[name]
    if (here?.rows !== proof.rows || here.sha256 !== proof.sha256) throw mismatch(`isi tabel ${name}`)
  }
}

/** Throws SetupError when a table, its keys, its indexes, a sequence or the head of an audit chain is not as in the backup. */
export async function expectSameShape(client: pg.Client, contents: Contents): Promise<void> {
  const here = new Map((await listTable(client)).map((table) => [nameOf(table), shapeText(table)]))
  for (const table of contents.tables)
    if (here.get(nameOf(table)) !== shapeText(table)) throw mismatch(`susunan tabel ${nameOf(table)}`)
  const same = (found: readonly object[], wanted: readonly object[]) => JSON.stringify(found) === JSON.stringify(wanted)
  if (!same(await listSequence(client), contents.sequences)) throw mismatch('urutan nomor')
  if (!same(await listChain(client), contents.chains)) throw mismatch('kepala jejak audit')
}

// Columns of a partition may stand in another order than in the table it was made like.
function shapeText({ columns, parent, constraints, indexes }: TableShape): string {
  const byName = <T extends { name: string }>(list: readonly T[]) =>
    list.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map((one) => Object.entries(one).sort())
  return JSON.stringify([
    byName(columns),
    parent && Object.entries(parent).sort(),
    byName(constraints),
    byName(indexes),
  ])
}

function mismatch(what: string): SetupError {
  return new SetupError(
    'cadangan/tidak-cocok',
    `Setelah dipulihkan, ${what} tidak sama dengan cadangan; hasil pemulihan dibuang. Coba lagi, atau pakai salinan lain.`,
  )
}
