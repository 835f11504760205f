// The documents are part of the house: a path, a link or a term in them that leads nowhere is an error.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './source'

export const DOCUMENTS = ['README.md', 'lib/README.md', 'lib/DECISIONS.md', 'lib/GLOSARIUM.md']
const NAMED_PATH = /^(app|components|lib|prisma|tests|public|\.ci)\/[\w()[\]./-]*$/
const NAMED_ROOT_FILE = /^[\w.-]+\.(json|ts|mjs|md)$/

const stripFences = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '')

/** Paths in backticks and links of a document that do not exist, as it writes them. */
export function listBrokenReference(document: string, text: string): string[] {
  const prose = stripFences(text)
  const broken: string[] = []
  for (const [, word] of prose.matchAll(/`([^`\n]+)`/g)) {
    const name = word as string
    const atRoot = NAMED_ROOT_FILE.test(name) && document === 'README.md'
    if ((NAMED_PATH.test(name) || atRoot) && !existsSync(path.join(ROOT, name))) broken.push(name)
  }
  const anchors = new Set([...prose.matchAll(/^#+\s+(.+)$/gm)].map(([, heading]) => toAnchor(heading as string)))
  for (const [, link] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
    const [file = '', anchor] = (link as string).split('#')
    if (/^[a-z]+:/.test(file)) continue
    if (file && !existsSync(path.join(ROOT, path.dirname(document), decodeURIComponent(file))))
      broken.push(link as string)
    else if (!file && anchor && !anchors.has(anchor)) broken.push(link as string)
  }
  return broken
}

function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

/** Faults of the glossary table: a row without five cells, terms out of order, a term written twice. */
export function listGlossaryFault(text: string): string[] {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
  const fault: string[] = []
  let previous = ''
  for (const row of rows) {
    const [term = '', gloss = '', meaning = ''] = row
    const key = term.toLowerCase()
    if (row.length !== 5 || !gloss || !meaning) fault.push(`baris tidak lengkap: ${term}`)
    if (key === previous) fault.push(`ditulis dua kali: ${term}`)
    else if (key < previous) fault.push(`tidak berurutan: ${term} setelah ${previous}`)
    previous = key
  }
  return rows.length > 0 ? fault : ['tidak ada istilah']
}

/** Decisions that lack one of the five headings or a date. */
export function listDecisionFault(text: string): string[] {
  const entries = stripFences(text).split(/^## /m).slice(1)
  const fault = entries.flatMap((entry) => {
    const title = entry.split('\n')[0] ?? ''
    const missing = ['Status', 'Context', 'Decision', 'Consequences'].filter((word) => !entry.includes(`**${word}**`))
    if (!/\*\*Date\*\*:? *\d{4}-\d{2}-\d{2}/.test(entry)) missing.unshift('Date')
    return missing.length > 0 ? [`${title}: tanpa ${missing.join(', ')}`] : []
  })
  return entries.length > 0 ? fault : ['tidak ada keputusan']
}
