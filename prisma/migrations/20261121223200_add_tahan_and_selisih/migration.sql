-- Deliveries that wait for a second person, withdrawn and emptied ones, and the difference between two deliveries.

ALTER TABLE rilis DROP CONSTRAINT rilis_status_check;
ALTER TABLE rilis ADD CONSTRAINT rilis_status_check CHECK (status IN ('dimuat', 'menunggu', 'terbit', 'ditarik'));
ALTER TABLE rilis ADD COLUMN ditarik_pada timestamptz;
ALTER TABLE rilis ADD COLUMN dibuang_pada timestamptz;
ALTER TABLE rilis ADD COLUMN susulan_dari integer CONSTRAINT rilis_susulan_dari_fkey REFERENCES rilis (id);
COMMENT ON COLUMN rilis.status IS 'dimuat: being loaded. menunggu: loaded whole, not published until a second person confirms. ditarik: published once, withdrawn since.';
COMMENT ON COLUMN rilis.dibuang_pada IS 'Since when its rows are gone by the rule of retention; rollups and identities stay.';
COMMENT ON COLUMN rilis.susulan_dari IS 'Delivery whose rows this one repeats, with held rows added whose area code has become known.';

ALTER TABLE impor DROP CONSTRAINT impor_status_check;
ALTER TABLE impor ADD CONSTRAINT impor_status_check
  CHECK (status IN ('unggah', 'antre', 'berjalan', 'diperiksa', 'menunggu', 'disetujui', 'terbit', 'sama', 'ditolak', 'gagal'));
ALTER TABLE impor ADD COLUMN coba boolean NOT NULL DEFAULT false;
ALTER TABLE impor ADD COLUMN alasan_tahan jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN impor.coba IS 'Asked to check only: everything is counted, nothing is published.';
COMMENT ON COLUMN impor.alasan_tahan IS 'Why the delivery waits for a second person: a list of codes and sentences with their figures, no personal data.';
GRANT UPDATE (coba) ON impor TO sahih_app;

CREATE TABLE impor_putusan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  impor_id uuid NOT NULL,
  putusan text NOT NULL CONSTRAINT impor_putusan_putusan_check CHECK (putusan IN ('setujui', 'tolak', 'tarik')),
  alasan text NOT NULL,
  aktor text NOT NULL,
  nama text NOT NULL,
  peran text NOT NULL,
  pekerjaan_id uuid,
  pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT impor_putusan_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id)
);
CREATE INDEX impor_putusan_impor_idx ON impor_putusan (kode_kab, impor_id, id);
COMMENT ON TABLE impor_putusan IS 'Who decided what about a delivery that waited, or withdrew it, with the reason. Append-only.';
ALTER TABLE impor_putusan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_putusan TO sahih_app USING (kode_kab = lingkup_kab());
CREATE POLICY atas_nama ON impor_putusan AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')) AND peran = (SELECT lingkup_nilai('peran')));
GRANT SELECT, INSERT ON impor_putusan TO sahih_app;

CREATE TABLE rilis_wilayah (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  kode_desa text COLLATE "C" NOT NULL,
  sistem text NOT NULL,
  kode_resmi text COLLATE "C" NOT NULL,
  nama_resmi text NOT NULL,
  PRIMARY KEY (kode_kab, rilis_id, kode_desa, kode_resmi)
);
COMMENT ON TABLE rilis_wilayah IS 'Official code and name under which each desa came in a delivery.';
ALTER TABLE rilis_wilayah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis_wilayah TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON rilis_wilayah TO sahih_app;

-- ------------------------------------------------------------------ difference of two deliveries
CREATE TABLE selisih (
  kode_kab text COLLATE "C" NOT NULL,
  id integer GENERATED ALWAYS AS IDENTITY,
  lama integer NOT NULL REFERENCES rilis (id),
  baru integer NOT NULL REFERENCES rilis (id),
  status text NOT NULL CONSTRAINT selisih_status_check CHECK (status IN ('disusun', 'siap', 'dibuang')),
  kk_lama integer NOT NULL DEFAULT 0,
  kk_baru integer NOT NULL DEFAULT 0,
  kk_muncul integer NOT NULL DEFAULT 0,
  kk_hilang integer NOT NULL DEFAULT 0,
  kk_pindah_desil integer NOT NULL DEFAULT 0,
  kk_berubah integer NOT NULL DEFAULT 0,
  jiwa_muncul integer NOT NULL DEFAULT 0,
  jiwa_hilang integer NOT NULL DEFAULT 0,
  jiwa_pindah_kk integer NOT NULL DEFAULT 0,
  jiwa_berubah integer NOT NULL DEFAULT 0,
  pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT selisih_pasangan_key UNIQUE (kode_kab, lama, baru)
);
COMMENT ON TABLE selisih IS 'What distinguishes two deliveries, counted once when the later one is published or when somebody asks for another pair. dibuang: counts stay, lists are gone with the rows of a delivery.';
ALTER TABLE selisih ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON selisih TO sahih_app;

