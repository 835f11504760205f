-- Eligibility: programmes and their rules as effective-dated data, the exclude flag as SIKS-NG delivers it, rollups.
-- What we infer ourselves is an indikasi and has no table: it blocks nothing.

-- ------------------------------------------------------------------ program, aturan
CREATE TABLE program (
  kode text PRIMARY KEY CONSTRAINT program_kode_check CHECK (kode ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  nama text NOT NULL,
  unit text NOT NULL CONSTRAINT program_unit_check CHECK (unit IN ('keluarga', 'individu')),
  penetap text NOT NULL,
  urutan integer NOT NULL
);
COMMENT ON TABLE program IS 'Social assistance programmes. penetap decides who receives: never this application. Reference data.';

CREATE TABLE aturan_program (
  program text NOT NULL REFERENCES program (kode),
  berlaku_mulai date NOT NULL,
  berlaku_sampai date,
  desil_min smallint NOT NULL,
  desil_maks smallint NOT NULL,
  unit text NOT NULL CONSTRAINT aturan_program_unit_check CHECK (unit IN ('keluarga', 'individu')),
  syarat jsonb NOT NULL,
  izinkan_asesmen boolean NOT NULL,
  dasar_hukum text NOT NULL,
  status text NOT NULL CONSTRAINT aturan_program_status_check CHECK (status IN ('terverifikasi', 'belum-terverifikasi')),
  catatan text,
  PRIMARY KEY (program, berlaku_mulai),
  CONSTRAINT aturan_program_desil_check CHECK (desil_min BETWEEN 1 AND 10 AND desil_maks BETWEEN desil_min AND 10),
  CONSTRAINT aturan_program_berlaku_check CHECK (berlaku_sampai IS NULL OR berlaku_sampai >= berlaku_mulai)
);
COMMENT ON TABLE aturan_program IS 'Rules of a programme with the days they hold (both inclusive) and their legal basis. Reference data.';
GRANT SELECT ON program, aturan_program TO sahih_app;

-- ------------------------------------------------------------------ exclude
CREATE TABLE exclude_muatan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  sumber text NOT NULL CONSTRAINT exclude_muatan_sumber_check CHECK (sumber IN ('siks-ng')),
  periode text NOT NULL,
  berlaku_sejak date NOT NULL,
  baris integer NOT NULL,
  cocok integer NOT NULL,
  tidak_cocok integer NOT NULL,
  sidik text NOT NULL,
  sintetis boolean NOT NULL,
  aktor text NOT NULL,
  dimuat_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE exclude_muatan IS 'Deliveries of the exclude list by SIKS-NG. Each replaces the one before from berlaku_sejak on. Without one, the exclude status of every family is unknown.';
CREATE TABLE status_exclude (
  kode_kab text COLLATE "C" NOT NULL,
  muatan_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  urutan integer NOT NULL,
  orang_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  kode text NOT NULL CONSTRAINT status_exclude_kode_check CHECK (kode ~ '^EX[0-9]{2}$'),
  sumber text NOT NULL CONSTRAINT status_exclude_sumber_check CHECK (sumber IN ('siks-ng')),
  periode text NOT NULL,
  PRIMARY KEY (kode_kab, muatan_id, keluarga_id, urutan),
  CONSTRAINT status_exclude_muatan_fkey FOREIGN KEY (kode_kab, muatan_id) REFERENCES exclude_muatan (kode_kab, id),
  CONSTRAINT status_exclude_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id)
);
COMMENT ON TABLE status_exclude IS 'Exclude flags exactly as SIKS-NG delivered them, per family and person. orang_id NULL: the flag names the family.';
ALTER TABLE exclude_muatan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON exclude_muatan TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE status_exclude ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON status_exclude TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON exclude_muatan, status_exclude TO sahih_app;

-- ------------------------------------------------------------------ rollup
CREATE TABLE rekap_kelayakan (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  tanggal date NOT NULL,
  program text NOT NULL REFERENCES program (kode),
  kode_desa text COLLATE "C" NOT NULL,
  hasil text NOT NULL CONSTRAINT rekap_kelayakan_hasil_check CHECK (hasil IN ('memenuhi-syarat', 'tidak-memenuhi-syarat', 'belum-dapat-dinilai')),
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  PRIMARY KEY (kode_kab, rilis_id, tanggal, program, kode_desa, hasil)
);
COMMENT ON TABLE rekap_kelayakan IS 'KK and jiwa per desa, programme and answer, for one release read on one day. Counts of an assessment, not of recipients.';
ALTER TABLE rekap_kelayakan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_kelayakan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON rekap_kelayakan TO sahih_app;
