-- How far verval has come: a pull per day, its counts per desa, desil and age, and the population they are held against.

CREATE TABLE capaian_tarikan (
  kode_kab text COLLATE "C" NOT NULL,
  per_tanggal date NOT NULL,
  rilis_id integer NOT NULL,
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  kk_verval integer NOT NULL,
  jiwa_verval integer NOT NULL,
  aktor text NOT NULL,
  dihitung_pada timestamptz NOT NULL,
  CONSTRAINT capaian_tarikan_pkey PRIMARY KEY (kode_kab, per_tanggal)
);
COMMENT ON TABLE capaian_tarikan IS 'Pulls of capaian verval, one a day: families and persons of the release of that day, and how many of them have been verified. Counted again on the same day it is replaced.';
ALTER TABLE capaian_tarikan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON capaian_tarikan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON capaian_tarikan TO sahih_app;

CREATE TABLE rekap_capaian (
  kode_kab text COLLATE "C" NOT NULL,
  per_tanggal date NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  desil smallint NOT NULL CONSTRAINT rekap_capaian_desil_check CHECK (desil BETWEEN 0 AND 10),
  umur text NOT NULL CONSTRAINT rekap_capaian_umur_check CHECK (umur IN ('3-bulan', '6-bulan', '12-bulan', '24-bulan', 'lebih', 'belum')),
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  CONSTRAINT rekap_capaian_pkey PRIMARY KEY (kode_kab, per_tanggal, kode_desa, desil, umur),
  CONSTRAINT rekap_capaian_tarikan_fkey FOREIGN KEY (kode_kab, per_tanggal) REFERENCES capaian_tarikan (kode_kab, per_tanggal)
);
COMMENT ON TABLE rekap_capaian IS 'KK and jiwa of a pull per desa, official desil (0: without one) and age of the last verification; belum: never verified, known from the release alone.';
ALTER TABLE rekap_capaian ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_capaian TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON rekap_capaian TO sahih_app;

CREATE TABLE penduduk_acuan (
  kode_kab text COLLATE "C" NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  per_tanggal date NOT NULL,
  kk integer NOT NULL CONSTRAINT penduduk_acuan_kk_check CHECK (kk >= 0),
  jiwa integer NOT NULL CONSTRAINT penduduk_acuan_jiwa_check CHECK (jiwa >= 0),
  sumber text NOT NULL,
  aktor text NOT NULL,
  dimuat_pada timestamptz NOT NULL,
  CONSTRAINT penduduk_acuan_pkey PRIMARY KEY (kode_kab, kode_desa, per_tanggal)
);
COMMENT ON TABLE penduduk_acuan IS 'Population per desa as an office published it, with its day and source: what coverage is held against. The newest day of each desa counts.';
ALTER TABLE penduduk_acuan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON penduduk_acuan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON penduduk_acuan TO sahih_app;
