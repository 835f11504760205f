-- A person who moves between two kabupaten/kota of this installation is closed there and opened here: each side has a row
-- of its own about it, under its own row security. The other side is named by its kabupaten/kota and a day, by nothing else.

CREATE TABLE pindah_silang (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  arah text NOT NULL CONSTRAINT pindah_silang_arah_check CHECK (arah IN ('keluar', 'masuk')),
  ikatan uuid NOT NULL,
  rombongan uuid NOT NULL,
  orang_id uuid,
  keluarga_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  peristiwa_id uuid,
  tanggal date,
  kab_lain text COLLATE "C",
  tanggal_lain date,
  lewat text CONSTRAINT pindah_silang_lewat_check CHECK (lewat IN ('catatan', 'rilis')),
  disusun_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT pindah_silang_orang_check CHECK ((orang_id IS NULL) = (keluarga_id IS NULL) AND (orang_id IS NOT NULL OR arah = 'masuk')),
  CONSTRAINT pindah_silang_lewat_ada_check CHECK ((lewat IS NULL) = (tanggal_lain IS NULL OR tanggal IS NULL))
);
CREATE INDEX pindah_silang_ikatan_idx ON pindah_silang (ikatan);
CREATE INDEX pindah_silang_keluarga_idx ON pindah_silang (kode_kab, keluarga_id);
CREATE INDEX pindah_silang_tunggu_idx ON pindah_silang (kode_kab, arah, kode_desa) WHERE peristiwa_id IS NULL;
COMMENT ON TABLE pindah_silang IS 'Moves between two kabupaten/kota of this installation, a row per person and side. arah keluar: left here (peristiwa_id and tanggal of the event recorded here; both empty while only the other side has recorded the arrival). arah masuk: came here; without orang_id it is announced by the other side and not recorded here yet. Written only by susun_pindah_nik() from what both sides recorded, anew each time.';
COMMENT ON COLUMN pindah_silang.ikatan IS 'Hash of the NIK that binds the two sides; not granted to the application.';
COMMENT ON COLUMN pindah_silang.rombongan IS 'Same for persons who left by one event, so that they can be counted together without telling who they are.';
COMMENT ON COLUMN pindah_silang.kab_lain IS 'The other kabupaten/kota. Empty on arrivals until that side has recorded the departure itself.';
COMMENT ON COLUMN pindah_silang.tanggal_lain IS 'Day of the other side: its event, or the day from which its release holds (lewat rilis).';
ALTER TABLE pindah_silang ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pindah_silang TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT (kode_kab, id, arah, rombongan, orang_id, keluarga_id, kode_desa, peristiwa_id, tanggal, kab_lain, tanggal_lain, lewat, disusun_pada) ON pindah_silang TO sahih_app;

-- The bond of the sides of a NIK.
CREATE FUNCTION ikatan_pindah(p_nik text) RETURNS uuid
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = public, pg_temp AS $$
  SELECT left(encode(sha256(convert_to('pindah ' || p_nik, 'UTF8')), 'hex'), 32)::uuid
$$;

