-- Verval: usulan and the signed steps of its route, musyawarah, pemeriksaan lapangan, frozen lists for penetapan,
-- what was sent to Kemensos and what the next release made of it. kode_kab first in every key.

-- ------------------------------------------------------------------ numbers of the office
CREATE TABLE nomor_urut (
  kode_kab text COLLATE "C" NOT NULL,
  jenis text NOT NULL CONSTRAINT nomor_urut_jenis_check CHECK (jenis IN ('usulan', 'daftar', 'kiriman')),
  tahun integer NOT NULL,
  terakhir integer NOT NULL,
  PRIMARY KEY (kode_kab, jenis, tahun)
);
COMMENT ON TABLE nomor_urut IS 'Last number given out per kabupaten/kota, kind and year. Locked late in an act, just before the audit.';
ALTER TABLE nomor_urut ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON nomor_urut TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT, INSERT ON nomor_urut TO sahih_app;
GRANT UPDATE (terakhir) ON nomor_urut TO sahih_app;

-- ------------------------------------------------------------------ pemeriksaan lapangan
CREATE TABLE pemeriksaan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  alasan text NOT NULL CONSTRAINT pemeriksaan_alasan_check CHECK (alasan IN ('usulan', 'temuan', 'sampel', 'sanggah', 'pkh-desil-5')),
  status text NOT NULL DEFAULT 'ditugaskan' CONSTRAINT pemeriksaan_status_check CHECK (status IN ('ditugaskan', 'selesai', 'dibatalkan')),
  petugas_id uuid NOT NULL,
  petugas_nama text NOT NULL,
  ditugaskan_oleh text NOT NULL,
  ditugaskan_pada timestamptz NOT NULL,
  tanggal date,
  keberadaan text CONSTRAINT pemeriksaan_keberadaan_check CHECK (keberadaan IN ('ditemukan', 'pindah', 'meninggal', 'tidak-ditemukan', 'menolak')),
  putusan text CONSTRAINT pemeriksaan_putusan_check CHECK (putusan IN ('sesuai', 'tidak-sesuai', 'sebagian')),
  catatan text,
  diperiksa_oleh text,
  selesai_pada timestamptz,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT pemeriksaan_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id),
  CONSTRAINT pemeriksaan_selesai_check CHECK (status <> 'selesai' OR (tanggal IS NOT NULL AND keberadaan IS NOT NULL AND putusan IS NOT NULL AND diperiksa_oleh IS NOT NULL AND selesai_pada IS NOT NULL))
);
CREATE INDEX pemeriksaan_petugas_idx ON pemeriksaan (kode_kab, petugas_id, status, id);
CREATE INDEX pemeriksaan_desa_idx ON pemeriksaan (kode_kab, kode_desa, status, id);
CREATE INDEX pemeriksaan_keluarga_idx ON pemeriksaan (kode_kab, keluarga_id);
COMMENT ON TABLE pemeriksaan IS 'Groundcheck: a visit to one family with its own reason, findings and verdict. An usulan points to it; it can exist without one.';

CREATE TABLE pemeriksaan_temuan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  pemeriksaan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  orang_id uuid,
  kolom text NOT NULL,
  nilai_diusulkan text,
  nilai_ditemukan text,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT pemeriksaan_temuan_pemeriksaan_fkey FOREIGN KEY (kode_kab, pemeriksaan_id) REFERENCES pemeriksaan (kode_kab, id)
);
CREATE INDEX pemeriksaan_temuan_pemeriksaan_idx ON pemeriksaan_temuan (kode_kab, pemeriksaan_id);
COMMENT ON TABLE pemeriksaan_temuan IS 'What the visit found for one value, beside what had been proposed.';

-- ------------------------------------------------------------------ daftar
CREATE TABLE daftar (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  nomor text NOT NULL,
  judul text NOT NULL,
  status text NOT NULL DEFAULT 'disusun' CONSTRAINT daftar_status_check CHECK (status IN ('disusun', 'disahkan', 'ditetapkan', 'dikirim', 'dibubarkan')),
  versi integer NOT NULL DEFAULT 1,
  sha256 text NOT NULL CONSTRAINT daftar_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  jumlah integer NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  disusun_oleh text NOT NULL,
  disusun_pada timestamptz NOT NULL,
  status_pada timestamptz NOT NULL,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_kab, 10, '0')) STORED,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT daftar_nomor_key UNIQUE (kode_kab, nomor)
);
CREATE INDEX daftar_status_idx ON daftar (kode_kab, status, id);
COMMENT ON TABLE daftar IS 'A list for penetapan: a frozen copy of verified usulan with version and SHA-256. Taking a row out makes a new version.';

