-- Matching: pairs that may be one person, what somebody decided about them, and the link that follows from it. Rows of a
-- release are never rewritten by a decision.

CREATE TABLE padan_jalan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  rilis_id integer NOT NULL,
  orang integer NOT NULL,
  catatan integer NOT NULL,
  calon integer NOT NULL,
  diusulkan integer NOT NULL,
  baru integer NOT NULL,
  kembali integer NOT NULL,
  blok_terlewat integer NOT NULL,
  detik numeric(9, 3) NOT NULL,
  aktor text NOT NULL,
  dijalankan_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE padan_jalan IS 'Runs of matching over one release and the other sources: persons, candidates compared, pairs proposed, of them new and proposed again because their values changed, groups of candidates too large to be paired.';
ALTER TABLE padan_jalan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON padan_jalan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON padan_jalan TO sahih_app;

CREATE TABLE padan_pasangan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL CONSTRAINT padan_pasangan_jenis_check CHECK (jenis IN ('nik', 'orang', 'sumber')),
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  lain text COLLATE "C" NOT NULL,
  orang_lain uuid,
  keluarga_lain uuid,
  catatan_id uuid,
  sumber text,
  kode_desa_lain text COLLATE "C" NOT NULL,
  skor smallint NOT NULL CONSTRAINT padan_pasangan_skor_check CHECK (skor BETWEEN 0 AND 100),
  bagian jsonb NOT NULL,
  sidik bigint NOT NULL,
  rilis_id integer NOT NULL,
  status text NOT NULL DEFAULT 'usul' CONSTRAINT padan_pasangan_status_check CHECK (status IN ('usul', 'nanti', 'sama', 'beda')),
  status_dulu text CONSTRAINT padan_pasangan_status_dulu_check CHECK (status_dulu IN ('nanti', 'sama', 'beda')),
  ke integer NOT NULL DEFAULT 0,
  diputus_oleh text,
  diputus_pada timestamptz,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT padan_pasangan_key UNIQUE (kode_kab, orang_id, lain),
  CONSTRAINT padan_pasangan_lain_check CHECK ((orang_lain IS NULL) <> (catatan_id IS NULL))
);
CREATE INDEX padan_pasangan_daftar_idx ON padan_pasangan (kode_kab, status, skor DESC, id DESC);
CREATE INDEX padan_pasangan_desa_idx ON padan_pasangan (kode_kab, status, kode_desa, kode_desa_lain, jenis);
CREATE INDEX padan_pasangan_lain_idx ON padan_pasangan (kode_kab, orang_lain) WHERE orang_lain IS NOT NULL;
COMMENT ON TABLE padan_pasangan IS 'Pairs that may be one person: two persons of a release (jenis nik: under one NIK; orang: otherwise alike), or a person and a row of another source. orang_id and lain are its key and stay; the rest is that of the newest run. sidik is a hash of the compared values: a pair decided is proposed again only when it changes. bagian holds how each part compares and its points, no value of a person.';
COMMENT ON COLUMN padan_pasangan.ke IS 'Counts the decisions; who decides says which one they saw, so that the second of two is told.';
ALTER TABLE padan_pasangan ENABLE ROW LEVEL SECURITY;
-- Both sides must lie in the scope: whoever holds one desa alone does not learn of a person elsewhere through a pair.
CREATE POLICY lingkup ON padan_pasangan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir()
  AND kode_desa_lain >= lingkup_awal() AND kode_desa_lain <= lingkup_akhir());
GRANT SELECT ON padan_pasangan TO sahih_app;
GRANT UPDATE (status, status_dulu, ke, diputus_oleh, diputus_pada) ON padan_pasangan TO sahih_app;

CREATE TABLE padan_keputusan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  pasangan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  kode_desa_lain text COLLATE "C" NOT NULL,
  keputusan text NOT NULL CONSTRAINT padan_keputusan_keputusan_check CHECK (keputusan IN ('sama', 'beda', 'nanti', 'urungkan')),
  alasan text NOT NULL,
  skor smallint NOT NULL,
  aktor text NOT NULL,
  aktor_nama text NOT NULL,
  diputus_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX padan_keputusan_pasangan_idx ON padan_keputusan (kode_kab, pasangan_id, id);
COMMENT ON TABLE padan_keputusan IS 'What people decided about a pair, in order; never changed. urungkan takes the one before back.';
ALTER TABLE padan_keputusan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON padan_keputusan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir()
  AND kode_desa_lain >= lingkup_awal() AND kode_desa_lain <= lingkup_akhir());
CREATE POLICY atas_nama ON padan_keputusan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON padan_keputusan TO sahih_app;

CREATE TABLE padan_tautan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  pasangan_id uuid NOT NULL,
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  orang_lain uuid,
  keluarga_lain uuid,
  catatan_id uuid,
  sumber text,
  kode_desa_lain text COLLATE "C" NOT NULL,
  aktor text NOT NULL,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  dicabut_pada timestamptz,
  PRIMARY KEY (kode_kab, id)
);
CREATE UNIQUE INDEX padan_tautan_berlaku_key ON padan_tautan (kode_kab, pasangan_id) WHERE dicabut_pada IS NULL;
CREATE INDEX padan_tautan_keluarga_idx ON padan_tautan (kode_kab, keluarga_id) WHERE dicabut_pada IS NULL;
CREATE INDEX padan_tautan_keluarga_lain_idx ON padan_tautan (kode_kab, keluarga_lain) WHERE dicabut_pada IS NULL;
COMMENT ON TABLE padan_tautan IS 'Identities that a person said are one (a pair decided sama), while dicabut_pada is empty. Findings and lists read it; neither identity and no row of a release is changed or removed by it.';
ALTER TABLE padan_tautan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON padan_tautan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir()
  AND kode_desa_lain >= lingkup_awal() AND kode_desa_lain <= lingkup_akhir());
CREATE POLICY atas_nama ON padan_tautan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON padan_tautan TO sahih_app;
GRANT UPDATE (dicabut_pada) ON padan_tautan TO sahih_app;
