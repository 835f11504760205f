-- What a delivery says beyond the columns of the register: kept as it came, beside the rows and never among them.

-- A table of its own: most deliveries have no such column, and none of their rows may grow for those that do. json, not
-- jsonb, so that the columns stay in the order of the file.
CREATE TABLE rilis_tambahan (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL,
  keluarga_id uuid NOT NULL,
  urutan smallint NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  isi json NOT NULL,
  CONSTRAINT rilis_tambahan_pkey PRIMARY KEY (kode_kab, rilis_id, keluarga_id, urutan)
) PARTITION BY LIST (rilis_id);
COMMENT ON TABLE rilis_tambahan IS 'Values of a delivery in columns nobody knows, by row. Shown with long numbers masked, read by no rule, figure or export. Never updated; goes with its delivery.';
COMMENT ON COLUMN rilis_tambahan.urutan IS 'Place of the member in its family as in rilis_anggota; 0 for the row of the family itself.';
COMMENT ON COLUMN rilis_tambahan.isi IS 'Header as delivered → value as delivered, in the order of the file; empty values are left out.';

ALTER TABLE rilis_tambahan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis_tambahan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT (kode_kab, rilis_id, keluarga_id, urutan, kode_desa, isi) ON rilis_tambahan TO sahih_app;
