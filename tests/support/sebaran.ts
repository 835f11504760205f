// What keeps a table from being spread over several servers by kode_kab, read from the catalogue. One server never complains of
// it, so a test does. Source: limits of Citus on distributed tables.
import type pg from 'pg'

/** Tables with a kode_kab that stand whole on every server all the same: everybody's foreign keys and logins point at them. */
const SALINAN_PENUH = ['pengguna', 'sesi', 'rilis']

/**
 * Faults, each as one line naming table and constraint: a unique index or exclusion without kode_kab; a foreign key that does not
 * lead from kode_kab to kode_kab, or from a table that stands whole to one that is spread, or that would empty kode_kab; a
 * kode_kab that may be empty; a trigger. Identities are no fault: Citus 12 and later number them on the coordinator.
 */
export async function listSebaranFault(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ salah: string }>(
    `WITH tabel AS (
       SELECT c.oid, c.relname AS nama, k.attnum AS kab, k.attnotnull AS wajib,
         k.attnum IS NOT NULL AND c.relname <> ALL ($1) AS tersebar
       FROM pg_class c LEFT JOIN pg_attribute k ON k.attrelid = c.oid AND k.attname = 'kode_kab' AND NOT k.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition)
     SELECT format('%s: kode_kab boleh kosong', nama) AS salah FROM tabel WHERE tersebar AND NOT wajib
     UNION ALL
     SELECT format('%s: kunci unik %s tanpa kode_kab', t.nama, i.indexrelid::regclass) FROM tabel t JOIN pg_index i ON i.indrelid = t.oid
     WHERE t.tersebar AND (i.indisunique OR i.indisexclusion) AND NOT t.kab = ANY ((i.indkey::smallint[])[0:i.indnkeyatts - 1])
     UNION ALL
     SELECT format('%s: kunci tamu %s %s', t.nama, f.conname,
       CASE WHEN NOT t.tersebar THEN 'dari tabel yang utuh ke tabel yang tersebar' ELSE 'tidak berpasangan pada kode_kab' END)
     FROM pg_constraint f JOIN tabel t ON t.oid = f.conrelid JOIN tabel ke ON ke.oid = f.confrelid
     WHERE f.contype = 'f' AND f.conparentid = 0 AND ke.tersebar
       AND NOT (t.tersebar AND EXISTS (SELECT FROM unnest(f.conkey, f.confkey) AS pasang (dari, ke_kolom)
         WHERE pasang.dari = t.kab AND pasang.ke_kolom = ke.kab))
     UNION ALL
     SELECT format('%s: kunci tamu %s mengosongkan kode_kab', t.nama, f.conname) FROM pg_constraint f JOIN tabel t ON t.oid = f.conrelid
     WHERE f.contype = 'f' AND f.conparentid = 0 AND t.tersebar AND f.confdeltype IN ('n', 'd')
       AND t.kab = ANY (COALESCE(f.confdelsetcols, f.conkey))
     UNION ALL
     SELECT format('%s: pemicu %s', t.nama, p.tgname) FROM tabel t JOIN pg_trigger p ON p.tgrelid = t.oid
     WHERE t.tersebar AND NOT p.tgisinternal
     ORDER BY 1`,
    [SALINAN_PENUH],
  )
  return rows.map(({ salah }) => salah)
}