-- Arranges the rows of these NIK anew, on all sides, from the events in force and the present releases. An arrival belongs to
-- the departure from another kabupaten/kota nearest to it in days, from 31 days before to 366 after it. Only for the owner.
CREATE FUNCTION susun_pindah_nik(p_nik text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE v_nik text[] := ARRAY(SELECT DISTINCT n FROM unnest(p_nik) n WHERE n IS NOT NULL ORDER BY n);
BEGIN
  DELETE FROM pindah_silang WHERE ikatan IN (SELECT ikatan_pindah(n) FROM unnest(v_nik) n);
  WITH orang AS MATERIALIZED (
    SELECT DISTINCT h.kode_kab, h.orang_id, h.nik FROM rilis_kini k CROSS JOIN unnest(v_nik) n JOIN riwayat_nik h ON h.kode_kab = k.kode_kab AND h.nik = n),
  gerak AS MATERIALIZED (
    SELECT o.nik, g.kode_kab, g.orang_id, g.keluarga_id, g.kode_desa, g.peristiwa_id, g.arah, g.berlaku_sejak AS tanggal, p.tempat_kode,
      EXISTS (SELECT FROM pembaruan_anggota l WHERE l.kode_kab = g.kode_kab AND l.peristiwa_id = g.peristiwa_id AND l.orang_id = g.orang_id AND l.arah = 'keluar') AS dari_sini
    FROM orang o JOIN pembaruan_anggota g ON g.kode_kab = o.kode_kab AND g.orang_id = o.orang_id AND g.sebab = 'pindah' AND g.dicabut_pada IS NULL
    JOIN peristiwa p ON p.kode_kab = g.kode_kab AND p.id = g.peristiwa_id AND p.dibatalkan_pada IS NULL
      AND p.jenis = CASE g.arah WHEN 'keluar' THEN 'pindah-keluar' ELSE 'pindah-masuk' END),
  keluar AS (SELECT * FROM gerak WHERE arah = 'keluar'),
  masuk AS (SELECT * FROM gerak WHERE arah = 'masuk' AND NOT dari_sini),
  -- Who belongs to a family of a kabupaten/kota now, by its release and what was recorded over it.
  anggota AS MATERIALIZED (
    SELECT o.nik, o.kode_kab, o.orang_id, x.keluarga_id, x.kode_desa, x.sejak
    FROM orang o CROSS JOIN LATERAL (
      SELECT a.keluarga_id, a.kode_desa, r.berlaku_sejak AS sejak FROM rilis_kini k JOIN rilis r ON r.id = k.rilis_id
        JOIN rilis_anggota a ON a.kode_kab = k.kode_kab AND a.rilis_id = k.rilis_id
        WHERE k.kode_kab = o.kode_kab AND a.orang_id = o.orang_id
      UNION ALL
      SELECT g.keluarga_id, g.kode_desa, NULL FROM pembaruan_anggota g
        WHERE g.kode_kab = o.kode_kab AND g.orang_id = o.orang_id AND g.arah = 'masuk' AND g.dicabut_pada IS NULL) x
    WHERE coalesce((SELECT g.arah FROM pembaruan_anggota g
      WHERE g.kode_kab = o.kode_kab AND g.orang_id = o.orang_id AND g.keluarga_id = x.keluarga_id AND g.dicabut_pada IS NULL
      ORDER BY g.berlaku_sejak DESC, g.dicatat_pada DESC LIMIT 1), 'masuk') = 'masuk'),
  dekat AS (
    SELECT k.kode_kab AS kab_k, k.peristiwa_id AS id_k, m.kode_kab AS kab_m, m.peristiwa_id AS id_m, k.nik,
      row_number() OVER (PARTITION BY k.nik, k.kode_kab, k.peristiwa_id ORDER BY abs(m.tanggal - k.tanggal), m.peristiwa_id) AS ke_m,
      row_number() OVER (PARTITION BY m.nik, m.kode_kab, m.peristiwa_id ORDER BY abs(m.tanggal - k.tanggal), k.peristiwa_id) AS ke_k
    FROM keluar k JOIN masuk m ON m.nik = k.nik AND m.kode_kab <> k.kode_kab AND m.tanggal BETWEEN k.tanggal - 31 AND k.tanggal + 366),
  pasang AS MATERIALIZED (SELECT kab_k, id_k, kab_m, id_m, nik FROM dekat WHERE ke_m = 1 AND ke_k = 1),
  -- Left for a kabupaten/kota of this installation, and no arrival is recorded there: its release may list the person.
  lepas AS MATERIALIZED (
    SELECT k.*, a.orang_id AS orang_sana, a.keluarga_id AS keluarga_sana, a.kode_desa AS desa_sana, a.sejak AS sejak_sana
    FROM keluar k LEFT JOIN LATERAL (
      SELECT * FROM anggota a WHERE a.nik = k.nik AND a.kode_kab = k.tempat_kode AND a.sejak IS NOT NULL ORDER BY a.keluarga_id LIMIT 1) a ON true
    WHERE k.tempat_kode <> k.kode_kab AND EXISTS (SELECT FROM rilis_kini r WHERE r.kode_kab = k.tempat_kode)
      AND NOT EXISTS (SELECT FROM pasang p WHERE p.nik = k.nik AND p.kab_k = k.kode_kab AND p.id_k = k.peristiwa_id)
      -- Somebody who came back, or went on, is not waited for any more.
      AND NOT EXISTS (SELECT FROM gerak l WHERE l.nik = k.nik AND l.peristiwa_id <> k.peristiwa_id AND l.tanggal > k.tanggal)),
  -- Recorded as come here while another kabupaten/kota still has the person: that side is asked to close.
  datang AS MATERIALIZED (
    SELECT m.*, a.kode_kab AS kab_asal, a.orang_id AS orang_asal, a.keluarga_id AS keluarga_asal, a.kode_desa AS desa_asal
    FROM masuk m JOIN anggota a ON a.nik = m.nik AND a.kode_kab <> m.kode_kab
    WHERE NOT EXISTS (SELECT FROM pasang p WHERE p.nik = m.nik AND p.kab_m = m.kode_kab AND p.id_m = m.peristiwa_id)
      AND NOT EXISTS (SELECT FROM gerak l WHERE l.nik = m.nik AND l.peristiwa_id <> m.peristiwa_id AND l.tanggal > m.tanggal)
      AND NOT EXISTS (SELECT FROM anggota s WHERE s.nik = m.nik AND s.kode_kab = m.kode_kab AND s.keluarga_id <> m.keluarga_id)),
  hasil AS (
    SELECT k.kode_kab, 'keluar' AS arah, k.nik, k.kode_kab || k.peristiwa_id AS rombongan, k.orang_id, k.keluarga_id, k.kode_desa, k.peristiwa_id, k.tanggal,
      m.kode_kab AS kab_lain, m.tanggal AS tanggal_lain, 'catatan' AS lewat
    FROM pasang p JOIN keluar k ON k.nik = p.nik AND k.kode_kab = p.kab_k AND k.peristiwa_id = p.id_k
    JOIN masuk m ON m.nik = p.nik AND m.kode_kab = p.kab_m AND m.peristiwa_id = p.id_m
    UNION ALL
    SELECT m.kode_kab, 'masuk', m.nik, k.kode_kab || k.peristiwa_id, m.orang_id, m.keluarga_id, m.kode_desa, m.peristiwa_id, m.tanggal, k.kode_kab, k.tanggal, 'catatan'
    FROM pasang p JOIN keluar k ON k.nik = p.nik AND k.kode_kab = p.kab_k AND k.peristiwa_id = p.id_k
    JOIN masuk m ON m.nik = p.nik AND m.kode_kab = p.kab_m AND m.peristiwa_id = p.id_m
    UNION ALL
    SELECT kode_kab, 'keluar', nik, kode_kab || peristiwa_id, orang_id, keluarga_id, kode_desa, peristiwa_id, tanggal, tempat_kode, sejak_sana,
      CASE WHEN sejak_sana IS NOT NULL THEN 'rilis' END FROM lepas
    UNION ALL
    SELECT tempat_kode, 'masuk', nik, kode_kab || peristiwa_id, orang_sana, keluarga_sana, coalesce(desa_sana, rpad(tempat_kode, 10, '0')), NULL, sejak_sana, kode_kab, tanggal,
      CASE WHEN sejak_sana IS NOT NULL THEN 'rilis' END FROM lepas
    UNION ALL
    SELECT DISTINCT ON (nik, kab_asal, orang_asal, keluarga_asal) kab_asal, 'keluar', nik, kode_kab || keluarga_id, orang_asal, keluarga_asal, desa_asal, NULL::uuid, NULL::date, kode_kab, tanggal, NULL::text
    FROM datang
    UNION ALL
    SELECT DISTINCT kode_kab, 'masuk', nik, kode_kab || keluarga_id, orang_id, keluarga_id, kode_desa, peristiwa_id, tanggal, NULL::text, NULL::date, NULL::text FROM datang)
  INSERT INTO pindah_silang (kode_kab, arah, ikatan, rombongan, orang_id, keluarga_id, kode_desa, peristiwa_id, tanggal, kab_lain, tanggal_lain, lewat)
  SELECT kode_kab, arah, ikatan_pindah(nik), left(encode(sha256(convert_to('rombongan ' || rombongan, 'UTF8')), 'hex'), 32)::uuid,
    orang_id, keluarga_id, kode_desa, peristiwa_id, tanggal, kab_lain, tanggal_lain, lewat FROM hasil;
END $$;

-- Arranges the moves of the persons of an event that the aktor of the scope has recorded or withdrawn. Both sides may do so
-- at one moment: who comes second waits, and then sees the first.
CREATE FUNCTION susun_pindah(p_peristiwa uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_kab text := lingkup_nilai('kode_kab'); v_nik text[]; v_satu text;
BEGIN
  IF NOT EXISTS (SELECT FROM peristiwa WHERE kode_kab = v_kab AND id = p_peristiwa AND lingkup_nilai('aktor') IN (aktor, dibatalkan_oleh)) THEN
    RAISE EXCEPTION 'peristiwa tidak ditemukan' USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- A withdrawn event has taken its NIK out of the look-up; what was recorded then still says whom it was about.
  v_nik := ARRAY(
    WITH pergi AS (SELECT DISTINCT orang_id FROM pembaruan_anggota WHERE kode_kab = v_kab AND peristiwa_id = p_peristiwa)
    SELECT DISTINCT n FROM (
      SELECT b.nilai AS n FROM pergi g JOIN pembaruan b ON b.kode_kab = v_kab AND b.orang_id = g.orang_id AND b.kolom = 'nomor_induk_kependudukan'
      UNION ALL
      SELECT a.nomor_induk_kependudukan FROM pergi g CROSS JOIN rilis r
      JOIN rilis_anggota a ON a.kode_kab = v_kab AND a.rilis_id = r.id AND a.orang_id = g.orang_id
      WHERE r.kode_kab = v_kab AND r.status = 'terbit') x
    WHERE n IS NOT NULL ORDER BY n);
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('sahih:pindah', 0));
  FOREACH v_satu IN ARRAY v_nik LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('sahih:pindah:' || v_satu, 0));
  END LOOP;
  PERFORM susun_pindah_nik(v_nik);
END $$;
REVOKE ALL ON FUNCTION ikatan_pindah(text), susun_pindah_nik(text[]), susun_pindah(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION susun_pindah(uuid) TO sahih_app;
