-- People: identities, riwayat KK, the releases as delivered (immutable, a partition per delivery) and the local layer.
-- Every key begins with kode_kab: on Citus these tables are distributed by it.

-- ------------------------------------------------------------------ rilis
CREATE TABLE rilis (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kode_kab text COLLATE "C" NOT NULL,
  periode text NOT NULL CONSTRAINT rilis_periode_check CHECK (periode ~ '^20[0-9]{2}-TW[1-4]$'),
  pengiriman integer NOT NULL,
  kode text NOT NULL GENERATED ALWAYS AS (periode || '.' || pengiriman::text) STORED,
  status text NOT NULL CONSTRAINT rilis_status_check CHECK (status IN ('dimuat', 'terbit', 'ditarik')),
  sintetis boolean NOT NULL,
  berlaku_sejak date NOT NULL,
  terbit_pada timestamptz,
  jumlah_keluarga integer NOT NULL DEFAULT 0,
  jumlah_anggota integer NOT NULL DEFAULT 0,
  keluarga_ditahan integer NOT NULL DEFAULT 0,
  anggota_ditahan integer NOT NULL DEFAULT 0,
  keluarga_salah integer NOT NULL DEFAULT 0,
  anggota_salah integer NOT NULL DEFAULT 0,
  sidik text NOT NULL,
  impor_id uuid NOT NULL,
  CONSTRAINT rilis_pengiriman_key UNIQUE (kode_kab, periode, pengiriman)
);
COMMENT ON TABLE rilis IS 'Deliveries of BPS for one kabupaten/kota: quarter and number of delivery. Loaded + held + faulty = delivered.';
CREATE TABLE rilis_kini (
  kode_kab text COLLATE "C" PRIMARY KEY,
  rilis_id integer NOT NULL REFERENCES rilis (id)
);
COMMENT ON TABLE rilis_kini IS 'The one pointer that publishes: which delivery is read as the present of a kabupaten/kota.';
ALTER TABLE rilis ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE rilis_kini ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis_kini TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON rilis, rilis_kini TO sahih_app;

