-- Sources beside the releases: Regsosek, DTKS, P3KE, PBI JK, recipients, Dukcapil, answers of Kemensos and BPS. They say
-- something about people and never decide: no desil, rule or published figure reads these tables.

-- ------------------------------------------------------------------ profil
CREATE TABLE profil_bawaan (
  jenis text PRIMARY KEY,
  status text NOT NULL CONSTRAINT profil_bawaan_status_check CHECK (status IN ('terverifikasi', 'belum-terverifikasi')),
  isi jsonb NOT NULL
);
COMMENT ON TABLE profil_bawaan IS 'How files of a kind are read: separator, encoding, spellings of headers, code maps, date forms, area code system, key. As shipped; a row of profil_impor takes its place. Reference data.';
GRANT SELECT ON profil_bawaan TO sahih_app;

CREATE TABLE profil_impor (
  kode_kab text COLLATE "C" NOT NULL,
  jenis text NOT NULL,
  versi integer NOT NULL DEFAULT 1,
  isi jsonb NOT NULL,
  aktor text NOT NULL,
  disimpan_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, jenis, versi)
);
COMMENT ON TABLE profil_impor IS 'Profiles as an office saved them from a delivery it looked at; the highest versi counts and is terverifikasi by that. Earlier ones stay.';
ALTER TABLE profil_impor ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON profil_impor TO sahih_app USING (kode_kab = lingkup_kab());
CREATE POLICY atas_nama ON profil_impor AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT ON profil_impor TO sahih_app;
GRANT INSERT (kode_kab, jenis, versi, isi, aktor, disimpan_pada) ON profil_impor TO sahih_app;

-- Which layer a value of a family is read from, per field. Only the two layers of the register can stand here: the other
-- sources inform, and the check keeps them from ever deciding.
CREATE TABLE prioritas_sumber (
  kolom text PRIMARY KEY,
  urutan text[] NOT NULL,
  catatan text,
  CONSTRAINT prioritas_sumber_urutan_check CHECK (cardinality(urutan) > 0 AND urutan <@ ARRAY['pembaruan', 'rilis'])
);
COMMENT ON TABLE prioritas_sumber IS 'Precedence per field, first wins; kolom * is for every field without a row of its own. Reference data.';
GRANT SELECT ON prioritas_sumber TO sahih_app;

-- ------------------------------------------------------------------ muatan
CREATE TABLE sumber_muatan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL CONSTRAINT sumber_muatan_jenis_check CHECK (jenis IN ('regsosek', 'dtks', 'p3ke', 'pbi', 'kpm', 'dukcapil', 'kemensos', 'bps')),
  per_tanggal date NOT NULL,
  program text,
  periode text CONSTRAINT sumber_muatan_periode_check CHECK (periode ~ '^20[0-9]{2}-(TW[1-4]|0[1-9]|1[0-2])$'),
  status text NOT NULL CONSTRAINT sumber_muatan_status_check CHECK (status IN ('berlaku', 'digantikan', 'ditarik')),
  digantikan_oleh uuid,
  baris integer NOT NULL,
  baru integer NOT NULL,
  berubah integer NOT NULL,
  sama integer NOT NULL,
  ditahan integer NOT NULL,
  salah integer NOT NULL,
  hilang integer NOT NULL,
  tertaut integer NOT NULL,
  sintetis boolean NOT NULL,
  sidik text NOT NULL,
  impor_id uuid NOT NULL,
  aktor text NOT NULL,
  dimuat_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT sumber_muatan_program_check CHECK (jenis <> 'kpm' OR (program IS NOT NULL AND periode IS NOT NULL)),
  CONSTRAINT sumber_muatan_baris_check CHECK (baris = baru + berubah + sama + ditahan + salah)
);
-- One load per kind holds, of recipients one per programme and period. coalesce: nothing equals nothing here.
CREATE UNIQUE INDEX sumber_muatan_berlaku_key ON sumber_muatan (kode_kab, jenis, (coalesce(program, '')), (coalesce(periode, ''))) WHERE status = 'berlaku';
COMMENT ON TABLE sumber_muatan IS 'Loads of other sources. baris counts the rows of the file, hilang those of the load before that are no longer there, tertaut those that name a person or family of the register.';
ALTER TABLE sumber_muatan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON sumber_muatan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON sumber_muatan TO sahih_app;