CREATE TABLE daftar_versi (
  kode_kab text COLLATE "C" NOT NULL,
  daftar_id uuid NOT NULL,
  versi integer NOT NULL,
  sha256 text NOT NULL,
  jumlah integer NOT NULL,
  alasan text,
  aktor text NOT NULL,
  nama text NOT NULL,
  pada timestamptz NOT NULL,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_kab, 10, '0')) STORED,
  PRIMARY KEY (kode_kab, daftar_id, versi),
  CONSTRAINT daftar_versi_daftar_fkey FOREIGN KEY (kode_kab, daftar_id) REFERENCES daftar (kode_kab, id)
);
COMMENT ON TABLE daftar_versi IS 'Every version a list has had, with its hash and why it was made. Append-only.';

CREATE TABLE daftar_tanda_tangan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  daftar_id uuid NOT NULL,
  versi integer NOT NULL,
  sha256 text NOT NULL,
  tindakan text NOT NULL CONSTRAINT daftar_tanda_tangan_tindakan_check CHECK (tindakan IN ('sahkan', 'tetapkan')),
  peran text NOT NULL,
  aktor text NOT NULL,
  nama text NOT NULL,
  catatan text,
  pada timestamptz NOT NULL,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_kab, 10, '0')) STORED,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT daftar_tanda_tangan_key UNIQUE (kode_kab, daftar_id, versi, tindakan),
  CONSTRAINT daftar_tanda_tangan_versi_fkey FOREIGN KEY (kode_kab, daftar_id, versi) REFERENCES daftar_versi (kode_kab, daftar_id, versi)
);
COMMENT ON TABLE daftar_tanda_tangan IS 'Signatures: each binds one version and its hash. Append-only.';

-- ------------------------------------------------------------------ usulan
CREATE TABLE usulan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  nomor text,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  jenis text NOT NULL DEFAULT 'pembaruan-keluarga' CONSTRAINT usulan_jenis_check CHECK (jenis IN ('pembaruan-keluarga')),
  asal text CONSTRAINT usulan_asal_check CHECK (asal IN ('rt-rw', 'warga', 'temuan', 'musyawarah')),
  status text NOT NULL DEFAULT 'draf' CONSTRAINT usulan_status_check CHECK (status IN ('draf', 'diajukan', 'dimusyawarahkan', 'diperiksa', 'diverifikasi', 'disahkan', 'ditetapkan', 'dikirim', 'diproses', 'terjawab', 'ditolak', 'dibatalkan')),
  status_pada timestamptz NOT NULL,
  dikembalikan boolean NOT NULL DEFAULT false,
  alasan text,
  catatan text,
  jumlah_perubahan integer NOT NULL DEFAULT 0,
  pengusul text NOT NULL,
  pengusul_nama text NOT NULL,
  versi integer NOT NULL DEFAULT 1,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  pemeriksaan_id uuid,
  diverifikasi_oleh text,
  daftar_id uuid,
  desil_kirim smallint,
  hasil text CONSTRAINT usulan_hasil_check CHECK (hasil IN ('diakui-desil-berubah', 'diakui-desil-tetap', 'sebagian', 'tidak-diakui', 'belum-dijawab')),
  dibuat_pada timestamptz NOT NULL,
  diubah_pada timestamptz NOT NULL,
  diajukan_pada timestamptz,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT usulan_nomor_key UNIQUE (kode_kab, nomor),
  CONSTRAINT usulan_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id),
  CONSTRAINT usulan_pemeriksaan_fkey FOREIGN KEY (kode_kab, pemeriksaan_id) REFERENCES pemeriksaan (kode_kab, id),
  CONSTRAINT usulan_daftar_fkey FOREIGN KEY (kode_kab, daftar_id) REFERENCES daftar (kode_kab, id),
  CONSTRAINT usulan_diajukan_check CHECK (status IN ('draf', 'dibatalkan') OR (nomor IS NOT NULL AND asal IS NOT NULL AND diajukan_pada IS NOT NULL))
);
CREATE INDEX usulan_status_idx ON usulan (kode_kab, status, id);
CREATE INDEX usulan_desa_idx ON usulan (kode_kab, kode_desa, id);
CREATE INDEX usulan_pengusul_idx ON usulan (kode_kab, pengusul, id);
CREATE INDEX usulan_keluarga_idx ON usulan (kode_kab, keluarga_id);
CREATE INDEX usulan_pemeriksaan_idx ON usulan (kode_kab, pemeriksaan_id);
CREATE INDEX usulan_daftar_idx ON usulan (kode_kab, daftar_id);
-- The work queues: only what still waits for somebody, everything they count in the index itself.
CREATE INDEX usulan_antrean_idx ON usulan (kode_kab, kode_desa, status) INCLUDE (dikembalikan, pengusul, pemeriksaan_id, daftar_id)
  WHERE status IN ('draf', 'diajukan', 'dimusyawarahkan', 'diperiksa', 'diverifikasi', 'disahkan', 'ditetapkan', 'dikirim', 'diproses');
