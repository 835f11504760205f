-- Searching for people, deeper: spellings of one name meet in the dictionary, exact answers come before near ones, several areas at
-- once, the ID of an electricity connection, and numbers in one round trip.

-- One word of a name in the spelling under which it is compared: old and Arabic spellings made one, short forms of the names half
-- the country carries written out. The rule is lib/padan/nama.ts; a test holds the two equal.
CREATE FUNCTION eja_kata(p_kata text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE v text := translate(p_kata, '0123456789', '');
BEGIN
  IF v = ANY ('{muhammad,muhamad,muhamat,muhammat,mohammad,mohamad,mohamat,mohammed,mohamed,muhamed,mochamad,mochammad,mochamat,muchamad,muchammad,mukhamad,mukhammad,mokhamad,moh,mohd,moch,mokh,muh,muhd,much,mukh,mhd,muhmad,muhhamad}') THEN RETURN 'muhamad';
  ELSIF v = ANY ('{ahmad,achmad,akhmad,ahmat,achmat,akhmat,ahmadi,achmadi,amad,amat,akmad,acmad,ach,akh,ahmed,achmed}') THEN RETURN 'ahmad';
  ELSIF v = ANY ('{siti,sitti,sity,siiti,st}') THEN RETURN 'siti';
  ELSIF v = ANY ('{abdul,abdoel,abd,abdl,abdu}') THEN RETURN 'abdul';
  END IF;
  v := replace(replace(replace(v, 'oe', 'u'), 'dj', 'j'), 'tj', 'c');
  v := replace(replace(CASE WHEN v LIKE 'chr%' THEN 'kr' || substr(v, 4) ELSE v END, 'ch', 'h'), 'kh', 'h');
  -- The letter j was once what y is now, so the two cannot be told apart in a name.
  v := regexp_replace(replace(v, 'j', 'y'), 'sy|sh|ts|dz|z', 's', 'g');
  v := replace(replace(replace(replace(v, 'th', 't'), 'dh', 'd'), 'gh', 'g'), 'bh', 'b');
  v := regexp_replace(v, '[fv]|ph', 'p', 'g');
  v := replace(replace(replace(v, 'q', 'k'), 'x', 'ks'), 'ck', 'k');
  v := regexp_replace(v, 'ae|ei|ey|ay', 'ai', 'g');
  v := regexp_replace(regexp_replace(v, 'iy(?=[aiueo])', 'i', 'g'), 'uw(?=[aiueo])', 'u', 'g');
  v := regexp_replace(v, '(ie|y|ee)$', 'i');
  v := regexp_replace(v, '([^aiueoy])y(?=[^aiueoy])', '\1i', 'g');
  v := regexp_replace(v, '(.)\1+', '\1', 'g');
  v := replace(regexp_replace(v, '([aiueo])h$', '\1'), 'oo', 'u');
  RETURN CASE WHEN v = '' THEN p_kata ELSE v END;
END $$;

ALTER TABLE kata ADD COLUMN ejaan text COLLATE "C" GENERATED ALWAYS AS (eja_kata(kata)) STORED;
CREATE INDEX kata_ejaan_idx ON kata (kode_kab, rilis_id, ejaan);
COMMENT ON COLUMN kata.ejaan IS 'The word in the spelling under which it is compared (eja_kata).';

CREATE INDEX rilis_keluarga_pln_idx ON rilis_keluarga (kode_kab, rilis_id, id_pelanggan_pln) WHERE id_pelanggan_pln IS NOT NULL;

DROP FUNCTION cari_nama(integer, text, text, integer);

-- Persons of one delivery whose names carry every typed word, inside the scope and, where given, the asked areas. tingkat 0: all words
-- as typed; 1: some word in another spelling, as a beginning, written together, or misspelt. At most 500 candidates are looked at:
-- those with the words as typed before the others, those of p_utama (the area somebody works on) before those of elsewhere.
-- The scope is part of the function because row security would keep the index from being used: array operators are not leakproof.
CREATE FUNCTION cari_orang(p_rilis_id integer, p_nama text, p_wilayah text[], p_utama text, p_batas integer)
RETURNS TABLE (keluarga_id uuid, urutan smallint, tingkat smallint, ke integer, lebih boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_kab text := lingkup_nilai('kode_kab');
  v_wilayah text := lingkup_nilai('kode_wilayah');
  v_awal text := lingkup_nilai('awal');
  v_akhir text := lingkup_nilai('akhir');
  v_rapi text := array_to_string(kata_nama(p_nama), ' ');
  v_kata text[] := (kata_nama(p_nama))[1:6];
  v_daerah text[] := '{}';
  v_calon text[];
  v_ada boolean;
  v_utuh boolean := true;
  v_persis text := '';
  v_dekat text := '';
  v_letak text := '';
  v_utama text := '';
  v_sumber text;
BEGIN
  IF cardinality(v_kata) = 0 THEN RETURN; END IF;
  -- The narrower of each asked area and the scope; when none of them lies inside, nobody is found.
  IF cardinality(p_wilayah) > 0 THEN
    SELECT coalesce(array_agg(CASE WHEN w LIKE v_wilayah || '%' THEN w ELSE v_wilayah END), '{}') INTO v_daerah
    FROM unnest(p_wilayah) w WHERE w LIKE v_wilayah || '%' OR v_wilayah LIKE w || '%';
    IF cardinality(v_daerah) = 0 THEN RETURN; END IF;
  ELSE v_daerah := ARRAY[v_wilayah];
  END IF;
  -- The index holds the areas of a person as words: the kecamatan and the desa.
  IF NOT EXISTS (SELECT FROM unnest(v_daerah) d WHERE length(d) NOT IN (6, 10)) THEN
    v_letak := format(' AND kunci_cari(nama, kode_desa) && %L::text[]', (SELECT array_agg('#' || d) FROM unnest(v_daerah) d));
  END IF;
  IF length(p_utama) IN (6, 10) THEN
    v_utama := format(' AND kunci_cari(nama, kode_desa) @> ARRAY[%L]', '#' || p_utama);
  END IF;

  FOR i IN 1 .. cardinality(v_kata) LOOP
    SELECT EXISTS (SELECT FROM kata WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND kata = v_kata[i]) INTO v_ada;
    v_utuh := v_utuh AND v_ada;
    -- Other spellings, words it begins (one or two letters say nothing alone), and the word joined with its neighbour.
    SELECT coalesce(array_agg(DISTINCT k), '{}') INTO v_calon FROM (
      (SELECT kata AS k FROM kata WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND ejaan = eja_kata(v_kata[i])
       ORDER BY kata <> v_kata[i], jumlah DESC LIMIT 16)
      UNION ALL
      (SELECT kata FROM kata WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND kata >= v_kata[i] AND kata < v_kata[i] || '~'
         AND (length(v_kata[i]) >= 3 OR cardinality(v_kata) > 1)
       ORDER BY kata <> v_kata[i], jumlah DESC LIMIT 12)
      UNION ALL
      SELECT kata FROM kata WHERE kode_kab = v_kab AND rilis_id = p_rilis_id
        AND kata IN (coalesce(v_kata[i - 1], '') || v_kata[i], v_kata[i] || coalesce(v_kata[i + 1], ''))) a;
    IF cardinality(v_calon) = 0 THEN
      SELECT coalesce(array_agg(k), '{}') INTO v_calon FROM (
        SELECT kata AS k FROM kata
        WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND kata % v_kata[i]
        ORDER BY similarity(kata, v_kata[i]) DESC, jumlah DESC LIMIT 6) a;
    END IF;
    IF cardinality(v_calon) = 0 THEN RETURN; END IF;
    v_persis := v_persis || format(' AND kunci_cari(nama, kode_desa) @> ARRAY[%L]', v_kata[i]);
    v_dekat := v_dekat || format(' AND kunci_cari(nama, kode_desa) && %L::text[]', v_calon);
  END LOOP;

  v_sumber := format(
    'SELECT keluarga_id, urutan, nama, kode_desa, status_hubungan_keluarga AS hubungan FROM rilis_anggota
     WHERE kode_kab = %L AND rilis_id = %s AND kode_desa >= %L AND kode_desa <= %L%s', v_kab, p_rilis_id, v_awal, v_akhir, v_letak);
  -- Each stage runs only while the one before has left room.
  RETURN QUERY EXECUTE format(
    'WITH a AS MATERIALIZED (%1$s%2$s%4$s AND %5$L LIMIT 501),
       b AS MATERIALIZED (%1$s%2$s AND %6$L AND (SELECT count(*) FROM a) < 501 LIMIT 501),
       c AS MATERIALIZED (%1$s%3$s%4$s AND %7$L AND (SELECT count(*) FROM b) + (SELECT count(*) FROM a) < 51 LIMIT 501),
       d AS MATERIALIZED (%1$s%3$s AND (SELECT count(*) FROM c) + (SELECT count(*) FROM b) + (SELECT count(*) FROM a) < 51 LIMIT 501),
       calon AS (SELECT DISTINCT ON (keluarga_id, urutan) * FROM (
         SELECT 0::smallint AS tingkat, * FROM a UNION ALL SELECT 0::smallint, * FROM b UNION ALL SELECT 1::smallint, * FROM c UNION ALL SELECT 1::smallint, * FROM d) s
         ORDER BY keluarga_id, urutan, tingkat)
     SELECT keluarga_id, urutan, tingkat, (row_number() OVER urut)::integer,
       (SELECT count(*) > 500 FROM calon)
     FROM calon
     WINDOW urut AS (ORDER BY tingkat, array_to_string(kata_nama(nama), '' '') <> %8$L, left(kode_desa, %9$s) <> %10$L,
       CASE WHEN tingkat > 0 THEN round(similarity(lower(nama), %8$L)::numeric, 1) END DESC,
       ltrim(coalesce(hubungan, ''''), ''0'') <> ''1'', similarity(lower(nama), %8$L) DESC, nama, keluarga_id, urutan)
     ORDER BY 4 LIMIT %11$s',
    v_sumber, v_persis, v_dekat, v_utama, v_utuh AND v_utama <> '', v_utuh, v_utama <> '',
    v_rapi, greatest(length(p_utama), 1), coalesce(nullif(p_utama, ''), '-'), least(greatest(p_batas, 1), 200));
END $$;
REVOKE ALL ON FUNCTION cari_orang(integer, text, text[], text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cari_orang(integer, text, text[], text, integer) TO sahih_app;

-- Whose NIK or nomor KK (16 digits) or ID pelanggan PLN (11 or 12) this is, in the published delivery. Runs with the rights and the row
-- security of the caller. It sets the scope itself, so that opening a transaction, setting the scope and closing are not three
-- round trips beside the one that finds; its plans are kept by the connection.
CREATE FUNCTION cari_nomor(p_kode_kab text, p_awal text, p_akhir text, p_aktor text, p_peran text, p_kode_wilayah text, p_nomor text, p_batas integer)
RETURNS TABLE (keluarga_id text, urutan smallint, nama text, nik text, tahun_lahir text, hubungan text, kepala text, desa text,
  kecamatan text, jiwa integer, desil smallint, lebih boolean)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE v_rilis_id integer;
BEGIN
  PERFORM atur_lingkup(p_kode_kab, p_awal, p_akhir, p_aktor, p_peran, p_kode_wilayah);
  SELECT rilis_id INTO v_rilis_id FROM rilis_kini WHERE kode_kab = p_kode_kab;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
    WITH hit AS MATERIALIZED (
      SELECT a.keluarga_id, a.urutan FROM rilis_anggota a
      WHERE length(p_nomor) = 16 AND a.kode_kab = p_kode_kab AND a.rilis_id = v_rilis_id AND a.nomor_induk_kependudukan = p_nomor
      UNION
      SELECT a.keluarga_id, a.urutan FROM (
        SELECT k.keluarga_id FROM rilis_keluarga k
        WHERE length(p_nomor) = 16 AND k.kode_kab = p_kode_kab AND k.rilis_id = v_rilis_id AND k.nomor_kartu_keluarga = p_nomor
        UNION ALL
        SELECT k.keluarga_id FROM rilis_keluarga k
        WHERE length(p_nomor) < 16 AND k.kode_kab = p_kode_kab AND k.rilis_id = v_rilis_id AND k.id_pelanggan_pln = p_nomor) k
      JOIN rilis_anggota a ON a.kode_kab = p_kode_kab AND a.rilis_id = v_rilis_id AND a.keluarga_id = k.keluarga_id)
    SELECT a.keluarga_id::text, a.urutan, a.nama, a.nomor_induk_kependudukan, to_char(a.tanggal_lahir, 'YYYY'), a.status_hubungan_keluarga,
      k.nama_anggota_keluarga, (SELECT w.nama FROM wilayah w WHERE w.kode = k.kode_desa),
      (SELECT w.nama FROM wilayah w WHERE w.kode = left(k.kode_desa, 6)), k.jiwa, k.desil_nasional, false
    FROM hit
    JOIN rilis_anggota a ON a.kode_kab = p_kode_kab AND a.rilis_id = v_rilis_id AND a.keluarga_id = hit.keluarga_id AND a.urutan = hit.urutan
    JOIN rilis_keluarga k ON k.kode_kab = p_kode_kab AND k.rilis_id = v_rilis_id AND k.keluarga_id = hit.keluarga_id
    ORDER BY a.keluarga_id, a.urutan LIMIT p_batas;
END $$;
REVOKE ALL ON FUNCTION cari_nomor(text, text, text, text, text, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cari_nomor(text, text, text, text, text, text, text, integer) TO sahih_app;
