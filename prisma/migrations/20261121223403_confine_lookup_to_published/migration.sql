-- A delivery that is not published may still be thrown away with the identities it brought: nobody is linked to those.
CREATE OR REPLACE FUNCTION orang_dari_nik(p_nik text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.orang_id FROM riwayat_nik h LEFT JOIN rilis r ON r.id = h.rilis_id
  WHERE h.kode_kab = lingkup_nilai('kode_kab') AND h.nik = p_nik AND (h.rilis_id IS NULL OR r.status IN ('terbit', 'ditarik'))
  ORDER BY h.ke LIMIT 1
$$;
CREATE OR REPLACE FUNCTION keluarga_dari_kk(p_nomor_kk text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT h.keluarga_id FROM riwayat_kk h LEFT JOIN rilis r ON r.id = h.rilis_id
  WHERE h.kode_kab = lingkup_nilai('kode_kab') AND h.nomor_kk = p_nomor_kk AND h.berlaku_sampai IS NULL
    AND (h.rilis_id IS NULL OR r.status IN ('terbit', 'ditarik'))
  ORDER BY h.berlaku_sejak DESC, h.keluarga_id LIMIT 1
$$;
