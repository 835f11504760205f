import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const text = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8')
const [light = '', dark = ''] = text.split('@media screen and (prefers-color-scheme: dark)')

function tokensOf(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]))
}

const LIGHT = tokensOf(light)
const DARK: Record<string, string> = { ...LIGHT, ...tokensOf(dark) }

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const TEXT_ON_FILL = [
  ['content', 'surface'],
  ['content', 'surface-secondary'],
  ['content', 'surface-tertiary'],
  ['content', 'surface-hover'],
  ['content-secondary', 'surface'],
  ['content-secondary', 'surface-secondary'],
  ['content-secondary', 'surface-hover'],
  ['content-inverse', 'surface-inverse'],
  ['link', 'surface'],
  ['link', 'surface-hover'],
  ['link', 'guide-subtle'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-hover'],
  ['on-negative', 'negative'],
  ...['guide', 'positive', 'warning', 'negative'].flatMap((tone) => [
    [`${tone}-strong`, `${tone}-subtle`],
    [`${tone}-strong`, 'surface'],
    [`${tone}-strong`, 'surface-hover'],
    ['content', `${tone}-subtle`],
  ]),
] as [string, string][]

const EDGE_ON_FILL = [
  ['stroke-input', 'surface'],
  ['guide', 'surface'],
  ['brand', 'surface'],
  ['negative', 'surface'],
] as [string, string][]

describe.each([
  ['terang', LIGHT],
  ['gelap', DARK],
])('warna %s', (_name, tokens) => {
  const of = (name: string) => tokens[name] ?? ''

  it.each(TEXT_ON_FILL)('teks %s terbaca di atas %s', (ink, fill) => {
    expect(contrast(of(ink), of(fill))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(EDGE_ON_FILL)('tepi %s terlihat di atas %s', (edge, fill) => {
    expect(contrast(of(edge), of(fill))).toBeGreaterThanOrEqual(3)
  })
})

describe('skala sepuluh langkah', () => {
  const steps = Array.from({ length: 10 }, (_, i) => LIGHT[`step-${i + 1}`] ?? '')

  it('makin terang dari langkah 1 ke 10, cukup jauh untuk dibedakan di kertas', () => {
    // L* of CIELAB: what a grey printer keeps of a colour.
    const lightness = steps.map((hex) => 116 * Math.cbrt(luminance(hex)) - 16)
    for (let i = 1; i < lightness.length; i += 1) {
      expect((lightness[i] ?? 0) - (lightness[i - 1] ?? 0), `langkah ${i} ke ${i + 1}`).toBeGreaterThan(5)
    }
  })

  it.each(steps.map((hex, i) => [i + 1, hex] as const))('angka terbaca pada langkah %s', (step, hex) => {
    const ink = step <= 5 ? LIGHT['on-step-dark'] : LIGHT['on-step-light']
    expect(contrast(ink ?? '', hex)).toBeGreaterThanOrEqual(4.5)
  })

  it('sama di mode gelap, agar peta di layar dan di kertas sepakat', () => {
    expect(tokensOf(dark)['step-1']).toBeUndefined()
  })
})

describe('lembar gaya', () => {
  it('hanya warna heksadesimal, karena Chrome 109 tidak mengenal yang lebih baru', () => {
    const sheet = text + readFileSync(path.join(import.meta.dirname, '../../app/globals.css'), 'utf8')
    const code = sheet.replace(/\/\*[\s\S]*?\*\//g, '')
    expect(code).not.toMatch(/oklch|oklab|color-mix|light-dark|:has\(|\blab\(|\blch\(/)
  })
})
