-- Opening masked numbers: a stated purpose that holds for half an hour on one thing, and comparing without opening.

CREATE TABLE bukaan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  aktor text NOT NULL,
  objek text NOT NULL CONSTRAINT bukaan_objek_check CHECK (objek IN ('keluarga', 'usulan', 'pemeriksaan', 'tugas')),
  objek_id uuid NOT NULL,
  tujuan text NOT NULL,
  dibuat_pada timestamptz NOT NULL,
  berakhir_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX bukaan_aktor_idx ON bukaan (kode_kab, aktor, objek, objek_id, berakhir_pada);
COMMENT ON TABLE bukaan IS 'One stated purpose under which an aktor sees the masked numbers of one thing until berakhir_pada. Every number opened under it goes to the read log all the same.';
ALTER TABLE bukaan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON bukaan TO sahih_app USING (kode_kab = lingkup_kab() AND aktor = lingkup_nilai('aktor'));
GRANT SELECT ON bukaan TO sahih_app;
GRANT INSERT (kode_kab, id, aktor, objek, objek_id, tujuan, dibuat_pada, berakhir_pada) ON bukaan TO sahih_app;

CREATE TABLE bandingan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  aktor text NOT NULL,
  keluarga_id uuid NOT NULL,
  pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX bandingan_aktor_idx ON bandingan (kode_kab, aktor, pada);
COMMENT ON TABLE bandingan IS 'When an aktor compared a typed number with a recorded one: counted, so that nobody finds a number by trying. Neither number is kept.';
ALTER TABLE bandingan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON bandingan TO sahih_app USING (kode_kab = lingkup_kab() AND aktor = lingkup_nilai('aktor'));
GRANT SELECT ON bandingan TO sahih_app;
GRANT INSERT (kode_kab, id, aktor, keluarga_id, pada) ON bandingan TO sahih_app;
