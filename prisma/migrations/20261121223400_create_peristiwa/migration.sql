-- Life of a family: what the Dinas recorded out of a document of the Disdukcapil, and what it does to the local layer.

-- ------------------------------------------------------------------ peristiwa
CREATE TABLE peristiwa (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL CONSTRAINT peristiwa_jenis_check CHECK (jenis IN ('kelahiran', 'kematian', 'pindah-masuk', 'pindah-keluar', 'pecah-kk', 'gabung-kk', 'ganti-kepala', 'perbaikan-data')),
  keluarga_id uuid NOT NULL,
  keluarga_lain_id uuid,
  kode_desa text COLLATE "C" NOT NULL,
  tanggal date NOT NULL,
  dicatat_pada timestamptz NOT NULL,
  dokumen_jenis text NOT NULL,
  dokumen_nomor text NOT NULL,
  dokumen_tanggal date NOT NULL,
  berkas_id uuid,
  tempat_kode text COLLATE "C",
  tempat text,
  catatan text,
  seluruhnya boolean NOT NULL DEFAULT false,
  aktor text NOT NULL,
  kunci uuid NOT NULL,
  dibatalkan_pada timestamptz,
  dibatalkan_oleh text,
  dibatalkan_alasan text,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT peristiwa_kunci_key UNIQUE (kode_kab, kunci),
  CONSTRAINT peristiwa_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id),
  CONSTRAINT peristiwa_keluarga_lain_fkey FOREIGN KEY (kode_kab, keluarga_lain_id) REFERENCES keluarga (kode_kab, id),
  CONSTRAINT peristiwa_dibatalkan_check CHECK ((dibatalkan_pada IS NULL) = (dibatalkan_oleh IS NULL) AND (dibatalkan_pada IS NULL) = (dibatalkan_alasan IS NULL))
);
CREATE INDEX peristiwa_keluarga_idx ON peristiwa (kode_kab, keluarga_id);
CREATE INDEX peristiwa_keluarga_lain_idx ON peristiwa (kode_kab, keluarga_lain_id);
CREATE INDEX peristiwa_desa_idx ON peristiwa (kode_kab, kode_desa, id);
COMMENT ON TABLE peristiwa IS 'Events in the life of a family, recorded out of a document: tanggal is the day it happened, dicatat_pada when we knew. Never deleted; an event recorded in error carries who withdrew it and why.';
COMMENT ON COLUMN peristiwa.keluarga_lain_id IS 'The family that came out of a pecah KK, or the one joined in a gabung KK.';
COMMENT ON COLUMN peristiwa.tempat_kode IS 'Kabupaten/kota where somebody moved to or came from, when it is known by its code; tempat is the place in words.';
COMMENT ON COLUMN peristiwa.seluruhnya IS 'The event took every member out of the family.';

-- ------------------------------------------------------------------ membership
CREATE TABLE pembaruan_anggota (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  peristiwa_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  orang_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  arah text NOT NULL CONSTRAINT pembaruan_anggota_arah_check CHECK (arah IN ('masuk', 'keluar')),
  sebab text NOT NULL CONSTRAINT pembaruan_anggota_sebab_check CHECK (sebab IN ('lahir', 'meninggal', 'pindah', 'pecah', 'gabung')),
  berlaku_sejak date NOT NULL,
  dicatat_pada timestamptz NOT NULL,
  dicabut_pada timestamptz,
  aktor text NOT NULL,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT pembaruan_anggota_peristiwa_fkey FOREIGN KEY (kode_kab, peristiwa_id) REFERENCES peristiwa (kode_kab, id),
  CONSTRAINT pembaruan_anggota_keluarga_fkey FOREIGN KEY (kode_kab, keluarga_id) REFERENCES keluarga (kode_kab, id),
  CONSTRAINT pembaruan_anggota_orang_fkey FOREIGN KEY (kode_kab, orang_id) REFERENCES orang (kode_kab, id)
);
CREATE INDEX pembaruan_anggota_keluarga_idx ON pembaruan_anggota (kode_kab, keluarga_id);
CREATE INDEX pembaruan_anggota_orang_idx ON pembaruan_anggota (kode_kab, orang_id);
CREATE INDEX pembaruan_anggota_peristiwa_idx ON pembaruan_anggota (kode_kab, peristiwa_id);
CREATE INDEX pembaruan_anggota_keluar_idx ON pembaruan_anggota (kode_kab, id) WHERE arah = 'keluar' AND dicabut_pada IS NULL;
COMMENT ON TABLE pembaruan_anggota IS 'Local layer of membership: a person joined or left a family since a day. A release that still lists who left brings nobody back.';