COMMENT ON TABLE usulan IS 'A proposal to change what the register says of one family. It proposes values, never a desil.';

CREATE TABLE usulan_perubahan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  usulan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  orang_id uuid,
  kolom text NOT NULL,
  nilai_lama text,
  nilai_baru text,
  hasil_periksa text CONSTRAINT usulan_perubahan_hasil_periksa_check CHECK (hasil_periksa IN ('sesuai', 'dikoreksi', 'tidak-berubah')),
  nilai_temuan text,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT usulan_perubahan_kolom_key UNIQUE NULLS NOT DISTINCT (kode_kab, usulan_id, orang_id, kolom),
  CONSTRAINT usulan_perubahan_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id),
  CONSTRAINT usulan_perubahan_kolom_check CHECK (kolom NOT LIKE 'desil%' AND kolom NOT IN ('nomor_kartu_keluarga', 'nomor_induk_kependudukan'))
);
COMMENT ON TABLE usulan_perubahan IS 'One proposed value: nilai_lama is what the register said when proposed; a pemeriksaan may correct the new value (nilai_temuan). orang_id is null for values of the family.';

CREATE TABLE usulan_kolom_terbuka (
  kode_kab text COLLATE "C" NOT NULL,
  keluarga_id uuid NOT NULL,
  orang_id uuid NOT NULL,
  kolom text NOT NULL,
  usulan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  PRIMARY KEY (kode_kab, keluarga_id, orang_id, kolom),
  CONSTRAINT usulan_kolom_terbuka_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id)
);
CREATE INDEX usulan_kolom_terbuka_usulan_idx ON usulan_kolom_terbuka (kode_kab, usulan_id);
COMMENT ON TABLE usulan_kolom_terbuka IS 'Which usulan on its way holds which value of a family: two cannot propose the same one at once. orang_id is the nil uuid for values of the family.';

CREATE TABLE usulan_langkah (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  usulan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  tindakan text NOT NULL,
  dari text NOT NULL,
  ke text NOT NULL,
  aktor text NOT NULL,
  nama text NOT NULL,
  peran text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  catatan text,
  rujukan text,
  pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT usulan_langkah_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id)
);
CREATE INDEX usulan_langkah_usulan_idx ON usulan_langkah (kode_kab, usulan_id, id);
COMMENT ON TABLE usulan_langkah IS 'Each step of an usulan, signed by user, peran, wilayah, time and note. Append-only; rujukan is the number or id of the paper the step rests on.';

-- ------------------------------------------------------------------ musyawarah
CREATE TABLE musyawarah (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  kode_desa text COLLATE "C" NOT NULL,
  jenis text NOT NULL CONSTRAINT musyawarah_jenis_check CHECK (jenis IN ('musdes', 'muskel')),
  tanggal date NOT NULL,
  tahun integer NOT NULL,
  nomor_berita_acara text NOT NULL,
  jumlah_hadir integer NOT NULL CONSTRAINT musyawarah_jumlah_hadir_check CHECK (jumlah_hadir > 0),
  pimpinan text,
  catatan text,
  dicatat_oleh text NOT NULL,
  dicatat_nama text NOT NULL,
  ditutup_pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT musyawarah_nomor_key UNIQUE (kode_kab, kode_desa, tahun, nomor_berita_acara)
);
CREATE INDEX musyawarah_tanggal_idx ON musyawarah (kode_kab, tanggal, id);
COMMENT ON TABLE musyawarah IS 'A closed village deliberation with its berita acara. Entered whole in one act, never changed.';

