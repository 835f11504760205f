-- Findings: what does not add up in the release and the other sources, who looks at it, and what they decided. Nothing of the
-- register is changed by any of it.

CREATE TABLE temuan_jalan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  rilis_id integer NOT NULL,
  benar integer NOT NULL,
  baru integer NOT NULL,
  berubah integer NOT NULL,
  kembali integer NOT NULL,
  selesai integer NOT NULL,
  dilewati text[] NOT NULL,
  detik numeric(9, 3) NOT NULL,
  aktor text NOT NULL,
  dijalankan_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE temuan_jalan IS 'Runs over one release and the other sources: findings that hold (benar), of them new, with another value than before (berubah) and true again (kembali), and those no longer true (selesai). dilewati are kinds that could not be counted, because what they read is not there for this release.';
ALTER TABLE temuan_jalan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON temuan_jalan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON temuan_jalan TO sahih_app;

-- Hundreds of thousands of rows come and go with a release: no foreign key, because a trigger per row would cost more than the row.
CREATE TABLE temuan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text COLLATE "C" NOT NULL CONSTRAINT temuan_jenis_check CHECK (jenis ~ '^[a-z]+(-[a-z]+)*$'),
  kunci text COLLATE "C" NOT NULL,
  keluarga_id uuid,
  orang_id uuid,
  catatan_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  desil smallint NOT NULL CONSTRAINT temuan_desil_check CHECK (desil BETWEEN 0 AND 10),
  nilai text NOT NULL,
  sidik bigint NOT NULL,
  status text NOT NULL DEFAULT 'baru' CONSTRAINT temuan_status_check CHECK (status IN ('baru', 'ditugaskan', 'dikonfirmasi', 'ditepis', 'selesai')),
  rilis_pertama integer NOT NULL,
  rilis_terakhir integer,
  ditemukan_pada timestamptz NOT NULL DEFAULT now(),
  putusan text CONSTRAINT temuan_putusan_check CHECK (putusan IN ('dikonfirmasi', 'ditepis')),
  putusan_sidik bigint,
  diputus_oleh text,
  diputus_nama text,
  diputus_pada timestamptz,
  alasan text,
  petugas_id uuid,
  petugas_nama text,
  ditugaskan_oleh text,
  ditugaskan_pada timestamptz,
  tenggat date,
  ke integer NOT NULL DEFAULT 0,
  CONSTRAINT temuan_pkey PRIMARY KEY (kode_kab, id),
  CONSTRAINT temuan_kunci_key UNIQUE (kode_kab, jenis, kunci),
  CONSTRAINT temuan_putusan_sidik_check CHECK ((putusan IS NULL) = (putusan_sidik IS NULL))
);
CREATE INDEX temuan_daftar_idx ON temuan (kode_kab, jenis, kode_desa, id) INCLUDE (status, desil);
CREATE INDEX temuan_keluarga_idx ON temuan (kode_kab, keluarga_id) WHERE keluarga_id IS NOT NULL;
CREATE INDEX temuan_petugas_idx ON temuan (kode_kab, petugas_id, tenggat, id) WHERE status = 'ditugaskan';
COMMENT ON TABLE temuan IS 'Findings, one row per kind and thing it is about, for as long as the register knows it. kunci names that thing inside the kind and is not readable for the application; nilai is what makes the finding, without a number or name of a person; sidik is a hash of the compared values: a decision holds while it is the same. rilis_terakhir is the last release in which it was true, empty while it still is.';
COMMENT ON COLUMN temuan.desil IS 'Official desil of the family in the release, 0 without one.';
COMMENT ON COLUMN temuan.putusan IS 'What somebody decided about the value with the hash putusan_sidik; kept when the finding ends, so that it holds again when the same value returns.';
COMMENT ON COLUMN temuan.ke IS 'Counts the acts upon it; who decides says which one they saw, so that the second of two is told.';
ALTER TABLE temuan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON temuan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT (kode_kab, id, jenis, keluarga_id, orang_id, catatan_id, kode_desa, desil, nilai, sidik, status, rilis_pertama, rilis_terakhir, ditemukan_pada, putusan, putusan_sidik, diputus_oleh, diputus_nama, diputus_pada, alasan, petugas_id, petugas_nama, ditugaskan_oleh, ditugaskan_pada, tenggat, ke) ON temuan TO sahih_app;
GRANT UPDATE (status, putusan, putusan_sidik, diputus_oleh, diputus_nama, diputus_pada, alasan, petugas_id, petugas_nama, ditugaskan_oleh, ditugaskan_pada, tenggat, ke) ON temuan TO sahih_app;

CREATE TABLE temuan_langkah (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  temuan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  tindakan text NOT NULL CONSTRAINT temuan_langkah_tindakan_check CHECK (tindakan IN ('tugaskan', 'konfirmasi', 'tepis', 'buka-kembali')),
  dari text NOT NULL,
  ke text NOT NULL,
  nilai text NOT NULL,
  alasan text,
  petugas_nama text,
  tenggat date,
  aktor text NOT NULL,
  aktor_nama text NOT NULL,
  pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX temuan_langkah_temuan_idx ON temuan_langkah (kode_kab, temuan_id, id);
COMMENT ON TABLE temuan_langkah IS 'What people did with a finding, in order, with the value they saw; never changed.';
ALTER TABLE temuan_langkah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON temuan_langkah TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
CREATE POLICY atas_nama ON temuan_langkah AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON temuan_langkah TO sahih_app;

CREATE TABLE rekap_temuan (
  kode_kab text COLLATE "C" NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  jenis text COLLATE "C" NOT NULL,
  status text NOT NULL,
  jumlah integer NOT NULL,
  PRIMARY KEY (kode_kab, kode_desa, jenis, status)
);
COMMENT ON TABLE rekap_temuan IS 'Findings per desa, kind and status: what pages count with. Written anew by each run and moved along by each act.';
ALTER TABLE rekap_temuan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_temuan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON rekap_temuan TO sahih_app;
GRANT UPDATE (jumlah) ON rekap_temuan TO sahih_app;
