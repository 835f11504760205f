import { afterEach, describe, expect, it, vi } from 'vitest'
import { newIdempotencyKey } from '@/components/form/idempotency-key'

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('newIdempotencyKey', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('berbentuk UUID v4 dan tidak berulang', () => {
    const keys = Array.from({ length: 100 }, newIdempotencyKey)
    for (const key of keys) expect(key).toMatch(UUID_V4)
    expect(new Set(keys).size).toBe(100)
  })

  it('berbentuk sama pada jaringan kantor tanpa https', () => {
    // Browsers leave randomUUID out on plain http.
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
    const keys = Array.from({ length: 100 }, newIdempotencyKey)
    for (const key of keys) expect(key).toMatch(UUID_V4)
    expect(new Set(keys).size).toBe(100)
  })
})
