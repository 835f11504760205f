// Canonical JSON of an audit row: sorted keys, no spaces, so that the same content always hashes the same.

/** Canonical text of a JSON value. Throws on numbers that JSON cannot carry; `undefined` members are left out. */
export function toCanonical(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('angka tak hingga tidak dapat dicatat')
  if (typeof value === 'bigint') return value.toString()
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map(toCanonical).join(',')}]`
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, item]) => `${JSON.stringify(key)}:${toCanonical(item)}`)
  return `{${parts.join(',')}}`
}
