// The second wall: what the database itself refuses, whatever the application forgets.
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { rangeOf } from '@/lib/wilayah/kode'
import { asApp, asOwner } from '../support/db'
import { DESA, DESA_LAIN, KAB } from '../support/factories'
import { DESA_ASING, KAB_ASING, seedKota } from '../support/kota'
import { listSebaranFault } from '../support/sebaran'

type Tabel = { nama: string; kolom: string[]; rls: boolean; kebijakan: string[]; hak: string[] }
let tabelList: Tabel[] = []

/** Tables that grow with people and what the application's role may do with them. */
async function listTabel(): Promise<Tabel[]> {
  return asOwner(async (client) => {
    const { rows } = await client.query<Tabel>(
      `SELECT c.relname AS nama, c.relrowsecurity AS rls,
         (SELECT array_agg(attname::text) FROM pg_attribute a WHERE a.attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS kolom,
         coalesce((SELECT array_agg(coalesce(qual, with_check)) FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname AND p.permissive = 'PERMISSIVE'), '{}') AS kebijakan,
         ARRAY(SELECT hak FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) hak
               WHERE CASE WHEN hak IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege('sahih_app', c.oid, hak)
                          ELSE has_table_privilege('sahih_app', c.oid, hak) END) AS hak
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
       ORDER BY 1`,
    )
    return rows
  })
}

const perOrang = () => tabelList.filter((tabel) => tabel.kolom.includes('kode_kab'))
const terbaca = () => perOrang().filter((tabel) => tabel.hak.length > 0)
const lingkup = (kodeWilayah: string, aktor = 'x', peran = 'auditor') => {
  const { awal, akhir } = rangeOf(kodeWilayah)
  return `SELECT atur_lingkup('${kodeWilayah.slice(0, 4)}', '${awal}', '${akhir}', '${aktor}', '${peran}', '${kodeWilayah}')`
}
/** How a table says where a row lies; null when only by kabupaten/kota. */
const kolomLetak = (tabel: Tabel) => ['kode_desa', 'awal'].find((kolom) => tabel.kolom.includes(kolom)) ?? null

beforeAll(async () => {
  await seedKota()
  tabelList = await listTabel()
}, 120_000)

