// Rows out of and into working tables in the text format of COPY, a piece at a time: memory does not grow with the city.
import 'server-only'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** Rows of `COPY (…) TO STDOUT` in batches; null where the database has none. `sql` is built from constants and checked numbers. */
export function copyRows(client: pg.Client, sql: string): AsyncGenerator<(string | null)[][]> {
  return parseRows(client.query(copyTo(`COPY (${sql}) TO STDOUT`)))
}

/** Rows out of the bytes of the text format of COPY. */
export async function* parseRows(stream: Readable): AsyncGenerator<(string | null)[][]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    const lineList = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lineList.pop() ?? ''
    if (lineList.length > 0) yield lineList.map(toRow)
  }
  if (rest !== '') yield [toRow(rest)]
}

function toRow(line: string): (string | null)[] {
  const valueList = line.split('\t')
  if (!line.includes('\\')) return valueList
  return valueList.map((value) =>
    value === '\\N' ? null : value.replace(/\\(.)/g, (_, huruf) => UNESCAPE[huruf] ?? huruf),
  )
}

const UNESCAPE: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' }

/** Writes lines made by {@link toLine} into a table. */
export async function copyLines(client: pg.Client, tabel: string, lines: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(lines, { objectMode: false }), client.query(copyFrom(`COPY ${tabel} FROM STDIN`)))
}

/** One line of the text format of COPY; null is the database's own. */
export function toLine(valueList: readonly (string | number | bigint | null)[]): string {
  return `${valueList.map((value) => (value === null ? '\\N' : String(value).replace(/[\\\t\n\r]/g, toEscape))).join('\t')}\n`
}

function toEscape(huruf: string): string {
  return { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }[huruf] ?? huruf
}