CREATE TABLE selisih_desil (
  kode_kab text COLLATE "C" NOT NULL,
  selisih_id integer NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  desil_lama smallint NOT NULL CONSTRAINT selisih_desil_desil_lama_check CHECK (desil_lama BETWEEN -1 AND 10),
  desil_baru smallint NOT NULL CONSTRAINT selisih_desil_desil_baru_check CHECK (desil_baru BETWEEN -1 AND 10),
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  PRIMARY KEY (kode_kab, selisih_id, kode_desa, desil_lama, desil_baru)
);
COMMENT ON TABLE selisih_desil IS 'KK and jiwa by desil_nasional before and after; 0 is belum diperingkat, -1 is not in that delivery. kode_desa is that of the later delivery, of the earlier one for those no longer in it.';
ALTER TABLE selisih_desil ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih_desil TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON selisih_desil TO sahih_app;

CREATE TABLE selisih_kolom (
  kode_kab text COLLATE "C" NOT NULL,
  selisih_id integer NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  berkas text NOT NULL CONSTRAINT selisih_kolom_berkas_check CHECK (berkas IN ('keluarga', 'anggota')),
  kolom text COLLATE "C" NOT NULL,
  jumlah integer NOT NULL,
  PRIMARY KEY (kode_kab, selisih_id, kode_desa, berkas, kolom)
);
COMMENT ON TABLE selisih_kolom IS 'How many rows have another value in a column, per desa of the later delivery.';
ALTER TABLE selisih_kolom ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih_kolom TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON selisih_kolom TO sahih_app;

CREATE TABLE selisih_keluarga (
  kode_kab text COLLATE "C" NOT NULL,
  selisih_id integer NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  desil_lama smallint NOT NULL,
  desil_baru smallint NOT NULL,
  keluarga_id uuid NOT NULL,
  CONSTRAINT selisih_keluarga_pkey PRIMARY KEY (kode_kab, selisih_id, desil_lama, desil_baru, kode_desa, keluarga_id)
) PARTITION BY LIST (selisih_id);
COMMENT ON TABLE selisih_keluarga IS 'Families that appeared, are no longer there, or whose desil moved; the key is the order of the lists. Numbers as in selisih_desil.';
ALTER TABLE selisih_keluarga ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih_keluarga TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON selisih_keluarga TO sahih_app;

CREATE TABLE selisih_ubah (
  kode_kab text COLLATE "C" NOT NULL,
  selisih_id integer NOT NULL,
  berkas text COLLATE "C" NOT NULL,
  kolom text COLLATE "C" NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  keluarga_id uuid NOT NULL,
  orang_id uuid NOT NULL,
  CONSTRAINT selisih_ubah_pkey PRIMARY KEY (kode_kab, selisih_id, berkas, kolom, kode_desa, keluarga_id, orang_id)
) PARTITION BY LIST (selisih_id);
COMMENT ON TABLE selisih_ubah IS 'Columns with another value than before, per family or member; orang_id is the nil uuid for columns of the family. The key is the order of the lists.';
ALTER TABLE selisih_ubah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih_ubah TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON selisih_ubah TO sahih_app;

CREATE TABLE selisih_orang (
  kode_kab text COLLATE "C" NOT NULL,
  selisih_id integer NOT NULL,
  jenis text COLLATE "C" NOT NULL CONSTRAINT selisih_orang_jenis_check CHECK (jenis IN ('muncul', 'hilang', 'pindah-kk')),
  kode_desa text COLLATE "C" NOT NULL,
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  CONSTRAINT selisih_orang_pkey PRIMARY KEY (kode_kab, selisih_id, jenis, kode_desa, orang_id)
) PARTITION BY LIST (selisih_id);
COMMENT ON TABLE selisih_orang IS 'Persons who appeared, are no longer there, or stand in another family; keluarga_id and kode_desa are those of the later delivery, of the earlier one for those no longer in it.';
ALTER TABLE selisih_orang ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON selisih_orang TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON selisih_orang TO sahih_app;
