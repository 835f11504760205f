-- Checks by other offices: a task holds a copy of the few columns that office needs, and nothing else of the register is
-- open to its verifier.

ALTER TABLE pengguna DROP CONSTRAINT pengguna_peran_check;
ALTER TABLE pengguna ADD CONSTRAINT pengguna_peran_check CHECK (peran IN ('operator-desa', 'pendamping', 'operator-dinsos', 'verifikator-dinsos', 'kepala-dinas', 'kepala-daerah', 'auditor', 'administrator', 'verifikator-mitra'));
-- The scope of a verifier of another office holds no desa: without this they would not find their own account.
CREATE POLICY diri ON pengguna TO sahih_app USING (kode_kab = lingkup_kab() AND id::text = (SELECT lingkup_nilai('aktor')));

ALTER TABLE nomor_urut DROP CONSTRAINT nomor_urut_jenis_check;
ALTER TABLE nomor_urut ADD CONSTRAINT nomor_urut_jenis_check CHECK (jenis IN ('usulan', 'daftar', 'kiriman', 'mitra'));

CREATE TABLE tugas_mitra (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  nomor text NOT NULL,
  kantor text NOT NULL CONSTRAINT tugas_mitra_kantor_check CHECK (kantor ~ '^[a-z]+(-[a-z]+)*$'),
  penerima_id uuid NOT NULL,
  penerima_nama text NOT NULL,
  jenis text COLLATE "C" NOT NULL,
  tujuan text NOT NULL,
  tenggat date NOT NULL,
  jumlah integer NOT NULL,
  dijawab integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'terbuka' CONSTRAINT tugas_mitra_status_check CHECK (status IN ('terbuka', 'ditutup')),
  aktor text NOT NULL,
  aktor_nama text NOT NULL,
  dibuat_pada timestamptz NOT NULL,
  ditutup_pada timestamptz,
  CONSTRAINT tugas_mitra_pkey PRIMARY KEY (kode_kab, id),
  CONSTRAINT tugas_mitra_nomor_key UNIQUE (kode_kab, nomor),
  CONSTRAINT tugas_mitra_dijawab_check CHECK (dijawab BETWEEN 0 AND jumlah)
);
CREATE INDEX tugas_mitra_penerima_idx ON tugas_mitra (kode_kab, penerima_id, status, id);
COMMENT ON TABLE tugas_mitra IS 'Requests to another office to check families by name, address and identity, with purpose and due date. kantor decides which columns it is shown.';
ALTER TABLE tugas_mitra ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON tugas_mitra TO sahih_app USING (kode_kab = lingkup_kab() AND (SELECT lingkup_sekab()));
CREATE POLICY penerima ON tugas_mitra TO sahih_app USING (kode_kab = lingkup_kab() AND penerima_id::text = (SELECT lingkup_nilai('aktor')));
CREATE POLICY atas_nama ON tugas_mitra AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON tugas_mitra TO sahih_app;
GRANT UPDATE (dijawab, status, ditutup_pada) ON tugas_mitra TO sahih_app;

CREATE TABLE tugas_mitra_baris (
  kode_kab text COLLATE "C" NOT NULL,
  tugas_id uuid NOT NULL,
  urutan integer NOT NULL,
  penerima_id uuid NOT NULL,
  temuan_id uuid NOT NULL,
  keluarga_id uuid,
  isi jsonb NOT NULL,
  jawaban text CONSTRAINT tugas_mitra_baris_jawaban_check CHECK (jawaban IN ('sesuai', 'tidak-sesuai', 'tidak-dikenal')),
  apa text[] NOT NULL DEFAULT '{}',
  catatan text,
  dijawab_oleh text,
  dijawab_nama text,
  dijawab_pada timestamptz,
  CONSTRAINT tugas_mitra_baris_pkey PRIMARY KEY (kode_kab, tugas_id, urutan),
  CONSTRAINT tugas_mitra_baris_tugas_fkey FOREIGN KEY (kode_kab, tugas_id) REFERENCES tugas_mitra (kode_kab, id)
);
CREATE INDEX tugas_mitra_baris_temuan_idx ON tugas_mitra_baris (kode_kab, temuan_id);
CREATE INDEX tugas_mitra_baris_keluarga_idx ON tugas_mitra_baris (kode_kab, keluarga_id, dijawab_pada) WHERE jawaban IS NOT NULL AND keluarga_id IS NOT NULL;
COMMENT ON TABLE tugas_mitra_baris IS 'One row per finding of a request: isi is the copy of the columns that office is shown, emptied when the request is closed; the answer changes nothing by itself. apa names what differs.';
ALTER TABLE tugas_mitra_baris ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON tugas_mitra_baris TO sahih_app USING (kode_kab = lingkup_kab() AND (SELECT lingkup_sekab()));
CREATE POLICY penerima ON tugas_mitra_baris TO sahih_app USING (kode_kab = lingkup_kab() AND penerima_id::text = (SELECT lingkup_nilai('aktor')));
GRANT SELECT, INSERT ON tugas_mitra_baris TO sahih_app;
GRANT UPDATE (isi, jawaban, apa, catatan, dijawab_oleh, dijawab_nama, dijawab_pada) ON tugas_mitra_baris TO sahih_app;

-- The same index in a form the schema file can state: every column in the key, so that filters are still read from it alone.
DROP INDEX temuan_daftar_idx;
CREATE INDEX temuan_daftar_idx ON temuan (kode_kab, jenis, kode_desa, id, status, desil);