-- ------------------------------------------------------------------ identities
CREATE TABLE keluarga (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE keluarga IS 'Identity of a family; it stays when the No. KK changes.';
CREATE TABLE orang (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE orang IS 'Identity of a person; two rows of a release with the same NIK are two identities until somebody has looked.';
CREATE TABLE riwayat_kk (
  kode_kab text COLLATE "C" NOT NULL,
  nomor_kk text COLLATE "C" NOT NULL,
  keluarga_id uuid NOT NULL,
  berlaku_sejak date NOT NULL,
  berlaku_sampai date,
  dicatat_pada timestamptz NOT NULL DEFAULT now(),
  rilis_id integer REFERENCES rilis (id),
  PRIMARY KEY (kode_kab, nomor_kk, keluarga_id, berlaku_sejak)
);
CREATE INDEX riwayat_kk_keluarga_idx ON riwayat_kk (kode_kab, keluarga_id);
COMMENT ON TABLE riwayat_kk IS 'Which No. KK a family held since when, and since when we know it.';
CREATE TABLE riwayat_nik (
  kode_kab text COLLATE "C" NOT NULL,
  nik text COLLATE "C" NOT NULL,
  ke smallint NOT NULL,
  orang_id uuid NOT NULL,
  dicatat_pada timestamptz NOT NULL DEFAULT now(),
  rilis_id integer REFERENCES rilis (id),
  PRIMARY KEY (kode_kab, nik, ke)
);
COMMENT ON TABLE riwayat_nik IS 'NIK under which a person was delivered; ke numbers the persons who share one NIK.';
ALTER TABLE keluarga ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON keluarga TO sahih_app USING (kode_kab = lingkup_kab());
ALTER TABLE orang ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON orang TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON keluarga, orang TO sahih_app;
-- riwayat_kk and riwayat_nik carry numbers without a kode_desa: the application reads them only through functions that join a family in scope.

-- ------------------------------------------------------------------ release rows
CREATE TABLE rilis_keluarga (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  jiwa integer NOT NULL,
  sidik bigint NOT NULL,
  alamat text,
  nomor_kartu_keluarga text COLLATE "C" NOT NULL,
  jumlah_anggota_keluarga integer,
  nama_anggota_keluarga text,
  desil_nasional smallint,
  pbi_nas text,
  pbi_pemda text,
  id_pelanggan_pln text,
  status_kepemilikan_rumah text,
  jenis_lantai_terluas text,
  luas_lantai integer,
  jenis_dinding_terluas text,
  jenis_atap_terluas text,
  sumber_air_minum_utama text,
  sumber_penerangan_utama text,
  daya_terpasang text,
  bahan_bakar_utama_memasak text,
  fasilitas_bab text,
  jenis_kloset text,
  pembuangan_akhir_tinja text,
  kepemilikan_aset text,
  aset_bergerak_tabung_gas text,
  aset_bergerak_lemari_es text,
  aset_bergerak_ac text,
  aset_bergerak_pemanas_air text,
  aset_bergerak_telepon_rumah text,
  aset_bergerak_tv_datar text,
  aset_bergerak_emas_perhiasan text,
  aset_bergerak_komputer_laptop_tablet text,
  aset_bergerak_sepeda_motor text,
  aset_bergerak_sepeda text,
  aset_bergerak_mobil text,
  aset_bergerak_perahu text,
  aset_bergerak_kapal_perahu_motor text,
  aset_bergerak_smartphone text,
  aset_tidak_bergerak_lahan_lainnya text,
  aset_tidak_bergerak_rumah_lainnya text,
  jumlah_ternak_sapi integer,
  jumlah_ternak_kerbau integer,
  jumlah_ternak_kuda integer,
  jumlah_ternak_babi integer,
  jumlah_ternak_kambing_domba integer,
  desil_provinsi smallint,
  desil_kabupaten_kota smallint,
  CONSTRAINT rilis_keluarga_pkey PRIMARY KEY (kode_kab, rilis_id, keluarga_id)
) PARTITION BY LIST (rilis_id);
CREATE INDEX rilis_keluarga_kk_idx ON rilis_keluarga (kode_kab, rilis_id, nomor_kartu_keluarga);
CREATE INDEX rilis_keluarga_desa_idx ON rilis_keluarga (kode_kab, rilis_id, kode_desa, nama_anggota_keluarga, keluarga_id);
CREATE INDEX rilis_keluarga_desil_idx ON rilis_keluarga (kode_kab, rilis_id, (coalesce(desil_nasional, 11::smallint)), kode_desa, keluarga_id);
CREATE INDEX rilis_keluarga_nama_idx ON rilis_keluarga (kode_kab, rilis_id, nama_anggota_keluarga, keluarga_id);
COMMENT ON TABLE rilis_keluarga IS 'Family rows of a delivery, column names as in the DTSEN file. jiwa counts the loaded member rows, sidik is a 64-bit hash of the row as delivered. Never updated.';

CREATE TABLE rilis_anggota (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL,
  keluarga_id uuid NOT NULL,
  orang_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  urutan smallint NOT NULL,
  sidik bigint NOT NULL,
  nomor_induk_kependudukan text COLLATE "C" NOT NULL,
  nama text,
  tanggal_lahir date,
  jenis_kelamin text,
  status_hubungan_keluarga text,
  pbi_nas text,
  pbi_pemda text,
  status_kawin text,
  partisipasi_sekolah text,
  jenjang_tertinggi_yang_diduduki text,
  kelas_tertinggi_yang_diduduki text,
  ijazah_tertinggi_yang_dimiliki text,
  pendidikan_akhir_ktp text,
  status_bekerja text,
  lapangan_usaha_dari_pekerjaan_utama text,
  status_dalam_pekerjaan_utama text,
  kepemilikan_usaha text,
  jumlah_usaha integer,
  lapangan_usaha_dari_usaha_utama text,
  jumlah_pekerja_yang_dibayar_dari_usaha_utama integer,
  jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama integer,
  omzet_usaha_utama text,
  pekerjaan_ktp text,
  kondisi_gizi text,
  penglihatan text,
  pendengaran text,
  berjalan_atau_naik_tangga text,
  menggunakan_tangan_jari text,
  belajar_kemampuan_intelektual text,
  pengendalian_perilaku text,
  berbicara_komunikasi text,
  mengurus_diri text,
  mengingat_berkonsentrasi text,
  kesedihan_depresi text,
  penyakit_kronis text,
  kode_provinsi_ktp text COLLATE "C",
  provinsi_ktp text,
  kode_kabupaten_kota_ktp text COLLATE "C",
  kabupaten_kota_ktp text,
  kode_kecamatan_ktp text COLLATE "C",
  kecamatan_ktp text,
  kode_kelurahan_desa_ktp text COLLATE "C",
  kelurahan_desa_ktp text,
  rt_ktp text,
  rw_ktp text,
  dusun_ktp text,
  alamat_ktp text,
  CONSTRAINT rilis_anggota_pkey PRIMARY KEY (kode_kab, rilis_id, keluarga_id, urutan)
) PARTITION BY LIST (rilis_id);
CREATE INDEX rilis_anggota_nik_idx ON rilis_anggota (kode_kab, rilis_id, nomor_induk_kependudukan);
CREATE INDEX rilis_anggota_orang_idx ON rilis_anggota (kode_kab, rilis_id, orang_id);
COMMENT ON TABLE rilis_anggota IS 'Member rows of a delivery, column names as in the DTSEN file. kode_desa is that of the family. Never updated.';

ALTER TABLE rilis_keluarga ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis_keluarga TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
ALTER TABLE rilis_anggota ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rilis_anggota TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON rilis_keluarga, rilis_anggota TO sahih_app;

-- ------------------------------------------------------------------ pembaruan daerah
CREATE TABLE pembaruan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  keluarga_id uuid NOT NULL,
  orang_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  kolom text NOT NULL,
  nilai_lama text,
  nilai text,
  berlaku_sejak date NOT NULL,
  dicatat_pada timestamptz NOT NULL DEFAULT now(),
  dicabut_pada timestamptz,
  usulan_id uuid,
  aktor text NOT NULL,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT pembaruan_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id)
);
CREATE INDEX pembaruan_keluarga_idx ON pembaruan (kode_kab, keluarga_id, kolom);
CREATE INDEX pembaruan_usulan_idx ON pembaruan (kode_kab, usulan_id);
COMMENT ON TABLE pembaruan IS 'Local layer: one changed value with the act that changed it, since when it holds and since when we know it. A release neither erases nor overwrites it.';
ALTER TABLE pembaruan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pembaruan TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT, INSERT ON pembaruan TO sahih_app;
GRANT UPDATE (dicabut_pada) ON pembaruan TO sahih_app;

-- ------------------------------------------------------------------ rollup
CREATE TABLE rekap_rilis (
  kode_kab text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL REFERENCES rilis (id),
  kode_desa text COLLATE "C" NOT NULL,
  desil smallint NOT NULL CONSTRAINT rekap_rilis_desil_check CHECK (desil BETWEEN 0 AND 10),
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  PRIMARY KEY (kode_kab, rilis_id, kode_desa, desil)
);
COMMENT ON TABLE rekap_rilis IS 'KK and jiwa per desa and desil_nasional of a delivery; desil 0 is belum diperingkat. Written when the delivery is published.';
ALTER TABLE rekap_rilis ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON rekap_rilis TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT ON rekap_rilis TO sahih_app;
