// Finds a browser for the end-to-end tests without root and without a download: the office's own Chromium, the one
// Playwright installed, or the one that comes inside an npm package.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { executablePath: string; args: string[]; env: Record<string, string> }

const ROOT = path.join(import.meta.dirname, '..', '..')

/** Flags that keep the browser quiet on a machine without network; root cannot use Chromium's sandbox. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** First of CHROMIUM_PATH, /usr/bin/chromium, Playwright's own, the packaged one. Throws when a given path is missing. */
export async function findBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH menunjuk ${given}, berkas itu tidak ada.`)
  const installed = [given, '/usr/bin/chromium', chromium.executablePath()].find((file) => file && existsSync(file))
  if (installed) return { executablePath: installed, args, env: currentEnv() }
  const folder = await unpackChromium()
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...args, '--no-zygote'],
    // The package brings its own fonts and NSS libraries, for hosts that have neither.
    env: {
      ...currentEnv(),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}

function currentEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

/**
 * Unpacks the packaged Chromium once per version into node_modules/.cache and returns the folder (about 190 MB, 2 s).
 * The package itself would unpack to a fixed name in the shared temporary folder, where a half-written or a foreign file
 * is taken for the browser; so it is unpacked aside and moved into place whole.
 */
async function unpackChromium(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = path.join(path.dirname(entry), '..')
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
  const cache = path.join(ROOT, 'node_modules', '.cache')
  const folder = path.join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(path.join(cache, 'chromium-'))
  const before = process.env.TMPDIR
  process.env.TMPDIR = aside
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const file of ['chromium.br', 'fonts.tar.br', 'al2023.tar.br']) await inflate(path.join(home, 'bin', file))
    writeFileSync(path.join(aside, 'fonts.conf'), fontsConf(folder))
    renameSync(aside, folder)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    // Another process may have been first: its folder is as good.
    if (!existsSync(folder)) throw error
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  return folder
}

/** The package's own file looks for fonts in the shared temporary folder only. */
function fontsConf(folder: string): string {
  const name = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${name}/fonts</dir>
  <cachedir>${name}/fonts-cache</cachedir>
</fontconfig>
`
}
