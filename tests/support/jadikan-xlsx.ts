// Writes tables as sheets of one workbook with the product's own writer. Run as a program of its own, since that writer runs
// on the server only: jadikan-xlsx.ts <file.json> <file.xlsx>, where the first holds [{ nama, baris: string[][] }], heads first.
import { createWriteStream, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { tulisLembarKerja } from '@/lib/server/lembar-kerja'

const [asal = '', tujuan = ''] = process.argv.slice(2)
const tabelList = z
  .array(z.object({ nama: z.string(), baris: z.array(z.array(z.string())) }))
  .parse(JSON.parse(readFileSync(asal, 'utf8')))
const lembarList = tabelList.map(({ nama, baris: [kepala = [], ...barisList] }) => ({ nama, kepala, barisList }))
await pipeline(tulisLembarKerja(lembarList), createWriteStream(tujuan))
