-- A desa that records somebody of another desa as its own changes nothing there; the other desa is told that it happened.

-- Since when persons of a family in scope are recorded as members of another family of the kabupaten/kota. Says neither
-- which family nor where: that is for the Dinas to look up.
CREATE FUNCTION masuk_lain(p_keluarga uuid) RETURNS TABLE (orang_id uuid, sejak date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH milik AS (
    SELECT a.orang_id FROM rilis_kini n JOIN rilis_anggota a ON a.kode_kab = n.kode_kab AND a.rilis_id = n.rilis_id
    WHERE n.kode_kab = lingkup_nilai('kode_kab') AND a.keluarga_id = p_keluarga
      AND a.kode_desa >= lingkup_nilai('awal') AND a.kode_desa <= lingkup_nilai('akhir')
    UNION
    SELECT g.orang_id FROM pembaruan_anggota g
    WHERE g.kode_kab = lingkup_nilai('kode_kab') AND g.keluarga_id = p_keluarga AND g.dicabut_pada IS NULL
      AND g.kode_desa >= lingkup_nilai('awal') AND g.kode_desa <= lingkup_nilai('akhir')
  )
  SELECT g.orang_id, max(g.berlaku_sejak) FROM milik m
  JOIN pembaruan_anggota g ON g.kode_kab = lingkup_nilai('kode_kab') AND g.orang_id = m.orang_id
  WHERE g.arah = 'masuk' AND g.dicabut_pada IS NULL AND g.keluarga_id <> p_keluarga
    AND NOT EXISTS (
      SELECT FROM pembaruan_anggota l
      WHERE l.kode_kab = g.kode_kab AND l.orang_id = g.orang_id AND l.dicabut_pada IS NULL
        AND l.keluarga_id IN (g.keluarga_id, p_keluarga)
        AND (l.berlaku_sejak, l.dicatat_pada, l.id) > (g.berlaku_sejak, g.dicatat_pada, g.id))
  GROUP BY g.orang_id
$$;
REVOKE ALL ON FUNCTION masuk_lain(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION masuk_lain(uuid) TO sahih_app;
