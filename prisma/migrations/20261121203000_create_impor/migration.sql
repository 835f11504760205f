-- Imports: batches with their progress and counts, their files, the rows they set aside.

-- Working tables of running imports, one set per batch; nothing in here outlives its import.
CREATE SCHEMA kerja;
COMMENT ON SCHEMA kerja IS 'Unlogged working tables of running imports. Dropped when the import ends, or by the next import when it died.';

-- Millions of identities are written per delivery and none is ever deleted: a trigger per row would cost more than the rows.
ALTER TABLE riwayat_kk DROP CONSTRAINT riwayat_kk_rilis_id_fkey;
ALTER TABLE riwayat_nik DROP CONSTRAINT riwayat_nik_rilis_id_fkey;

CREATE TABLE impor (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL CONSTRAINT impor_jenis_check CHECK (jenis IN ('dtsen')),
  periode text NOT NULL CONSTRAINT impor_periode_check CHECK (periode ~ '^20[0-9]{2}-TW[1-4]$'),
  sistem text NOT NULL CONSTRAINT impor_sistem_check CHECK (sistem IN ('kemendagri', 'bps')),
  status text NOT NULL CONSTRAINT impor_status_check CHECK (status IN ('antre', 'berjalan', 'terbit', 'sama', 'ditolak', 'gagal')),
  tahap text NOT NULL DEFAULT '',
  selesai bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  keluarga_baru integer NOT NULL DEFAULT 0,
  keluarga_berubah integer NOT NULL DEFAULT 0,
  keluarga_sama integer NOT NULL DEFAULT 0,
  keluarga_ditahan integer NOT NULL DEFAULT 0,
  keluarga_salah integer NOT NULL DEFAULT 0,
  anggota_baru integer NOT NULL DEFAULT 0,
  anggota_berubah integer NOT NULL DEFAULT 0,
  anggota_sama integer NOT NULL DEFAULT 0,
  anggota_ditahan integer NOT NULL DEFAULT 0,
  anggota_salah integer NOT NULL DEFAULT 0,
  detik numeric(10, 1),
  rilis_id integer REFERENCES rilis (id),
  sidik text,
  sama_dengan uuid,
  catatan text[] NOT NULL DEFAULT '{}',
  pesan text,
  berkas_salah_id uuid,
  pekerjaan_id uuid,
  aktor text NOT NULL,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  mulai_pada timestamptz,
  selesai_pada timestamptz,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX impor_sidik_idx ON impor (kode_kab, periode, sidik);
COMMENT ON TABLE impor IS 'One attempt to load a delivery: what was asked, how far it is, what became of each row. sidik is over the SHA-256 of its files: the same bytes are loaded once.';

CREATE TABLE impor_berkas (
  kode_kab text COLLATE "C" NOT NULL,
  impor_id uuid NOT NULL,
  ke smallint NOT NULL,
  nama text NOT NULL,
  jenis text NOT NULL CONSTRAINT impor_berkas_jenis_check CHECK (jenis IN ('keluarga', 'anggota', 'keterangan', 'belum-dibaca')),
  ukuran bigint NOT NULL,
  sha256 text,
  baris integer NOT NULL DEFAULT 0,
  kolom_tambahan text[] NOT NULL DEFAULT '{}',
  jalur text,
  PRIMARY KEY (kode_kab, impor_id, ke),
  CONSTRAINT impor_berkas_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id)
);
COMMENT ON TABLE impor_berkas IS 'Files of an import. jalur is where an uploaded file waits, relative to the data folder; empty once it has been read.';

CREATE TABLE impor_salah (
  kode_kab text COLLATE "C" NOT NULL,
  impor_id uuid NOT NULL,
  ke smallint NOT NULL,
  baris integer NOT NULL,
  kelas text NOT NULL CONSTRAINT impor_salah_kelas_check CHECK (kelas IN ('salah', 'ditahan')),
  kolom text NOT NULL DEFAULT '',
  alasan text NOT NULL,
  rincian integer,
  PRIMARY KEY (kode_kab, impor_id, ke, baris),
  CONSTRAINT impor_salah_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id)
);
COMMENT ON TABLE impor_salah IS 'Rows set aside: file, line, column and reason, without a value of the row. The values stand in the file of faulty rows.';

CREATE TABLE impor_ditahan (
  kode_kab text COLLATE "C" NOT NULL,
  impor_id uuid NOT NULL,
  ke smallint NOT NULL,
  baris integer NOT NULL,
  alasan text NOT NULL,
  sistem text NOT NULL,
  kode_resmi text COLLATE "C" NOT NULL DEFAULT '',
  mentah text NOT NULL,
  PRIMARY KEY (kode_kab, impor_id, ke, baris),
  CONSTRAINT impor_ditahan_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id)
);
CREATE INDEX impor_ditahan_kode_idx ON impor_ditahan (kode_kab, impor_id, kode_resmi);
COMMENT ON TABLE impor_ditahan IS 'Held rows as delivered, to be loaded once their area code is known. kode_resmi is the unknown code in the named system; mentah is not readable for the application.';

ALTER TABLE impor ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE impor_berkas ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_berkas TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE impor_salah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_salah TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE impor_ditahan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_ditahan TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT, INSERT ON impor, impor_berkas TO sahih_app;
GRANT UPDATE (pekerjaan_id) ON impor TO sahih_app;
GRANT SELECT ON impor_salah TO sahih_app;
GRANT SELECT (kode_kab, impor_id, ke, baris, alasan, sistem, kode_resmi) ON impor_ditahan TO sahih_app;
