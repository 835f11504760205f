import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..', '..')

function help(): string {
  const argumentList = ['--conditions=react-server', '--import', 'tsx', 'lib/cli/main.ts']
  return execFileSync(process.execPath, argumentList, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

describe('cli tanpa perintah', () => {
  it('menyebut setiap perintah satu kali, dan setiap yang disebut ada', () => {
    const nameList = [...help().matchAll(/^ {2}([a-z]+(?::[a-z]+)?) {2,}/gm)].map(([, name]) => name as string)

    expect(nameList.length).toBeGreaterThan(20)
    expect(nameList).toEqual([...new Set(nameList)])
    expect(
      nameList.filter((name) => !existsSync(path.join(ROOT, 'lib', 'cli', `${name.replace(':', '-')}.ts`))),
    ).toEqual([])
  }, 60_000)
})
