// Reads source files as text and tells code, strings and comments apart, so that a word in a comment is not taken for code.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type SourceFile = { path: string; text: string }
/** `from` is a path from the root without extension when the file is ours, else the name of the package. */
export type ImportLine = { from: string; ours: boolean; typeOnly: boolean; reexport: boolean }
export type ParsedFile = SourceFile & {
  /** Text without comments and without the content of strings. */
  code: string
  /** Text without comments; strings are kept. */
  uncommented: string
  comments: string
  importList: ImportLine[]
}

export const ROOT = path.join(import.meta.dirname, '..', '..')
const TOP_LEVEL = ['app', 'components', 'lib', 'prisma', 'tests']
const NOT_OURS = new Set(['node_modules', '.next', 'client', 'hasil', 'data'])

/** Every file of the project's own folders and the loose .ts files of the root; paths use / and start at the root. */
export function listFile(): string[] {
  const found: string[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
      const name = `${folder}/${entry.name}`
      if (!entry.isDirectory()) found.push(name)
      else if (!NOT_OURS.has(entry.name)) walk(name)
    }
  }
  for (const folder of TOP_LEVEL) walk(folder)
  for (const entry of readdirSync(ROOT)) if (/\.tsx?$/.test(entry) && !entry.endsWith('.d.ts')) found.push(entry)
  return found.sort()
}

/** Content of one file of the project. */
export function readSource(file: string): SourceFile {
  return { path: file, text: readFileSync(path.join(ROOT, file), 'utf8') }
}

const REGEX_MAY_FOLLOW = /(?:^|[(,=:[!&|?{};+*%~^>]|\breturn|\btypeof|\bcase)\s*$/

/** Splits TypeScript into code, strings and comments. A heuristic scanner: good enough for import lines and words. */
export function parseSource(file: SourceFile): ParsedFile {
  const { text } = file
  let code = ''
  let uncommented = ''
  let comments = ''
  const importList: ImportLine[] = []
  const braces: boolean[] = []
  let at = 0
  const keep = (part: string) => {
    code += part
    uncommented += part
    at += part.length
  }
  const take = (end: number, shown: string) => {
    uncommented += text.slice(at, end)
    code += shown
    at = end
  }
  /** Reads a template literal from `at` up to its end or its next ${. */
  const template = () => {
    let end = at
    while (end < text.length && text[end] !== '`' && !(text[end] === '$' && text[end + 1] === '{')) {
      end += text[end] === '\\' ? 2 : 1
    }
    take(end, '')
    if (text[at] === '$') {
      keep('${')
      braces.push(true)
    } else if (at < text.length) keep('`')
  }
  while (at < text.length) {
    const char = text[at] as string
    const two = text.slice(at, at + 2)
    if (two === '//' || two === '/*') {
      const close = two === '//' ? text.indexOf('\n', at) : text.indexOf('*/', at) + 2
      const end = close < at + 2 ? text.length : close
      const comment = text.slice(at, end)
      comments += `${comment}\n`
      const lines = comment.replace(/[^\n]/g, '')
      code += lines
      uncommented += lines
      at = end
    } else if (char === "'" || char === '"') {
      let end = at + 1
      while (end < text.length && text[end] !== char && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1
      const line = importOf(file.path, code, text.slice(at + 1, end))
      if (line) importList.push(line)
      take(Math.min(end + 1, text.length), char + char)
    } else if (char === '`') {
      keep('`')
      template()
    } else if (char === '/' && REGEX_MAY_FOLLOW.test(code.slice(-20))) {
      let end = at + 1
      let inClass = false
      while (end < text.length && text[end] !== '\n' && (inClass || text[end] !== '/')) {
        if (text[end] === '[') inClass = true
        if (text[end] === ']') inClass = false
        end += text[end] === '\\' ? 2 : 1
      }
      take(Math.min(end + 1, text.length), '//')
    } else {
      if (char === '{') braces.push(false)
      if (char === '}' && braces.pop()) {
        keep('}')
        template()
      } else keep(char)
    }
  }
  return { ...file, code, uncommented, comments, importList }
}

const STATIC_IMPORT = /(?:^|\n)[ \t]*(import|export)\s+(type\s+)?(?:[\w\s{},*$]+?\sfrom\s*)?$/
const DYNAMIC_IMPORT = /\b(?:import|require)\(\s*$/
const LONGEST_IMPORT = 3000

/** The import a string belongs to, judged by the code before it; null when it is any other string. */
function importOf(file: string, before: string, specifier: string): ImportLine | null {
  const recent = before.slice(-LONGEST_IMPORT)
  const match = recent.match(STATIC_IMPORT)
  if (!match && !DYNAMIC_IMPORT.test(recent)) return null
  const ours = specifier.startsWith('@/') || specifier.startsWith('.')
  const path = ours ? resolveImport(file, specifier) : specifier
  return { from: path, ours, typeOnly: Boolean(match?.[2]), reexport: match?.[1] === 'export' }
}

function resolveImport(file: string, specifier: string): string {
  const name = specifier.startsWith('@/') ? specifier.slice(2) : path.posix.join(path.posix.dirname(file), specifier)
  return name.replace(/\.(tsx?|js|mjs)$/, '')
}
