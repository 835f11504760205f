-- Finding whom only the local layer knows: the newborn, who moved in, the family that came out of another.

-- Words of a name in the spelling under which they are compared.
CREATE FUNCTION ejaan_nama(p_nama text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(public.eja_kata(k)), '{}') FROM unnest(public.kata_nama(p_nama)) k
$$;

CREATE INDEX pembaruan_ejaan_idx ON pembaruan USING gin (ejaan_nama(nilai))
  WHERE kolom IN ('nama', 'nama_anggota_keluarga') AND dicabut_pada IS NULL AND nilai IS NOT NULL;
CREATE INDEX pembaruan_nama_mirip_idx ON pembaruan USING gin (lower(nilai) gin_trgm_ops)
  WHERE kolom IN ('nama', 'nama_anggota_keluarga') AND dicabut_pada IS NULL AND nilai IS NOT NULL;
-- Families the local layer gave a place to live, in the order they were recorded.
CREATE INDEX pembaruan_desa_idx ON pembaruan (kode_kab, id)
  WHERE kolom = 'kode_kelurahan_desa' AND orang_id IS NULL AND dicabut_pada IS NULL;

-- Persons by a name that was recorded here, inside the scope and, where given, the asked areas. tingkat 0: every typed word in some
-- spelling; 1: near, or as part of a word. Whom the published release lists in that family under that very name is left out: the
-- search of the release finds them. The scope is part of the function because row security would keep the indexes from being used.
CREATE FUNCTION cari_catatan(p_nama text, p_wilayah text[], p_batas integer)
RETURNS TABLE (keluarga_id uuid, orang_id uuid, kode_desa text, tingkat smallint, mirip real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
  v_kab text := lingkup_nilai('kode_kab');
  v_awal text := lingkup_nilai('awal');
  v_akhir text := lingkup_nilai('akhir');
  v_rapi text := array_to_string(kata_nama(p_nama), ' ');
  v_ejaan text[] := ejaan_nama(p_nama);
  v_bagian text := '%' || replace(replace(replace(v_rapi, '\', '\\'), '%', '\%'), '_', '\_') || '%';
BEGIN
  IF cardinality(v_ejaan) = 0 THEN RETURN; END IF;
  RETURN QUERY
    WITH calon AS MATERIALIZED (
      (SELECT p.id, 0::smallint AS tingkat FROM pembaruan p
       WHERE p.kolom IN ('nama', 'nama_anggota_keluarga') AND p.dicabut_pada IS NULL AND p.nilai IS NOT NULL
         AND ejaan_nama(p.nilai) @> v_ejaan AND p.kode_kab = v_kab AND p.kode_desa >= v_awal AND p.kode_desa <= v_akhir LIMIT 200)
      UNION ALL
      (SELECT p.id, 1::smallint FROM pembaruan p
       WHERE p.kolom IN ('nama', 'nama_anggota_keluarga') AND p.dicabut_pada IS NULL AND p.nilai IS NOT NULL
         AND (lower(p.nilai) % v_rapi OR lower(p.nilai) LIKE v_bagian)
         AND p.kode_kab = v_kab AND p.kode_desa >= v_awal AND p.kode_desa <= v_akhir LIMIT 200)),
    orang AS (
      SELECT p.keluarga_id, p.kode_desa, c.tingkat, similarity(lower(p.nilai), v_rapi) AS mirip, p.nilai,
        -- The name of a family is that of its head.
        coalesce(p.orang_id, (SELECT h.orang_id FROM pembaruan h
          WHERE h.kode_kab = v_kab AND h.keluarga_id = p.keluarga_id AND h.kolom = 'status_hubungan_keluarga' AND h.nilai = '1'
            AND h.orang_id IS NOT NULL AND h.dicabut_pada IS NULL ORDER BY h.berlaku_sejak DESC, h.dicatat_pada DESC LIMIT 1)) AS orang_id
      FROM calon c JOIN pembaruan p ON p.kode_kab = v_kab AND p.id = c.id)
    SELECT DISTINCT ON (o.keluarga_id, o.orang_id) o.keluarga_id, o.orang_id, o.kode_desa, o.tingkat, o.mirip
    FROM orang o
    WHERE o.orang_id IS NOT NULL
      AND (cardinality(p_wilayah) = 0 OR EXISTS (SELECT FROM unnest(p_wilayah) w WHERE o.kode_desa LIKE w || '%'))
      AND NOT EXISTS (SELECT FROM rilis_kini n JOIN rilis_anggota a ON a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id
        WHERE n.kode_kab = v_kab AND a.orang_id = o.orang_id AND a.keluarga_id = o.keluarga_id AND a.nama = o.nilai)
    ORDER BY o.keluarga_id, o.orang_id, o.tingkat, o.mirip DESC LIMIT least(greatest(p_batas, 1), 100);
END $$;
REVOKE ALL ON FUNCTION cari_catatan(text, text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cari_catatan(text, text[], integer) TO sahih_app;