CREATE TABLE musyawarah_usulan (
  kode_kab text COLLATE "C" NOT NULL,
  musyawarah_id uuid NOT NULL,
  usulan_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  keputusan text NOT NULL CONSTRAINT musyawarah_usulan_keputusan_check CHECK (keputusan IN ('disetujui', 'ditolak')),
  alasan text,
  PRIMARY KEY (kode_kab, musyawarah_id, usulan_id),
  CONSTRAINT musyawarah_usulan_musyawarah_fkey FOREIGN KEY (kode_kab, musyawarah_id) REFERENCES musyawarah (kode_kab, id),
  CONSTRAINT musyawarah_usulan_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id),
  CONSTRAINT musyawarah_usulan_alasan_check CHECK (keputusan = 'disetujui' OR alasan IS NOT NULL)
);
CREATE INDEX musyawarah_usulan_usulan_idx ON musyawarah_usulan (kode_kab, usulan_id);
COMMENT ON TABLE musyawarah_usulan IS 'What one musyawarah decided on one usulan.';

-- ------------------------------------------------------------------ rows of a list
CREATE TABLE daftar_baris (
  kode_kab text COLLATE "C" NOT NULL,
  daftar_id uuid NOT NULL,
  urutan integer NOT NULL,
  usulan_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  isi text NOT NULL,
  dikeluarkan_versi integer,
  dikeluarkan_alasan text,
  ditandai_pada timestamptz,
  ditandai_alasan text,
  PRIMARY KEY (kode_kab, daftar_id, urutan),
  CONSTRAINT daftar_baris_usulan_key UNIQUE (kode_kab, daftar_id, usulan_id),
  CONSTRAINT daftar_baris_daftar_fkey FOREIGN KEY (kode_kab, daftar_id) REFERENCES daftar (kode_kab, id),
  CONSTRAINT daftar_baris_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id)
);
CREATE INDEX daftar_baris_keluarga_idx ON daftar_baris (kode_kab, keluarga_id);
CREATE INDEX daftar_baris_usulan_idx ON daftar_baris (kode_kab, usulan_id);
COMMENT ON TABLE daftar_baris IS 'Frozen copy of one usulan in a list: isi is the canonical text that is hashed. Only being taken out (dikeluarkan) or marked (ditandai) is written later.';

-- ------------------------------------------------------------------ kiriman and hasil
CREATE TABLE kiriman (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  nomor text NOT NULL,
  daftar_id uuid NOT NULL,
  tujuan text NOT NULL DEFAULT 'kemensos' CONSTRAINT kiriman_tujuan_check CHECK (tujuan IN ('kemensos')),
  rilis_id integer NOT NULL REFERENCES rilis (id),
  berkas_id uuid,
  sha256 text NOT NULL,
  jumlah_usulan integer NOT NULL,
  jumlah_baris integer NOT NULL,
  dikirim_oleh text NOT NULL,
  dikirim_nama text NOT NULL,
  dikirim_pada timestamptz NOT NULL,
  diproses_pada timestamptz,
  diproses_catatan text,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_kab, 10, '0')) STORED,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT kiriman_nomor_key UNIQUE (kode_kab, nomor),
  CONSTRAINT kiriman_daftar_key UNIQUE (kode_kab, daftar_id),
  CONSTRAINT kiriman_daftar_fkey FOREIGN KEY (kode_kab, daftar_id) REFERENCES daftar (kode_kab, id)
);
COMMENT ON TABLE kiriman IS 'A file sent to Kemensos for one list that has been ditetapkan, and since when BPS works on it. rilis_id is the release that was published then: a later one answers.';

