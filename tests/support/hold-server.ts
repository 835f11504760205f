// A process that opens the server of a data folder, says so, and gives it back when its input ends.
import { openServer } from '@/lib/server/embedded/open-server'

const server = await openServer(process.argv[2] ?? '')
process.stdout.write(`${server.url}\n`)
for await (const _ of process.stdin);
await server.close()
process.stdout.write('tutup\n')
