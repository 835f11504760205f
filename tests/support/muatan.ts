// A register of 100,000 families for the question of how the database finds its way: written set-based in some seconds.
import { asOwner } from './db'
import { KAB, type KeluargaUji, seedRilis } from './factories'

export const KELUARGA = 100_000
const USULAN = 20_000
/** Families and usulan handed to the queries as examples. */
const CONTOH = 4
/** Different first, and last, words of names. */
const RAGAM_KATA = 300

const NAMA_DEPAN = [
  'siti',
  'budi',
  'agus',
  'dewi',
  'rina',
  'joko',
  'wati',
  'hendra',
  'lestari',
  'putri',
  'rahmat',
  'yuni',
]
const NAMA_BELAKANG = ['rahmawati', 'santoso', 'hidayat', 'lestari', 'saputra', 'wulandari', 'nugroho', 'handayani']

export type Muatan = { rilisId: number; keluargaList: KeluargaUji[]; usulanList: string[] }

/** Two words of a name, the real ones among some hundred others, as rare as words of names are. */
const namaSql = (n: string) => `${kataSql(NAMA_DEPAN, 'a', n)} || ' ' || ${kataSql(NAMA_BELAKANG, 'b', n)}`

function kataSql(list: readonly string[], benih: string, n: string): string {
  const ke = `(abs(hashtext('${benih}' || ${n})) % ${RAGAM_KATA})`
  return `coalesce((ARRAY['${list.join("','")}'])[1 + ${ke}], '${benih}' || substr(md5('${benih}' || ${ke}), 1, 7))`
}

/** Fills one published release of Kota Bekasi over all its kelurahan, with members, rollups, dictionary and usulan. */
export async function seedMuatan(): Promise<Muatan> {
  const rilisId = await seedRilis()
  return asOwner(async (client) => {
    await client.query(`
      CREATE TEMP TABLE desa AS SELECT kode, row_number() OVER (ORDER BY kode) - 1 AS ke FROM wilayah WHERE kode LIKE '${KAB}%' AND length(kode) = 10;
      CREATE TEMP TABLE kk AS SELECT n, md5('k' || n)::uuid AS id, desa.kode AS kode_desa
        FROM generate_series(1, ${KELUARGA}) n JOIN desa ON desa.ke = n % (SELECT count(*) FROM desa);
      INSERT INTO keluarga (kode_kab, id) SELECT '${KAB}', id FROM kk;
      INSERT INTO rilis_keluarga_${rilisId} (kode_kab, rilis_id, keluarga_id, kode_desa, jiwa, sidik, nomor_kartu_keluarga, nama_anggota_keluarga, desil_nasional)
        SELECT '${KAB}', ${rilisId}, id, kode_desa, 3, n, left(kode_desa, 6) || lpad(n::text, 10, '0'), ${namaSql('n')}, CASE WHEN n % 11 > 0 THEN n % 11 END FROM kk;
      INSERT INTO rilis_anggota_${rilisId} (kode_kab, rilis_id, keluarga_id, orang_id, kode_desa, urutan, sidik, nomor_induk_kependudukan, nama, tanggal_lahir, status_hubungan_keluarga)
        SELECT '${KAB}', ${rilisId}, id, md5('o' || n || '-' || u)::uuid, kode_desa, u, n * 3 + u, left(kode_desa, 6) || lpad((n * 3 + u)::text, 10, '0'),
          ${namaSql('(n + u * 13)')}, date '1960-01-01' + n % 20000, u::text
        FROM kk, generate_series(1, 3) u;
      INSERT INTO rekap_rilis (kode_kab, rilis_id, kode_desa, desil, kk, jiwa)
        SELECT kode_kab, rilis_id, kode_desa, coalesce(desil_nasional, 0), count(*), sum(jiwa) FROM rilis_keluarga_${rilisId} GROUP BY 1, 2, 3, 4;
      INSERT INTO usulan (kode_kab, id, nomor, keluarga_id, kode_desa, asal, status, status_pada, pengusul, pengusul_nama, rilis_id, dibuat_pada, diubah_pada, diajukan_pada)
        SELECT '${KAB}', md5('u' || n)::uuid, 'U-' || n, id, kode_desa, 'warga', (ARRAY['diajukan', 'dimusyawarahkan', 'diperiksa', 'diverifikasi', 'ditolak'])[1 + n % 5],
          now(), 'x', 'Pengusul', ${rilisId}, now(), now(), now() FROM kk WHERE n <= ${USULAN};
      SELECT susun_kata('${KAB}', ${rilisId}, 'rilis_anggota_${rilisId}');
    `)
    await client.query('VACUUM ANALYZE')
    const { rows } = await client.query<{
      id: string
      kodeDesa: string
      nomorKk: string
      orang: string[]
      nik: string[]
      usulan: string
    }>(
      `SELECT k.id::text, k.kode_desa AS "kodeDesa", r.nomor_kartu_keluarga AS "nomorKk", md5('u' || k.n)::uuid::text AS usulan,
         array_agg(a.orang_id::text ORDER BY a.urutan) AS orang, array_agg(a.nomor_induk_kependudukan::text ORDER BY a.urutan) AS nik
       FROM kk k JOIN rilis_keluarga_${rilisId} r ON r.keluarga_id = k.id JOIN rilis_anggota_${rilisId} a ON a.keluarga_id = k.id
       WHERE k.n <= ${CONTOH} GROUP BY k.id, k.kode_desa, r.nomor_kartu_keluarga, k.n ORDER BY k.n`,
    )
    return {
      rilisId,
      keluargaList: rows.map((row) => ({
        id: row.id,
        kodeDesa: row.kodeDesa,
        nomorKk: row.nomorKk,
        orangIdList: row.orang,
        nikList: row.nik,
      })),
      usulanList: rows.map((row) => row.usulan),
    }
  })
}