describe('skema', () => {
  it('menutup setiap tabel yang memuat kode_kab dengan keamanan baris yang membaca lingkup', () => {
    expect(perOrang().length).toBeGreaterThan(20)
    expect(
      perOrang()
        .filter((tabel) => !tabel.rls)
        .map((tabel) => tabel.nama),
    ).toEqual([])
    for (const tabel of terbaca()) {
      expect(tabel.kebijakan, tabel.nama).not.toEqual([])
      for (const kebijakan of tabel.kebijakan) {
        expect(kebijakan, tabel.nama).toContain('(kode_kab = lingkup_kab())')
        expect(kebijakan, tabel.nama).not.toMatch(/\bOR\b/)
      }
    }
  })

  it('membatasi tabel yang menyebut desa menurut desa, bukan hanya menurut kabupaten/kota', () => {
    for (const tabel of terbaca().filter((one) => kolomLetak(one) !== null)) {
      for (const kebijakan of tabel.kebijakan) {
        expect(kebijakan, tabel.nama).toMatch(
          /lingkup_awal\(\).*lingkup_akhir\(\)|lingkup_sekab\(\)|lingkup_nilai\('aktor'/s,
        )
      }
    }
  })

  it('menaruh kode_kab di muka setiap kunci utama yang tumbuh bersama orang', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ tabel: string; kunci: string }>(
        `SELECT i.indrelid::regclass::text AS tabel, a.attname AS kunci FROM pg_index i
         JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace AND NOT c.relispartition
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
         WHERE i.indisprimary AND EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = i.indrelid AND k.attname = 'kode_kab')
           AND c.relname NOT IN ('pengguna', 'sesi', 'rilis')`,
      ),
    )
    expect(rows.filter(({ kunci }) => kunci !== 'kode_kab')).toEqual([])
  })

  it('dapat disebar menurut kode_kab ke beberapa server: kunci, kunci tamu, dan pemicunya tidak melintasi kabupaten/kota', async () => {
    expect(await asOwner(listSebaranFault)).toEqual([])
  })

  it('menangkap tabel yang tidak dapat disebar', async () => {
    const salah = await asOwner(async (client) => {
      await client.query(`BEGIN;
        CREATE TABLE sebar_a (kode_kab text, id uuid PRIMARY KEY);
        CREATE TABLE sebar_b (kode_kab text NOT NULL, id uuid, a uuid REFERENCES sebar_a (id), nik text, PRIMARY KEY (kode_kab, id));
        CREATE UNIQUE INDEX sebar_b_nik_key ON sebar_b (nik) INCLUDE (kode_kab);
        CREATE TABLE sebar_c (kode_kab text NOT NULL, id uuid, PRIMARY KEY (kode_kab, id), FOREIGN KEY (kode_kab, id) REFERENCES sebar_b ON DELETE SET NULL);
        CREATE TABLE sebar_utuh (a uuid REFERENCES sebar_a (id));
        CREATE FUNCTION sebar_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER sebar_t BEFORE INSERT ON sebar_b FOR EACH ROW EXECUTE FUNCTION sebar_f()`)
      const semua = await listSebaranFault(client)
      await client.query('ROLLBACK')
      return semua
    })
    expect(salah).toEqual([
      'sebar_a: kode_kab boleh kosong',
      'sebar_a: kunci unik sebar_a_pkey tanpa kode_kab',
      'sebar_b: kunci tamu sebar_b_a_fkey tidak berpasangan pada kode_kab',
      'sebar_b: kunci unik sebar_b_nik_key tanpa kode_kab',
      'sebar_b: pemicu sebar_t',
      'sebar_c: kunci tamu sebar_c_kode_kab_id_fkey mengosongkan kode_kab',
      'sebar_utuh: kunci tamu sebar_utuh_a_fkey dari tabel yang utuh ke tabel yang tersebar',
    ])
  })

  it('tidak memberi peran aplikasi hak atas partisi, tabel sementara, atau skema lain', async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT c.oid::regclass::text AS tabel FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND ((c.relispartition AND n.nspname = 'public') OR n.nspname NOT IN ('public', 'pg_catalog', 'information_schema', 'pgboss', 'pg_toast'))
           AND has_any_column_privilege('sahih_app', c.oid, 'SELECT, INSERT, UPDATE')`,
      ),
    )
    expect(rows).toEqual([])
  })

  it('tidak memberi peran aplikasi hak menghapus, mengosongkan, atau memasang pemicu pada tabel mana pun yang tumbuh bersama orang', () => {
    const hak = terbaca().map((tabel) => [
      tabel.nama,
      tabel.hak.filter((one) => ['TRUNCATE', 'REFERENCES', 'TRIGGER'].includes(one)),
    ])
    expect(hak.filter(([, list]) => (list?.length ?? 0) > 0)).toEqual([])
    // Deleting is an act with a reason: what may be deleted is named here.
    const dihapus = terbaca()
      .filter((tabel) => tabel.hak.includes('DELETE'))
      .map((tabel) => tabel.nama)
    expect(dihapus.filter((nama) => !BOLEH_DIHAPUS.includes(nama))).toEqual([])
  })

  it('menjaga fungsi yang berjalan sebagai pemilik: jalur pencarian tetap, tidak untuk umum', async () => {
    const { rows } = await asOwner((client) =>
      client.query<{ fungsi: string; jalur: boolean; umum: boolean }>(
        `SELECT p.oid::regprocedure::text AS fungsi, coalesce(array_to_string(proconfig, ',') LIKE 'search_path=public, pg_temp%', false) AS jalur,
           EXISTS (SELECT FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee = 0) AS umum
         FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prosecdef`,
      ),
    )
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter(({ jalur, umum }) => !jalur || umum)).toEqual([])
  })

  it('memberi peran aplikasi tanpa kuasa apa pun: bukan pemilik, bukan pembuat, tidak melewati keamanan baris', async () => {
    await asApp(async (client) => {
      const { rows } = await client.query(
        `SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, has_schema_privilege('public', 'CREATE') AS create,
           (SELECT count(*)::integer FROM pg_class WHERE relowner = r.oid) AS milik
         FROM pg_roles r WHERE rolname = current_user`,
      )
      expect(rows).toEqual([
        {
          rolsuper: false,
          rolcreaterole: false,
          rolcreatedb: false,
          rolbypassrls: false,
          rolreplication: false,
          create: false,
          milik: 0,
        },
      ])
      await expect(client.query('CREATE TABLE x (y integer)')).rejects.toThrow(/permission denied/)
    })
  })

  it('menjalankan setiap tampilan dengan hak yang bertanya, tanpa pemicu pada tabel orang', async () => {
    const { rows } = await asOwner((client) =>
      client.query(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v'
           AND NOT coalesce(array_to_string(reloptions, ',') LIKE '%security_invoker=%', false)
         UNION ALL SELECT tgrelid::regclass::text FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
           WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace`,
      ),
    )
    expect(rows).toEqual([])
  })
})

