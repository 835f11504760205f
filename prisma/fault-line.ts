// Finds the line of a script at which PostgreSQL stopped.
import type { DatabaseError } from 'pg'

export type ScriptFault = {
  script: string
  /** SHA-256 of the script, hex. */
  checksum: string
  /** Statements that went through before the fault. */
  completed: number
  error: DatabaseError
}

/** Line number, counted from 1: of the position the server names, else of the statement it had reached. */
export function lineOfFault({ script, completed, error }: ScriptFault): number {
  const offset = error.position ? Number(error.position) - 1 : (listStatementStart(script)[completed] ?? 0)
  // The server counts characters, JavaScript UTF-16 units: the difference matters only beyond the basic plane.
  return [...script].slice(0, offset).filter((sign) => sign === '\n').length + 1
}

/** Offsets at which the statements of a script begin; quotes, dollar quotes and comments are passed over. */
export function listStatementStart(script: string): number[] {
  const starts: number[] = []
  let open = false
  // One alternative for each thing that may hold a semicolon without ending a statement.
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|;|[^\s]/g
  for (const match of script.matchAll(token)) {
    const [text] = match
    if (text.startsWith('--') || text.startsWith('/*')) continue
    if (text === ';') open = false
    else if (!open) {
      starts.push(match.index)
      open = true
    }
  }
  return starts
}
