-- Precedence per field as an office decided it, over the one that is shipped.
CREATE TABLE prioritas_daerah (
  kode_kab text COLLATE "C" NOT NULL,
  kolom text COLLATE "C" NOT NULL,
  versi integer NOT NULL,
  urutan text[] NOT NULL,
  alasan text NOT NULL,
  aktor text NOT NULL,
  aktor_nama text NOT NULL,
  ditetapkan_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, kolom, versi),
  CONSTRAINT prioritas_daerah_urutan_check CHECK (cardinality(urutan) = 2 AND urutan <@ ARRAY['pembaruan', 'rilis'] AND urutan[1] <> urutan[2]),
  CONSTRAINT prioritas_daerah_kolom_check CHECK (kolom NOT LIKE 'desil%')
);
COMMENT ON TABLE prioritas_daerah IS 'Which layer a value is read from, per field, as the office decided it with a reason; the highest versi counts, earlier ones stay. Only the two layers of the register can stand here, and no desil: that is BPS alone.';
ALTER TABLE prioritas_daerah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON prioritas_daerah TO sahih_app USING (kode_kab = lingkup_kab());
CREATE POLICY atas_nama ON prioritas_daerah AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT ON prioritas_daerah TO sahih_app;
GRANT INSERT (kode_kab, kolom, versi, urutan, alasan, aktor, aktor_nama, ditetapkan_pada) ON prioritas_daerah TO sahih_app;