/** Tables from which the application may delete rows, with the reason. */
const BOLEH_DIHAPUS: readonly string[] = [
  // A draft is rewritten as a whole; its earlier values are in the audit once it is submitted.
  'usulan_perubahan',
  // Which values an open usulan holds; released when it is answered or withdrawn.
  'usulan_kolom_terbuka',
  // A saved filter is a preference of its maker and says nothing about a person; that it was removed is recorded.
  'saringan',
]

describe('lingkup yang lupa diatur', () => {
  it('membuat setiap tabel orang yang berisi menolak, tidak pernah kosong', async () => {
    const berisi: string[] = []
    for (const tabel of terbaca()) {
      const { rowCount } = await asOwner((client) => client.query(`SELECT FROM ${tabel.nama} LIMIT 1`))
      if (!rowCount) continue
      berisi.push(tabel.nama)
      await asApp(async (client) => {
        const kolom = tabel.nama === 'pengguna' ? 'id' : 'kode_kab'
        await expect(client.query(`SELECT ${kolom} FROM ${tabel.nama} LIMIT 1`), tabel.nama).rejects.toThrow(
          'lingkup belum diatur',
        )
        await expect(client.query(`SELECT count(${kolom}) FROM ${tabel.nama}`), tabel.nama).rejects.toThrow(
          'lingkup belum diatur',
        )
      })
    }
    expect(berisi.length).toBeGreaterThan(18)
  })

  it('berakhir bersama transaksinya: transaksi berikut di sambungan yang sama menolak', async () => {
    await asApp(async (client) => {
      await client.query(`BEGIN; ${lingkup(KAB)}`)
      expect((await client.query('SELECT FROM rilis_keluarga')).rowCount).toBeGreaterThan(0)
      await client.query('COMMIT')
      await expect(client.query('SELECT FROM rilis_keluarga')).rejects.toThrow('lingkup belum diatur')
      await expect(client.query(`SELECT catat_jejak('x', 'y', '{}')`)).rejects.toThrow('lingkup belum diatur')
    })
  })

  it('tidak menerima kode yang bukan kode', async () => {
    await asApp(async (client) => {
      for (const kode of [`3275' OR true --`, '', '32', '%'])
        await expect(
          client.query(`SELECT atur_lingkup($1, '3275000000', '3275999999', 'x', 'auditor', '3275')`, [kode]),
        ).rejects.toThrow()
    })
  })
})

