// Who may say where a request comes from: a proxy we know, nobody else. Loaded into the web process before Next, which
// takes the word of any client: whoever wrote another address into each attempt could try passwords without limit.
import http from 'node:http'

/** Headers a proxy writes and a client may forge. */
const TERUSAN = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded']

/** Proxies believed unless the operator names others: those on this machine. */
export const PROKSI_BAWAAN = '127.0.0.1,::1'

/** Address without the prefix that IPv6 sockets put before an IPv4 one. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
}

/** Drops what a client wrote about its own origin unless `peer`, the other end of the connection, is one of `proksiList`. */
export function dropForged(
  headers: Record<string, string | string[] | undefined>,
  peer: string,
  proksiList: readonly string[],
): void {
  if (proksiList.includes(plainAddress(peer))) return
  for (const name of TERUSAN) delete headers[name]
  // Next would fill it in itself; written here it reads the same on every socket.
  headers['x-forwarded-for'] = plainAddress(peer)
}

/** Lets every HTTP server of this process drop forged headers before anybody reads them. `proksi`: addresses, comma-separated. */
export function guardServers(proksi: string): void {
  const proksiList = proksi.split(',').map((address) => address.trim())
  const emit = http.Server.prototype.emit
  http.Server.prototype.emit = function guarded(this: http.Server, name: string | symbol, ...values: unknown[]) {
    const [request] = values
    if ((name === 'request' || name === 'upgrade') && request instanceof http.IncomingMessage)
      dropForged(request.headers, request.socket.remoteAddress ?? '', proksiList)
    return Reflect.apply(emit, this, [name, ...values]) as boolean
  }
}
