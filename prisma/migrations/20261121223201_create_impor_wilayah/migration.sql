-- Unknown area codes of a delivery: what came under each, what it may be, and what somebody decided.

ALTER TABLE impor_berkas ADD COLUMN kepala text[] NOT NULL DEFAULT '{}';
ALTER TABLE impor_berkas ADD COLUMN pemisah text NOT NULL DEFAULT '|';
COMMENT ON COLUMN impor_berkas.kepala IS 'Header texts of the file in their order, so that held rows can be read again.';

CREATE TABLE impor_wilayah (
  kode_kab text COLLATE "C" NOT NULL,
  impor_id uuid NOT NULL,
  sistem text NOT NULL CONSTRAINT impor_wilayah_sistem_check CHECK (sistem IN ('kemendagri', 'bps')),
  kode_resmi text COLLATE "C" NOT NULL,
  nama text NOT NULL DEFAULT '',
  kode_kecamatan text COLLATE "C" NOT NULL DEFAULT '',
  kecamatan text NOT NULL DEFAULT '',
  kk integer NOT NULL,
  jiwa integer NOT NULL,
  usul_kode text COLLATE "C",
  usul_kk integer NOT NULL DEFAULT 0,
  usul_nama_sama boolean NOT NULL DEFAULT false,
  usul_kecamatan_sama boolean NOT NULL DEFAULT false,
  cara text CONSTRAINT impor_wilayah_cara_check CHECK (cara IN ('ada', 'baru')),
  kode text COLLATE "C",
  nama_resmi text,
  berlaku_sejak date,
  berlaku_sampai date,
  diputus_oleh text,
  diputus_pada timestamptz,
  dimuat_pada timestamptz,
  PRIMARY KEY (kode_kab, impor_id, kode_resmi),
  CONSTRAINT impor_wilayah_impor_fkey FOREIGN KEY (kode_kab, impor_id) REFERENCES impor (kode_kab, id)
);
COMMENT ON TABLE impor_wilayah IS 'Area codes of a delivery that are not known: name as delivered, held families and persons, the known desa it may be (where most of its families stood before), and the decision. cara ada: kode is that desa; baru: kode is the kecamatan of a new one.';
ALTER TABLE impor_wilayah ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON impor_wilayah TO sahih_app USING (kode_kab = lingkup_kab());
GRANT SELECT ON impor_wilayah TO sahih_app;
GRANT UPDATE (cara, kode, nama_resmi, berlaku_sejak, berlaku_sampai, diputus_oleh, diputus_pada) ON impor_wilayah TO sahih_app;

-- Persons are counted beside the columns of the members.
COMMENT ON TABLE selisih_kolom IS 'How many rows have another value in a column, per desa of the later delivery; for the members also the persons who appeared (muncul), are gone (hilang) or stand in another family (pindah-kk).';
