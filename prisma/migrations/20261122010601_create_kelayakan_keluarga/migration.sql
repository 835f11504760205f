-- Who the rules of a programme find eligible, as rows, so that a list of families can be filtered by it. An assessment for one
-- day, never a decision; what it was counted for is kelayakan_kini.

CREATE TABLE kelayakan_kini (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL CONSTRAINT kelayakan_kini_rilis_fkey REFERENCES rilis (id),
  tanggal date NOT NULL,
  PRIMARY KEY (kode_kab)
);
COMMENT ON TABLE kelayakan_kini IS 'For which release and day the rows of kelayakan_keluarga were counted. Changed in the transaction that writes them anew.';
ALTER TABLE kelayakan_kini ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON kelayakan_kini TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON kelayakan_kini TO sahih_app;

-- A million rows of a city come and go with a count: no foreign key, because a trigger per row would cost more than the row.
CREATE TABLE kelayakan_keluarga (
  kode_kab text COLLATE "C" NOT NULL,
  program text COLLATE "C" NOT NULL,
  hasil text COLLATE "C" NOT NULL CONSTRAINT kelayakan_keluarga_hasil_check CHECK (hasil IN ('memenuhi-syarat', 'belum-dapat-dinilai')),
  kode_desa text COLLATE "C" NOT NULL,
  keluarga_id uuid NOT NULL,
  CONSTRAINT kelayakan_keluarga_pkey PRIMARY KEY (kode_kab, program, hasil, kode_desa, keluarga_id)
);
COMMENT ON TABLE kelayakan_keluarga IS 'Families that meet the rule of a programme and those that cannot be assessed yet; who is in neither does not meet it. The key is read both ways: all of a desa, and one family of it.';
ALTER TABLE kelayakan_keluarga ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON kelayakan_keluarga TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON kelayakan_keluarga TO sahih_app;
