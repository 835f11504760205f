-- Papers of an event as pictures or PDF: several to one event, also brought later, none ever taken away.

CREATE TABLE peristiwa_berkas (
  kode_kab text COLLATE "C" NOT NULL,
  peristiwa_id uuid NOT NULL,
  berkas_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  aktor text NOT NULL,
  dilampirkan_pada timestamptz NOT NULL,
  CONSTRAINT peristiwa_berkas_pkey PRIMARY KEY (kode_kab, peristiwa_id, berkas_id),
  CONSTRAINT peristiwa_berkas_berkas_key UNIQUE (kode_kab, berkas_id),
  CONSTRAINT peristiwa_berkas_peristiwa_fkey FOREIGN KEY (kode_kab, peristiwa_id) REFERENCES peristiwa (kode_kab, id),
  CONSTRAINT peristiwa_berkas_berkas_fkey FOREIGN KEY (kode_kab, berkas_id) REFERENCES berkas (kode_kab, id)
);
COMMENT ON TABLE peristiwa_berkas IS 'Stored papers that prove an event; aktor brought them at dilampirkan_pada. Rows are only added, by lampirkan_bukti().';
ALTER TABLE peristiwa_berkas ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON peristiwa_berkas TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON peristiwa_berkas TO sahih_app;

-- Never written to: one event may have several papers.
ALTER TABLE peristiwa DROP COLUMN berkas_id;

-- Keeps an upload of the aktor as the paper of an event in scope and returns its SHA-256; null when it is not theirs, already belongs
-- to an event, or its day is over. The file moves to the desa of the event, so that the office there sees it, and no longer expires.
CREATE FUNCTION lampirkan_bukti(p_peristiwa uuid, p_berkas uuid, p_nama text, p_pada timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_kab text := lingkup_nilai('kode_kab'); v_desa text; v_sha256 text;
BEGIN
  SELECT kode_desa INTO v_desa FROM peristiwa
    WHERE kode_kab = v_kab AND id = p_peristiwa AND dibatalkan_pada IS NULL
      AND kode_desa >= lingkup_nilai('awal') AND kode_desa <= lingkup_nilai('akhir');
  IF v_desa IS NULL THEN
    RAISE EXCEPTION 'peristiwa tidak ditemukan' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE berkas SET kedaluwarsa_pada = NULL, kode_wilayah = v_desa, nama = p_nama
    WHERE kode_kab = v_kab AND id = p_berkas AND aktor = lingkup_nilai('aktor') AND jenis = 'bukti-peristiwa'
      AND dihapus_pada IS NULL AND kedaluwarsa_pada > p_pada
    RETURNING sha256 INTO v_sha256;
  IF v_sha256 IS NOT NULL THEN
    INSERT INTO peristiwa_berkas (kode_kab, peristiwa_id, berkas_id, kode_desa, aktor, dilampirkan_pada)
      VALUES (v_kab, p_peristiwa, p_berkas, v_desa, lingkup_nilai('aktor'), p_pada);
  END IF;
  RETURN v_sha256;
END $$;
REVOKE ALL ON FUNCTION lampirkan_bukti(uuid, uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lampirkan_bukti(uuid, uuid, text, timestamptz) TO sahih_app;
