import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropForged, guardServers, PROKSI_BAWAAN } from './peer'

const bawaan = PROKSI_BAWAAN.split(',')

describe('dropForged', () => {
  it('percaya pada proksi di mesin yang sama', () => {
    for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      const headers = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'sahih.contoh.go.id' }
      dropForged(headers, peer, bawaan)
      expect(headers).toEqual({ 'x-forwarded-for': '203.0.113.7', 'x-forwarded-host': 'sahih.contoh.go.id' })
    }
  })

  it('membuang yang ditulis klien sendiri', () => {
    const headers: Record<string, string> = {
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'jahat.id',
      'x-forwarded-proto': 'https',
      host: 'sahih',
    }
    dropForged(headers, '::ffff:198.51.100.4', bawaan)
    expect(headers).toEqual({ 'x-forwarded-for': '198.51.100.4', host: 'sahih' })
  })
})

describe('guardServers', () => {
  const emit = http.Server.prototype.emit
  const server = http.createServer((request, response) => response.end(request.headers['x-forwarded-for']))
  beforeAll(async () => {
    guardServers('192.0.2.1')
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    http.Server.prototype.emit = emit
    server.close()
  })

  it('berlaku bagi setiap permintaan sebelum dibaca siapa pun', async () => {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'x-forwarded-for': '10.0.0.1' } })
    expect(await answer.text()).toBe('127.0.0.1')
  })
})