ALTER TABLE pembaruan ADD COLUMN peristiwa_id uuid;
CREATE INDEX pembaruan_peristiwa_idx ON pembaruan (kode_kab, peristiwa_id);
CREATE INDEX pembaruan_orang_idx ON pembaruan (kode_kab, orang_id);
CREATE INDEX pembaruan_nomor_idx ON pembaruan (kode_kab, nilai) WHERE kolom IN ('nomor_induk_kependudukan', 'nomor_kartu_keluarga') AND dicabut_pada IS NULL;
COMMENT ON COLUMN pembaruan.peristiwa_id IS 'The recorded event that changed this value; usulan_id where it was a penetapan.';

ALTER TABLE peristiwa ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON peristiwa TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
CREATE POLICY atas_nama ON peristiwa AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
-- What was withdrawn stays withdrawn, in the name of who did it.
CREATE POLICY tetap_batal ON peristiwa AS RESTRICTIVE FOR UPDATE TO sahih_app
  USING ((kode_kab = lingkup_kab()) AND dibatalkan_pada IS NULL)
  WITH CHECK ((kode_kab = lingkup_kab()) AND dibatalkan_oleh = (SELECT lingkup_nilai('aktor')));
ALTER TABLE pembaruan_anggota ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pembaruan_anggota TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
CREATE POLICY atas_nama ON pembaruan_anggota AS RESTRICTIVE FOR INSERT TO sahih_app
  WITH CHECK ((kode_kab = lingkup_kab()) AND aktor = (SELECT lingkup_nilai('aktor')));
GRANT SELECT ON peristiwa, pembaruan_anggota TO sahih_app;
GRANT INSERT (kode_kab, id, jenis, keluarga_id, keluarga_lain_id, kode_desa, tanggal, dicatat_pada, dokumen_jenis, dokumen_nomor, dokumen_tanggal, berkas_id, tempat_kode, tempat, catatan, seluruhnya, aktor, kunci) ON peristiwa TO sahih_app;
GRANT UPDATE (dibatalkan_pada, dibatalkan_oleh, dibatalkan_alasan) ON peristiwa TO sahih_app;
GRANT INSERT (kode_kab, id, peristiwa_id, keluarga_id, orang_id, kode_desa, arah, sebab, berlaku_sejak, dicatat_pada, aktor) ON pembaruan_anggota TO sahih_app;
GRANT UPDATE (dicabut_pada) ON pembaruan_anggota TO sahih_app;
-- A birth makes a person, a pecah KK a family: identities only, no fact about anybody.
GRANT INSERT (kode_kab, id) ON keluarga, orang TO sahih_app;

-- ------------------------------------------------------------------ numbers
ALTER TABLE riwayat_kk ADD COLUMN peristiwa_id uuid;
CREATE INDEX riwayat_kk_peristiwa_idx ON riwayat_kk (kode_kab, peristiwa_id) WHERE peristiwa_id IS NOT NULL;
COMMENT ON COLUMN riwayat_kk.peristiwa_id IS 'The recorded event, with its document, that brought this number; rilis_id where it was a release.';
ALTER TABLE riwayat_nik ADD COLUMN peristiwa_id uuid;
CREATE INDEX riwayat_nik_peristiwa_idx ON riwayat_nik (kode_kab, peristiwa_id) WHERE peristiwa_id IS NOT NULL;
COMMENT ON COLUMN riwayat_nik.peristiwa_id IS 'The recorded event that brought this NIK; rilis_id where it was a release.';