CREATE TABLE usulan_jawaban (
  kode_kab text COLLATE "C" NOT NULL,
  usulan_id uuid NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  kode_desa text COLLATE "C" NOT NULL,
  hasil text NOT NULL CONSTRAINT usulan_jawaban_hasil_check CHECK (hasil IN ('diakui-desil-berubah', 'diakui-desil-tetap', 'sebagian', 'tidak-diakui', 'belum-dijawab')),
  desil_lama smallint,
  desil_baru smallint,
  pada timestamptz NOT NULL,
  PRIMARY KEY (kode_kab, usulan_id, rilis_id),
  CONSTRAINT usulan_jawaban_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id)
);
CREATE INDEX usulan_jawaban_rilis_idx ON usulan_jawaban (kode_kab, rilis_id, hasil);
COMMENT ON TABLE usulan_jawaban IS 'What a release made of an usulan as a whole; desil before and after, null is belum diperingkat or tidak ada di rilis.';

CREATE TABLE usulan_hasil (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  usulan_id uuid NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  kode_desa text COLLATE "C" NOT NULL,
  orang_id uuid,
  kolom text NOT NULL,
  nilai_diusulkan text,
  nilai_rilis text,
  hasil text NOT NULL CONSTRAINT usulan_hasil_hasil_check CHECK (hasil IN ('diakui', 'tidak-diakui', 'tidak-ada')),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT usulan_hasil_usulan_fkey FOREIGN KEY (kode_kab, usulan_id) REFERENCES usulan (kode_kab, id)
);
CREATE INDEX usulan_hasil_usulan_idx ON usulan_hasil (kode_kab, usulan_id, rilis_id);
COMMENT ON TABLE usulan_hasil IS 'What a release made of each proposed value: the same (diakui), another (tidak-diakui), or the person is not in it (tidak-ada).';

-- ------------------------------------------------------------------ row security and rights
ALTER TABLE pemeriksaan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pemeriksaan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON pemeriksaan TO sahih_app;
GRANT UPDATE (status, petugas_id, petugas_nama, tanggal, keberadaan, putusan, catatan, diperiksa_oleh, selesai_pada) ON pemeriksaan TO sahih_app;

ALTER TABLE pemeriksaan_temuan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pemeriksaan_temuan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON pemeriksaan_temuan TO sahih_app;

-- Lists belong to the whole kabupaten/kota: who is bound to a part of it neither sees nor touches them.
ALTER TABLE daftar ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON daftar TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON daftar TO sahih_app;
GRANT UPDATE (status, versi, sha256, jumlah, status_pada) ON daftar TO sahih_app;

ALTER TABLE daftar_versi ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON daftar_versi TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON daftar_versi TO sahih_app;

ALTER TABLE daftar_tanda_tangan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON daftar_tanda_tangan TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON daftar_tanda_tangan TO sahih_app;

ALTER TABLE kiriman ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON kiriman TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON kiriman TO sahih_app;
GRANT UPDATE (diproses_pada, diproses_catatan) ON kiriman TO sahih_app;

ALTER TABLE usulan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON usulan TO sahih_app;
GRANT UPDATE (nomor, asal, status, status_pada, dikembalikan, alasan, catatan, jumlah_perubahan, versi, rilis_id, pemeriksaan_id, diverifikasi_oleh, daftar_id, desil_kirim, hasil, diubah_pada, diajukan_pada) ON usulan TO sahih_app;

ALTER TABLE usulan_perubahan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan_perubahan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT, DELETE ON usulan_perubahan TO sahih_app;
GRANT UPDATE (nilai_lama, nilai_baru, hasil_periksa, nilai_temuan) ON usulan_perubahan TO sahih_app;

ALTER TABLE usulan_kolom_terbuka ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan_kolom_terbuka TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT, DELETE ON usulan_kolom_terbuka TO sahih_app;

ALTER TABLE usulan_langkah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan_langkah TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON usulan_langkah TO sahih_app;

ALTER TABLE musyawarah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON musyawarah TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON musyawarah TO sahih_app;

ALTER TABLE musyawarah_usulan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON musyawarah_usulan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON musyawarah_usulan TO sahih_app;

ALTER TABLE daftar_baris ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON daftar_baris TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON daftar_baris TO sahih_app;
GRANT UPDATE (dikeluarkan_versi, dikeluarkan_alasan, ditandai_pada, ditandai_alasan) ON daftar_baris TO sahih_app;

ALTER TABLE usulan_jawaban ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan_jawaban TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON usulan_jawaban TO sahih_app;

ALTER TABLE usulan_hasil ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON usulan_hasil TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON usulan_hasil TO sahih_app;
