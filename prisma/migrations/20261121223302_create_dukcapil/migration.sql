-- What Dukcapil says about persons, through its web service or by files. An answer is a result beside the person; it changes no family.

CREATE TABLE permintaan_dukcapil (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  kelompok uuid NOT NULL,
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  status text NOT NULL DEFAULT 'antre' CONSTRAINT permintaan_dukcapil_status_check CHECK (status IN ('antre', 'terjawab', 'gagal')),
  galat text CONSTRAINT permintaan_dukcapil_galat_check CHECK (galat IN ('batas-waktu', 'tidak-terhubung', 'kunci-ditolak', 'terlalu-sering', 'gangguan', 'jawaban-rusak', 'jawaban-lain', 'sirkuit-terbuka', 'tidak-ada-di-rilis')),
  aktor text NOT NULL,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  selesai_pada timestamptz,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX permintaan_dukcapil_kelompok_idx ON permintaan_dukcapil (kode_kab, kelompok, id) WHERE status = 'antre';
CREATE INDEX permintaan_dukcapil_orang_idx ON permintaan_dukcapil (kode_kab, orang_id, id DESC);
COMMENT ON TABLE permintaan_dukcapil IS 'Persons to be asked for at the web service of Dukcapil, by request (kelompok is the pekerjaan). Holds no value of a person: what is sent is read when it is sent. galat says in a code why there is no answer.';
ALTER TABLE permintaan_dukcapil ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON permintaan_dukcapil TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
CREATE POLICY atas_nama ON permintaan_dukcapil AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON permintaan_dukcapil TO sahih_app;
GRANT UPDATE (status, galat, selesai_pada) ON permintaan_dukcapil TO sahih_app;

CREATE TABLE hasil_dukcapil (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  cara text NOT NULL CONSTRAINT hasil_dukcapil_cara_check CHECK (cara IN ('layanan', 'berkas', 'impor')),
  hasil text NOT NULL CONSTRAINT hasil_dukcapil_hasil_check CHECK (hasil IN ('padan', 'tidak-padan', 'meninggal', 'pindah', 'nik-ganda', 'tidak-ditemukan')),
  kolom_beda text[] NOT NULL DEFAULT '{}' CONSTRAINT hasil_dukcapil_kolom_beda_check CHECK (kolom_beda <@ ARRAY['nama', 'tanggal-lahir', 'jenis-kelamin', 'nomor-kk', 'alamat']),
  rujukan text COLLATE "C" NOT NULL,
  aktor text NOT NULL,
  diperiksa_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT hasil_dukcapil_rujukan_key UNIQUE (kode_kab, orang_id, rujukan)
);
CREATE INDEX hasil_dukcapil_keluarga_idx ON hasil_dukcapil (kode_kab, keluarga_id, id DESC);
CREATE INDEX hasil_dukcapil_hasil_idx ON hasil_dukcapil (kode_kab, hasil, id DESC);
COMMENT ON TABLE hasil_dukcapil IS 'Answers of Dukcapil about a person, each kept; the newest counts. rujukan names the request or file it came with, so that the same file read twice adds nothing. No answer changes a family by itself.';
ALTER TABLE hasil_dukcapil ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON hasil_dukcapil TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
CREATE POLICY atas_nama ON hasil_dukcapil AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON hasil_dukcapil TO sahih_app;