describe('keamanan baris saja, tanpa pemeriksaan aplikasi', () => {
  const wilayahList = [DESA, '327501', KAB, DESA_LAIN, DESA_ASING, KAB_ASING]
  const dalam = (tabel: Tabel, wilayah: string) => {
    const { awal, akhir } = rangeOf(wilayah)
    const letak = kolomLetak(tabel)
    const kab = `kode_kab = '${wilayah.slice(0, 4)}'`
    // A pair lies where both of its sides do.
    const lain = tabel.kolom.includes('kode_desa_lain') ? ` AND kode_desa_lain BETWEEN '${awal}' AND '${akhir}'` : ''
    return letak === null ? kab : `(${kab} AND ${letak} BETWEEN '${awal}' AND '${akhir}'${lain})`
  }

  it.each(wilayahList)(
    'lingkup %s tidak membaca satu baris pun di luarnya dan tidak kehilangan satu pun di dalamnya',
    async (wilayah) => {
      type Jumlah = { dalam: number; luar: number }
      await asOwner((owner) =>
        asApp(async (client) => {
          await client.query(`BEGIN; ${lingkup(wilayah)}`)
          for (const tabel of terbaca()) {
            if (!tabel.hak.includes('SELECT') || DI_LUAR_ATURAN.includes(tabel.nama)) continue
            const inside = dalam(tabel, wilayah)
            const hitung = `SELECT count(*) FILTER (WHERE ${inside})::integer AS dalam,
              count(*) FILTER (WHERE NOT ${inside})::integer AS luar FROM ${tabel.nama}`
            const { rows: semua } = await owner.query<Jumlah>(hitung)
            const { rows } = await client.query<Jumlah>(hitung)
            expect(rows[0], tabel.nama).toEqual({ dalam: semua[0]?.dalam, luar: 0 })
          }
        }),
      )
    },
  )

  it.each(wilayahList)(
    'lingkup %s tidak mengubah, menghapus, atau menaruh satu baris pun di luarnya',
    async (wilayah) => {
      let ditaruh = 0
      await asOwner((owner) =>
        asApp(async (client) => {
          await client.query(`BEGIN; ${lingkup(wilayah)}; SAVEPOINT awal`)
          for (const tabel of terbaca()) {
            const luar = `NOT ${dalam(tabel, wilayah)}`
            const { ubah, taruh } = await kolomBoleh(owner, tabel.nama)
            if (ubah) {
              const { rowCount } = await client.query(`UPDATE ${tabel.nama} SET ${ubah} = ${ubah} WHERE ${luar}`)
              expect(rowCount, `ubah ${tabel.nama}`).toBe(0)
            }
            if (tabel.hak.includes('DELETE')) {
              const { rowCount } = await client.query(`DELETE FROM ${tabel.nama} WHERE ${luar}`)
              expect(rowCount, `hapus ${tabel.nama}`).toBe(0)
            }
            if (!taruh) continue
            // A row from outside, word for word, put back by the application: refused by the policy before any key is looked at.
            const { rows } = await owner.query(`SELECT ${taruh.join(', ')} FROM ${tabel.nama} WHERE ${luar} LIMIT 1`)
            const baris = rows[0] as Record<string, unknown> | undefined
            if (!baris) continue
            const nama = Object.keys(baris)
            await expect(
              client.query(
                `INSERT INTO ${tabel.nama} (${nama.join(', ')}) VALUES (${nama.map((_, at) => `$${at + 1}`).join(', ')})`,
                nama.map((one) => (isJson(baris[one]) ? JSON.stringify(baris[one]) : baris[one])),
              ),
              `taruh ${tabel.nama}`,
            ).rejects.toThrow(/row-level security/)
            await client.query('ROLLBACK TO awal')
            ditaruh++
          }
        }),
      )
      expect(ditaruh).toBeGreaterThan(10)
    },
  )
})

/** A column of a table the application may update, and those it may insert. */
async function kolomBoleh(owner: pg.Client, tabel: string): Promise<{ ubah: string | null; taruh: string[] | null }> {
  const { rows } = await owner.query<{ ubah: string | null; taruh: string[] | null }>(
    `SELECT (array_agg(attname::text) FILTER (WHERE has_column_privilege('sahih_app', attrelid, attnum, 'UPDATE')))[1] AS ubah,
       array_agg(attname::text) FILTER (WHERE attgenerated = '' AND attidentity = ''
         AND has_column_privilege('sahih_app', attrelid, attnum, 'INSERT')) AS taruh
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [tabel],
  )
  return rows[0] ?? { ubah: null, taruh: null }
}

/** Read by their owner alone, or as a whole kabupaten/kota; the rules for these stand in their own tests. */
const DI_LUAR_ATURAN: readonly string[] = [
  'pencarian',
  'bukaan',
  'bandingan',
  'kunci_tindakan',
  'jejak',
  'jejak_kepala',
  'log_baca',
  'sesi',
]

function isJson(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Date) &&
    !Buffer.isBuffer(value) &&
    !Array.isArray(value)
  )
}
