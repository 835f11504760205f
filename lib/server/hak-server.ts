// What a PostgreSQL that is not ours must grant before anything is written into it.
import pg from 'pg'
import { SetupError } from './setup-error'

type Keadaan = {
  basis: string
  pengguna: string
  enkode: string
  trgm: boolean
  bolehBuat: boolean
  bolehIsi: boolean
  pemilikPublic: boolean
  bolehPeran: boolean
  adaAplikasi: boolean
  bolehBeri: boolean
  sudahMasuk: boolean
}

/**
 * Throws SetupError `server/hak-kurang` naming everything that is lacking at once: UTF-8, the extension pg_trgm, CREATE on the
 * database and in the schema public, and the roles of the application. A restore must own the schema public, because one that
 * fails takes everything away again. Superusers lack nothing but the first two.
 * @param role login of the application, which needs no right when it is there already and a member of sahih_app
 */
export async function expectHak(client: pg.Client, role: string, pulihkan: boolean): Promise<void> {
  const kini = await readKeadaan(client, role)
  const basis = pg.escapeIdentifier(kini.basis)
  const pengguna = pg.escapeIdentifier(kini.pengguna)
  const kurang: string[] = []
  if (kini.enkode !== 'UTF8') kurang.push(`basis data berenkode UTF8 (sekarang ${kini.enkode})`)
  if (!kini.trgm) kurang.push('ekstensi pg_trgm di server itu (paket postgresql-contrib)')
  if (!kini.bolehBuat) kurang.push(`hak CREATE pada basis data (GRANT CREATE ON DATABASE ${basis} TO ${pengguna})`)
  if (!kini.bolehIsi) kurang.push(`hak CREATE pada skema public (GRANT CREATE ON SCHEMA public TO ${pengguna})`)
  if (pulihkan && !kini.pemilikPublic)
    kurang.push(`kepemilikan basis data (ALTER DATABASE ${basis} OWNER TO ${pengguna})`)
  if (!kini.sudahMasuk) {
    if (!kini.bolehPeran) kurang.push(`hak CREATEROLE (ALTER ROLE ${pengguna} CREATEROLE)`)
    if (kini.adaAplikasi && !kini.bolehBeri)
      kurang.push(
        `hak memberikan peran sahih_app, yang dibuat pengguna lain (GRANT sahih_app TO ${pengguna} WITH ADMIN OPTION)`,
      )
  }
  if (kurang.length === 0) return
  throw new SetupError(
    'server/hak-kurang',
    `Server basis data pada DATABASE_URL belum memberikan yang diperlukan: ${kurang.join('; ')}. Minta pengelola server memberikannya, lalu ulangi.`,
  )
}

async function readKeadaan(client: pg.Client, role: string): Promise<Keadaan> {
  // From PostgreSQL 16 on, CREATEROLE reaches only roles one may grant; before, all but those of superusers.
  const { rows } = await client.query<Keadaan>(
    `SELECT d.datname AS basis, current_user AS pengguna, pg_encoding_to_char(d.encoding) AS enkode,
       EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS trgm,
       has_database_privilege(d.oid, 'CREATE') AS "bolehBuat",
       COALESCE(has_schema_privilege(n.oid, 'CREATE'), false) AS "bolehIsi",
       COALESCE(pg_has_role(n.nspowner, 'USAGE'), false) AS "pemilikPublic",
       u.rolsuper OR u.rolcreaterole AS "bolehPeran",
       a.oid IS NOT NULL AS "adaAplikasi",
       u.rolsuper OR COALESCE(pg_has_role(a.oid, 'MEMBER WITH ADMIN OPTION'), false)
         OR (current_setting('server_version_num')::integer < 160000 AND u.rolcreaterole) AS "bolehBeri",
       COALESCE(pg_has_role(m.oid, a.oid, 'MEMBER'), false) AS "sudahMasuk"
     FROM pg_database d
     JOIN pg_roles u ON u.rolname = current_user
     LEFT JOIN pg_namespace n ON n.nspname = 'public'
     LEFT JOIN pg_roles a ON a.rolname = 'sahih_app'
     LEFT JOIN pg_roles m ON m.rolname = $1
     WHERE d.datname = current_database()`,
    [role],
  )
  const [kini] = rows
  if (!kini) throw new Error('basis data sendiri tidak terbaca')
  return kini
}