-- A million rows a load: no foreign key, because a trigger per row would cost more than the row.
CREATE TABLE sumber_catatan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  muatan_id uuid NOT NULL,
  baris integer NOT NULL,
  jenis text NOT NULL,
  kunci text COLLATE "C" NOT NULL,
  nik text COLLATE "C",
  nomor_kk text COLLATE "C",
  nama text,
  tanggal_lahir date,
  kode_desa text COLLATE "C" NOT NULL,
  orang_id uuid,
  keluarga_id uuid,
  isi jsonb NOT NULL,
  mentah jsonb NOT NULL,
  sidik bigint NOT NULL,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX sumber_catatan_muatan_idx ON sumber_catatan (kode_kab, muatan_id, kode_desa);
CREATE INDEX sumber_catatan_nik_idx ON sumber_catatan (kode_kab, nik) WHERE nik IS NOT NULL;
CREATE INDEX sumber_catatan_kk_idx ON sumber_catatan (kode_kab, nomor_kk) WHERE nomor_kk IS NOT NULL;
CREATE INDEX sumber_catatan_keluarga_idx ON sumber_catatan (kode_kab, keluarga_id) WHERE keluarga_id IS NOT NULL;
COMMENT ON TABLE sumber_catatan IS 'Rows of other sources: recognised columns after the code maps in isi, the others as delivered in mentah. kode_desa is that of the linked family, else the one delivered, else the kabupaten followed by 000000, which only a scope of the whole kabupaten holds.';
ALTER TABLE sumber_catatan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON sumber_catatan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON sumber_catatan TO sahih_app;

-- ------------------------------------------------------------------ kepesertaan
CREATE TABLE kepesertaan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL,
  muatan_id uuid NOT NULL,
  program text COLLATE "C" NOT NULL,
  periode text NOT NULL,
  nik text COLLATE "C",
  nomor_kk text COLLATE "C",
  nomor_peserta text COLLATE "C",
  orang_id uuid,
  keluarga_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  status text NOT NULL,
  arti text NOT NULL CONSTRAINT kepesertaan_arti_check CHECK (arti IN ('menerima', 'proses', 'tidak-menerima', 'belum-dikenal')),
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX kepesertaan_muatan_idx ON kepesertaan (kode_kab, muatan_id, arti, kode_desa);
CREATE INDEX kepesertaan_nik_idx ON kepesertaan (kode_kab, nik) WHERE nik IS NOT NULL;
CREATE INDEX kepesertaan_keluarga_idx ON kepesertaan (kode_kab, keluarga_id) WHERE keluarga_id IS NOT NULL;
COMMENT ON TABLE kepesertaan IS 'Who takes part in a programme in which period, as delivered: recipients (kpm) and PBI JK. status is the word of the source, an open list; arti what the profile makes of it. id is that of the sumber_catatan.';
ALTER TABLE kepesertaan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON kepesertaan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON kepesertaan TO sahih_app;

-- ------------------------------------------------------------------ impor
ALTER TABLE impor DROP CONSTRAINT impor_jenis_check;
ALTER TABLE impor ADD CONSTRAINT impor_jenis_check CHECK (jenis IN ('dtsen', 'regsosek', 'dtks', 'p3ke', 'pbi', 'kpm', 'dukcapil', 'kemensos', 'bps'));
ALTER TABLE impor_berkas DROP CONSTRAINT impor_berkas_jenis_check;
ALTER TABLE impor_berkas ADD CONSTRAINT impor_berkas_jenis_check CHECK (jenis IN ('keluarga', 'anggota', 'keterangan', 'catatan', 'belum-dibaca'));
ALTER TABLE impor ADD COLUMN per_tanggal date, ADD COLUMN program text, ADD COLUMN muatan_id uuid, ADD COLUMN pemetaan jsonb;
COMMENT ON COLUMN impor.muatan_id IS 'Load that this import made, for kinds other than dtsen.';
COMMENT ON COLUMN impor.pemetaan IS 'What the person who uploaded decided: separator, encoding, sheet, which header is which column, what a code means. Names of columns and codes, no values of people.';
GRANT UPDATE (pemetaan) ON impor TO sahih_app;