-- Whose NIK is this, anywhere in the kabupaten/kota? The identity only: nothing of the person leaves with it.
CREATE FUNCTION orang_dari_nik(p_nik text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT orang_id FROM riwayat_nik WHERE kode_kab = lingkup_nilai('kode_kab') AND nik = p_nik ORDER BY ke LIMIT 1
$$;
-- Which family holds this nomor KK, anywhere in the kabupaten/kota? The identity only.
CREATE FUNCTION keluarga_dari_kk(p_nomor_kk text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT keluarga_id FROM riwayat_kk WHERE kode_kab = lingkup_nilai('kode_kab') AND nomor_kk = p_nomor_kk AND berlaku_sampai IS NULL
  ORDER BY berlaku_sejak DESC, keluarga_id LIMIT 1
$$;
-- The number a recorded event brought, so that the next release finds the same family under it. Only for an event that
-- the aktor of the scope has just recorded.
CREATE FUNCTION catat_riwayat_kk(p_peristiwa uuid, p_keluarga uuid, p_nomor_kk text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_kab text := lingkup_nilai('kode_kab'); v_sejak date;
BEGIN
  SELECT tanggal INTO v_sejak FROM peristiwa
    WHERE kode_kab = v_kab AND id = p_peristiwa AND aktor = lingkup_nilai('aktor') AND dibatalkan_pada IS NULL AND p_keluarga IN (keluarga_id, keluarga_lain_id);
  IF v_sejak IS NULL THEN
    RAISE EXCEPTION 'peristiwa tidak ditemukan' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO riwayat_kk (kode_kab, nomor_kk, keluarga_id, berlaku_sejak, peristiwa_id)
    VALUES (v_kab, p_nomor_kk, p_keluarga, v_sejak, p_peristiwa)
    -- Recorded again after it was withdrawn: the number holds again.
    ON CONFLICT (kode_kab, nomor_kk, keluarga_id, berlaku_sejak)
    DO UPDATE SET berlaku_sampai = NULL, peristiwa_id = excluded.peristiwa_id WHERE riwayat_kk.rilis_id IS NULL;
END $$;
CREATE FUNCTION catat_riwayat_nik(p_peristiwa uuid, p_orang uuid, p_nik text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_kab text := lingkup_nilai('kode_kab');
BEGIN
  IF NOT EXISTS (SELECT FROM peristiwa WHERE kode_kab = v_kab AND id = p_peristiwa AND aktor = lingkup_nilai('aktor') AND dibatalkan_pada IS NULL) THEN
    RAISE EXCEPTION 'peristiwa tidak ditemukan' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO riwayat_nik (kode_kab, nik, ke, orang_id, peristiwa_id)
    SELECT v_kab, p_nik, coalesce(max(ke), 0) + 1, p_orang, p_peristiwa FROM riwayat_nik WHERE kode_kab = v_kab AND nik = p_nik;
END $$;
-- Takes the numbers of a withdrawn event out of the look-up; that they were recorded stays in pembaruan and in the event.
CREATE FUNCTION cabut_riwayat(p_peristiwa uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_kab text := lingkup_nilai('kode_kab');
BEGIN
  IF NOT EXISTS (SELECT FROM peristiwa WHERE kode_kab = v_kab AND id = p_peristiwa AND dibatalkan_oleh = lingkup_nilai('aktor')) THEN
    RAISE EXCEPTION 'peristiwa tidak ditemukan' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE riwayat_kk SET berlaku_sampai = berlaku_sejak WHERE kode_kab = v_kab AND peristiwa_id = p_peristiwa;
  DELETE FROM riwayat_nik WHERE kode_kab = v_kab AND peristiwa_id = p_peristiwa;
END $$;
REVOKE ALL ON FUNCTION orang_dari_nik(text), keluarga_dari_kk(text), catat_riwayat_kk(uuid, uuid, text), catat_riwayat_nik(uuid, uuid, text), cabut_riwayat(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION orang_dari_nik(text), keluarga_dari_kk(text), catat_riwayat_kk(uuid, uuid, text), catat_riwayat_nik(uuid, uuid, text), cabut_riwayat(uuid) TO sahih_app;
