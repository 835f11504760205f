// Sets or clears the threshold of matching in the database of a data folder: the city under test has few who look alike.
// Run as a program of its own, since a browser test has no connection to the database: atur-padan.ts <folder> <ambang|->
import pg from 'pg'
import { openDatabase } from '@/lib/server/database'

const [dataDir = '', ambang = '-'] = process.argv.slice(2)
const database = await openDatabase({ dataDir })
const client = new pg.Client({ connectionString: database.ownerUrl })
await client.connect()
await client.query(`DELETE FROM pengaturan WHERE kunci = 'padan'`)
if (ambang !== '-')
  await client.query(`INSERT INTO pengaturan (kunci, nilai) VALUES ('padan', $1::jsonb)`, [
    JSON.stringify({ ambang: Number(ambang) }),
  ])
await client.end()
await database.close()
