// Indexes of a release table, made like those of its parent, so that publishing it builds none.
import 'server-only'
import type pg from 'pg'
import type { Potong } from './antrean'
import { type Induk, namaPartisi } from './susun'

/**
 * Pieces of work that make the indexes of the parent on a release table that stands filled, under the names ATTACH expects
 * none of. Whoever ends the last one makes the key a key and gathers statistics.
 */
export async function listPotongIndeks(client: pg.Client, induk: Induk, rilisId: number): Promise<Potong[]> {
  const partisi = namaPartisi(induk, rilisId)
  const { rows } = await client.query<{ nama: string; definisi: string; utama: boolean }>(
    `SELECT c.relname AS nama, pg_get_indexdef(i.indexrelid) AS definisi, i.indisprimary AS utama
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = $1::regclass ORDER BY i.indisprimary DESC, c.relname`,
    [`public.${induk}`],
  )
  let tersisa = rows.length
  const kunci = rows.find(({ utama }) => utama)?.nama.replace(induk, partisi)
  return rows.map(({ nama, definisi }) => {
    const milik = nama.replace(induk, partisi)
    if (milik === nama) throw new Error(`indeks ${nama} tidak menyebut tabelnya`)
    // The definition is PostgreSQL's own: `CREATE [UNIQUE] INDEX name ON ONLY public.parent USING …`.
    const sesuai = definisi.replace(` ${nama} ON ONLY public.${induk} `, ` ${milik} ON public.${partisi} `)
    if (sesuai === definisi) throw new Error(`definisi indeks ${nama} tidak dikenal`)
    return async (client, lalu) => {
      await client.query(sesuai)
      tersisa--
      if (tersisa > 0) return
      lalu(async (client) => {
        await client.query(`ALTER TABLE ${partisi} ADD CONSTRAINT ${kunci} PRIMARY KEY USING INDEX ${kunci}`)
        await client.query(`ALTER TABLE ${partisi} RESET (autovacuum_enabled)`)
        await client.query(`ANALYZE ${partisi}`)
      })
    }
  })
}
