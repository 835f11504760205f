-- What the checks of an import warn of, and the form in which each file came.

CREATE TABLE impor_peringatan (
  kode_kab text COLLATE "C" NOT NULL,
  impor_id uuid NOT NULL,
  cek text NOT NULL,
  jumlah integer NOT NULL CONSTRAINT impor_peringatan_jumlah_check CHECK (jumlah > 0),
  PRIMARY KEY (kode_kab, impor_id, cek),
  CONSTRAINT impor_peringatan_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id) ON DELETE CASCADE
);
COMMENT ON TABLE impor_peringatan IS 'How many rows of an import a check warns of: they are loaded and ask for a look. Checks that found nothing have no row.';
ALTER TABLE impor_peringatan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_peringatan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON impor_peringatan TO sahih_app;

ALTER TABLE impor_berkas ADD COLUMN bentuk jsonb;
COMMENT ON COLUMN impor_berkas.bentuk IS 'How the file was read: format (csv, xlsx), and for text its separator and encoding, for sheets their names. Null before it was read.';
