-- Finding people by name: words of names in an inverted index together with the area, and a small dictionary in which a misspelt word is looked up.

-- Words of a name as they are searched: lower case, punctuation apart. One definition for index, dictionary and query.
-- Not STRICT, so that it is inlined; plain names take the short way, because translate() costs more than all the rest.
CREATE FUNCTION kata_nama(p_nama text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_nama ~ '[^A-Za-z ]|  '
    THEN array_remove(string_to_array(translate(lower(p_nama), $t$.,'`-/()"$t$, '         '), ' '), '')
    ELSE string_to_array(lower(p_nama), ' ') END
$$;
-- What the index holds for one person: the words, and the area as two more words.
CREATE FUNCTION kunci_cari(p_nama text, p_kode_desa text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT public.kata_nama(p_nama) || ARRAY['#' || p_kode_desa, '#' || left(p_kode_desa, 6)]
$$;
CREATE INDEX rilis_anggota_cari_idx ON rilis_anggota USING gin (kunci_cari(nama, kode_desa));

CREATE TABLE kata (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL,
  kata text COLLATE "C" NOT NULL,
  jumlah integer NOT NULL,
  PRIMARY KEY (kode_kab, rilis_id, kata)
);
CREATE INDEX kata_mirip_idx ON kata USING gin (kata gin_trgm_ops);
COMMENT ON TABLE kata IS 'Distinct words of the names in a delivery with the number of persons who carry them. Read only by cari_nama().';

-- Fills the dictionary of a delivery from its member rows; the owner calls it before publishing.
CREATE FUNCTION susun_kata(p_kode_kab text, p_rilis_id integer, p_tabel regclass) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE v_jumlah bigint;
BEGIN
  DELETE FROM kata WHERE kode_kab = p_kode_kab AND rilis_id = p_rilis_id;
  EXECUTE format(
    $q$INSERT INTO kata (kode_kab, rilis_id, kata, jumlah)
     SELECT $1, $2, k, count(*)::integer
     FROM (SELECT unnest(kata_nama(nama)) COLLATE "C" AS k FROM %s) a
     WHERE k <> '' GROUP BY k$q$, p_tabel) USING p_kode_kab, p_rilis_id;
  GET DIAGNOSTICS v_jumlah = ROW_COUNT;
  RETURN v_jumlah;
END $$;
REVOKE ALL ON FUNCTION susun_kata(text, integer, regclass) FROM PUBLIC;

-- Persons of one delivery whose names carry every typed word, each word as typed, as a beginning or misspelt, inside the scope and the asked area.
-- The scope is part of the function because row security would keep the index from being used: array operators are not leakproof.
CREATE FUNCTION cari_nama(p_rilis_id integer, p_nama text, p_kode_wilayah text, p_batas integer)
RETURNS TABLE (keluarga_id uuid, urutan smallint, orang_id uuid, nama text, kode_desa text, kemiripan real, lebih boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_kab text := lingkup_nilai('kode_kab');
  v_wilayah text := lingkup_nilai('kode_wilayah');
  v_awal text := lingkup_nilai('awal');
  v_akhir text := lingkup_nilai('akhir');
  v_kata text;
  v_calon text[];
  v_syarat text := '';
BEGIN
  -- The narrower of the two areas; an area outside the scope finds nobody.
  IF p_kode_wilayah <> '' AND p_kode_wilayah LIKE v_wilayah || '%' THEN v_wilayah := p_kode_wilayah;
  ELSIF p_kode_wilayah <> '' AND v_wilayah NOT LIKE p_kode_wilayah || '%' THEN RETURN;
  END IF;
  IF length(v_wilayah) IN (6, 10) THEN
    v_syarat := format(' AND kunci_cari(nama, kode_desa) @> ARRAY[%L]', '#' || v_wilayah);
  END IF;
  FOREACH v_kata IN ARRAY (kata_nama(p_nama))[1:6] LOOP
    SELECT array_agg(k) INTO v_calon FROM (
      SELECT kata AS k FROM kata
      WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND (kata = v_kata OR (length(v_kata) >= 3 AND kata >= v_kata AND kata < v_kata || '~'))
      ORDER BY kata <> v_kata, jumlah DESC LIMIT 12) a;
    IF v_calon IS NULL OR NOT v_kata = ANY (v_calon) THEN
      SELECT v_calon || array_agg(k) INTO v_calon FROM (
        SELECT kata AS k FROM kata
        WHERE kode_kab = v_kab AND rilis_id = p_rilis_id AND kata % v_kata
        ORDER BY similarity(kata, v_kata) DESC, jumlah DESC LIMIT 6) a;
    END IF;
    IF v_calon IS NULL THEN RETURN; END IF;
    v_syarat := v_syarat || format(' AND kunci_cari(nama, kode_desa) && %L::text[]', v_calon);
  END LOOP;
  IF v_syarat = '' THEN RETURN; END IF;
  RETURN QUERY EXECUTE format(
    'WITH calon AS (
       SELECT keluarga_id, urutan, orang_id, nama, kode_desa FROM rilis_anggota
       WHERE kode_kab = %L AND rilis_id = %s AND kode_desa >= %L AND kode_desa <= %L %s LIMIT 201)
     SELECT keluarga_id, urutan, orang_id, nama, kode_desa, similarity(lower(nama), lower(%L)), (SELECT count(*) > 200 FROM calon)
     FROM calon ORDER BY 6 DESC, nama, keluarga_id, urutan LIMIT %s',
    v_kab, p_rilis_id, v_awal, v_akhir, v_syarat, p_nama, least(greatest(p_batas, 1), 200));
END $$;
REVOKE ALL ON FUNCTION cari_nama(integer, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cari_nama(integer, text, text, integer) TO sahih_app;

ALTER TABLE kata ENABLE ROW LEVEL SECURITY;

CREATE TABLE pencarian (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  aktor text NOT NULL,
  isi text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX pencarian_dibuat_idx ON pencarian (dibuat_pada);
COMMENT ON TABLE pencarian IS 'What somebody searched for, so that a result has an address without a name or number in it. Readable only by who searched; removed after a day.';
ALTER TABLE pencarian ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pencarian TO sahih_app USING (kode_kab = lingkup_kab() AND aktor = lingkup_nilai('aktor'));
GRANT SELECT, INSERT ON pencarian TO sahih_app;
