-- Simulated ranking: models as data, runs, their results (a partition per run) and rollups.
-- A run never touches the official desil of a release: it is a new set of rows, published by one pointer.

-- ------------------------------------------------------------------ model
CREATE TABLE peringkat_model (
  kode text NOT NULL CONSTRAINT peringkat_model_kode_check CHECK (kode ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  versi integer NOT NULL CONSTRAINT peringkat_model_versi_check CHECK (versi >= 1),
  nama text NOT NULL,
  isi jsonb NOT NULL,
  asal text NOT NULL,
  aktif boolean NOT NULL DEFAULT true,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode, versi)
);
COMMENT ON TABLE peringkat_model IS 'Scoring models as data: terms over DTSEN fields with integer coefficients of 1e-6. A published version is never changed; a better one is a new version. Reference data.';
COMMENT ON COLUMN peringkat_model.asal IS 'Provenance of the coefficients, shown wherever a simulation is shown.';
GRANT SELECT ON peringkat_model TO sahih_app;

-- ------------------------------------------------------------------ jalan
CREATE TABLE peringkat_jalan (
  kode_kab text COLLATE "C" NOT NULL,
  id integer GENERATED ALWAYS AS IDENTITY,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  lapis text NOT NULL CONSTRAINT peringkat_jalan_lapis_check CHECK (lapis IN ('rilis', 'kini')),
  model_kode text NOT NULL,
  model_versi integer NOT NULL,
  bobot text NOT NULL CONSTRAINT peringkat_jalan_bobot_check CHECK (bobot IN ('jiwa', 'kk')),
  benih text NOT NULL,
  acuan date NOT NULL,
  status text NOT NULL CONSTRAINT peringkat_jalan_status_check CHECK (status IN ('terbit', 'ditarik')),
  jumlah_keluarga integer NOT NULL,
  jumlah_diperingkat integer NOT NULL,
  jumlah_jiwa integer NOT NULL,
  detik double precision NOT NULL,
  hash text NOT NULL,
  sintetis boolean NOT NULL,
  aktor text NOT NULL,
  mulai_pada timestamptz NOT NULL,
  terbit_pada timestamptz NOT NULL,
  CONSTRAINT peringkat_jalan_pkey PRIMARY KEY (kode_kab, id),
  CONSTRAINT peringkat_jalan_model_fkey FOREIGN KEY (model_kode, model_versi) REFERENCES peringkat_model (kode, versi)
);
COMMENT ON TABLE peringkat_jalan IS 'Runs of a model over one release of a kabupaten/kota. A simulation, never a decision of BPS. The row appears with the results, in one transaction.';
COMMENT ON COLUMN peringkat_jalan.lapis IS 'Layer read: rilis as delivered, or kini = the release with the pembaruan daerah over it.';
COMMENT ON COLUMN peringkat_jalan.acuan IS 'Day at which ages are counted: the day from which the release holds.';
COMMENT ON COLUMN peringkat_jalan.hash IS 'SHA-256 over (No KK, desil, skor) of all families sorted by No KK: equal for equal data, model and seed.';

CREATE TABLE peringkat_kini (
  kode_kab text COLLATE "C" PRIMARY KEY,
  jalan_id integer NOT NULL,
  CONSTRAINT peringkat_kini_jalan_fkey FOREIGN KEY (kode_kab, jalan_id) REFERENCES peringkat_jalan (kode_kab, id)
);
COMMENT ON TABLE peringkat_kini IS 'The pointer to the run that family pages show.';

ALTER TABLE peringkat_jalan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON peringkat_jalan TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE peringkat_kini ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON peringkat_kini TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON peringkat_jalan, peringkat_kini TO sahih_app;

-- ------------------------------------------------------------------ hasil
CREATE TABLE peringkat_hasil (
  kode_kab text COLLATE "C" NOT NULL,
  jalan_id integer NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  jiwa integer NOT NULL,
  desil_nasional smallint,
  skor bigint,
  desil smallint,
  urutan integer,
  alasan text,
  CONSTRAINT peringkat_hasil_pkey PRIMARY KEY (kode_kab, jalan_id, keluarga_id)
) PARTITION BY LIST (jalan_id);
-- Without the columns that are constant in a partition: sorting equal texts took a fifth of a run.
CREATE INDEX peringkat_hasil_banding_idx ON peringkat_hasil (desil_nasional, desil, keluarga_id);
COMMENT ON TABLE peringkat_hasil IS 'Result of each family in a run, a partition per run. skor in 1e-6 of the unit of the model, urutan 1 = lowest skor. desil NULL = belum diperingkat, with the reason. Never updated.';
COMMENT ON COLUMN peringkat_hasil.desil_nasional IS 'Official desil in the release that was read, kept beside the simulation for comparison only.';
ALTER TABLE peringkat_hasil ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON peringkat_hasil TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON peringkat_hasil TO sahih_app;

-- ------------------------------------------------------------------ rollups
CREATE TABLE rekap_peringkat (
  kode_kab text COLLATE "C" NOT NULL,
  jalan_id integer NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  desil_nasional smallint NOT NULL CONSTRAINT rekap_peringkat_desil_nasional_check CHECK (desil_nasional BETWEEN 0 AND 10),
  desil smallint NOT NULL CONSTRAINT rekap_peringkat_desil_check CHECK (desil BETWEEN 0 AND 10),
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  PRIMARY KEY (kode_kab, jalan_id, kode_desa, desil_nasional, desil),
  CONSTRAINT rekap_peringkat_jalan_fkey FOREIGN KEY (kode_kab, jalan_id) REFERENCES peringkat_jalan (kode_kab, id)
);
COMMENT ON TABLE rekap_peringkat IS 'KK and jiwa of a run per desa, official desil and simulated desil; 0 is belum diperingkat.';

CREATE TABLE rekap_peringkat_suku (
  kode_kab text COLLATE "C" NOT NULL,
  jalan_id integer NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  suku text NOT NULL,
  kk integer NOT NULL,
  rerata bigint NOT NULL,
  PRIMARY KEY (kode_kab, jalan_id, kode_wilayah, suku),
  CONSTRAINT rekap_peringkat_suku_jalan_fkey FOREIGN KEY (kode_kab, jalan_id) REFERENCES peringkat_jalan (kode_kab, id)
);
COMMENT ON TABLE rekap_peringkat_suku IS 'Mean contribution of each term of the model, in 1e-6, over the ranked families of a kecamatan (six digits) and of the kabupaten/kota (four). What the explanation of one family is compared with.';

ALTER TABLE rekap_peringkat ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_peringkat TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
ALTER TABLE rekap_peringkat_suku ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_peringkat_suku TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON rekap_peringkat, rekap_peringkat_suku TO sahih_app;
