-- What somebody set up for lists: saved filters, and which columns are shown.

CREATE TABLE saringan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  aktor text NOT NULL,
  nama text NOT NULL CONSTRAINT saringan_nama_check CHECK (length(nama) BETWEEN 3 AND 60),
  dibagikan boolean NOT NULL DEFAULT false,
  isi jsonb NOT NULL,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id)
);
CREATE UNIQUE INDEX saringan_nama_key ON saringan (kode_kab, aktor, lower(nama));
COMMENT ON TABLE saringan IS 'Saved filters of the family list: codes, desil, sources and findings, never a name or number of a person. dibagikan: everybody of the office may use it, only its maker may remove it.';
ALTER TABLE saringan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON saringan TO sahih_app USING (kode_kab = lingkup_kab());
CREATE POLICY atas_nama ON saringan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
CREATE POLICY milik_sendiri ON saringan AS RESTRICTIVE FOR DELETE TO sahih_app
  USING ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, DELETE ON saringan TO sahih_app;
GRANT INSERT (kode_kab, aktor, nama, dibagikan, isi) ON saringan TO sahih_app;

CREATE TABLE pilihan_kolom (
  kode_kab text COLLATE "C" NOT NULL,
  aktor text NOT NULL,
  daftar text NOT NULL CONSTRAINT pilihan_kolom_daftar_check CHECK (daftar IN ('keluarga')),
  kolom text[] NOT NULL CONSTRAINT pilihan_kolom_kolom_check CHECK (cardinality(kolom) <= 20),
  diubah_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, aktor, daftar)
);
COMMENT ON TABLE pilihan_kolom IS 'Columns a user chose for a list, in order; they go along into an export of that list.';
ALTER TABLE pilihan_kolom ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pilihan_kolom TO sahih_app USING (kode_kab = lingkup_kab());
CREATE POLICY atas_nama ON pilihan_kolom AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
CREATE POLICY milik_sendiri ON pilihan_kolom AS RESTRICTIVE FOR UPDATE TO sahih_app
  USING ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT ON pilihan_kolom TO sahih_app;
GRANT INSERT (kode_kab, aktor, daftar, kolom) ON pilihan_kolom TO sahih_app;
GRANT UPDATE (kolom, diubah_pada) ON pilihan_kolom TO sahih_app;
