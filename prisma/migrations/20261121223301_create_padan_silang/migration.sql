-- One NIK in two kabupaten/kota of this installation: each side is told that it is so, never who or where on the other side.

CREATE TABLE padan_silang (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  ikatan uuid NOT NULL,
  orang_id uuid NOT NULL,
  keluarga_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  rilis_id integer NOT NULL,
  lain smallint NOT NULL,
  ditemukan_pada timestamptz NOT NULL DEFAULT now(),
  berakhir_pada timestamptz,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT padan_silang_orang_key UNIQUE (kode_kab, orang_id)
);
CREATE INDEX padan_silang_ikatan_idx ON padan_silang (ikatan);
CREATE INDEX padan_silang_daftar_idx ON padan_silang (kode_kab, id DESC) WHERE berakhir_pada IS NULL;
COMMENT ON TABLE padan_silang IS 'Persons here whose NIK is delivered in other kabupaten/kota of this installation too; lain counts those. ikatan binds the sides of one NIK and says nothing about it. Written by the owner after each run of matching; berakhir_pada: the newest releases no longer show it.';
ALTER TABLE padan_silang ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON padan_silang TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
-- ikatan stays hidden: nothing the application does needs it.
GRANT SELECT (kode_kab, id, orang_id, keluarga_id, kode_desa, rilis_id, lain, ditemukan_pada, berakhir_pada) ON padan_silang TO sahih_app;

CREATE TABLE padan_klarifikasi (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  silang_id uuid NOT NULL,
  kode_desa text COLLATE "C" NOT NULL,
  arah text NOT NULL CONSTRAINT padan_klarifikasi_arah_check CHECK (arah IN ('keluar', 'masuk')),
  rujukan uuid NOT NULL,
  ditanya smallint NOT NULL DEFAULT 1,
  jawaban text[] NOT NULL DEFAULT '{}',
  aktor text,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  dijawab_pada timestamptz,
  PRIMARY KEY (kode_kab, id),
  CONSTRAINT padan_klarifikasi_silang_fkey FOREIGN KEY (kode_kab, silang_id) REFERENCES padan_silang (kode_kab, id),
  CONSTRAINT padan_klarifikasi_jawaban_check CHECK (jawaban <@ ARRAY['tinggal-di-sini', 'sudah-pindah', 'sudah-meninggal', 'nik-keliru', 'belum-jelas'])
);
CREATE INDEX padan_klarifikasi_silang_idx ON padan_klarifikasi (kode_kab, silang_id, id);
CREATE INDEX padan_klarifikasi_rujukan_idx ON padan_klarifikasi (rujukan);
COMMENT ON TABLE padan_klarifikasi IS 'Requests for clarification: keluar asked by this side, masuk asked of it. Answers are codes, so that nothing of a person travels. ditanya counts the kabupaten/kota asked. Written only by minta_klarifikasi() and jawab_klarifikasi().';
ALTER TABLE padan_klarifikasi ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON padan_klarifikasi TO sahih_app USING (kode_kab = lingkup_kab() AND kode_desa >= lingkup_awal() AND kode_desa <= lingkup_akhir());
GRANT SELECT (kode_kab, id, silang_id, kode_desa, arah, ditanya, jawaban, aktor, dibuat_pada, dijawab_pada) ON padan_klarifikasi TO sahih_app;

-- Asks the other sides about a person in scope; how many were asked, 0 when the finding is not in scope or over, -1 when a request is open already.
CREATE FUNCTION minta_klarifikasi(p_silang uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v padan_silang;
  v_rujukan uuid := uuid7();
  v_jumlah integer;
BEGIN
  SELECT * INTO v FROM padan_silang
    WHERE kode_kab = lingkup_nilai('kode_kab') AND id = p_silang AND berakhir_pada IS NULL
      AND kode_desa >= lingkup_nilai('awal') AND kode_desa <= lingkup_nilai('akhir') FOR UPDATE;
  IF NOT FOUND THEN RETURN 0; END IF;
  IF EXISTS (SELECT FROM padan_klarifikasi WHERE kode_kab = v.kode_kab AND silang_id = v.id AND arah = 'keluar' AND dijawab_pada IS NULL) THEN
    RETURN -1;
  END IF;
  INSERT INTO padan_klarifikasi (kode_kab, silang_id, kode_desa, arah, rujukan)
    SELECT kode_kab, id, kode_desa, 'masuk', v_rujukan FROM padan_silang
    WHERE ikatan = v.ikatan AND kode_kab <> v.kode_kab AND berakhir_pada IS NULL;
  GET DIAGNOSTICS v_jumlah = ROW_COUNT;
  IF v_jumlah > 0 THEN
    INSERT INTO padan_klarifikasi (kode_kab, silang_id, kode_desa, arah, rujukan, ditanya, aktor)
      VALUES (v.kode_kab, v.id, v.kode_desa, 'keluar', v_rujukan, v_jumlah, lingkup_nilai('aktor'));
  END IF;
  RETURN v_jumlah;
END $$;

-- Answers a request in scope with a code; the code alone reaches who asked. False when there is no such request or it is answered.
CREATE FUNCTION jawab_klarifikasi(p_id uuid, p_jawaban text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_rujukan uuid;
BEGIN
  UPDATE padan_klarifikasi SET jawaban = ARRAY[p_jawaban], aktor = lingkup_nilai('aktor'), dijawab_pada = now()
    WHERE kode_kab = lingkup_nilai('kode_kab') AND id = p_id AND arah = 'masuk' AND dijawab_pada IS NULL
      AND kode_desa >= lingkup_nilai('awal') AND kode_desa <= lingkup_nilai('akhir')
    RETURNING rujukan INTO v_rujukan;
  IF v_rujukan IS NULL THEN RETURN false; END IF;
  UPDATE padan_klarifikasi SET jawaban = jawaban || p_jawaban,
      dijawab_pada = CASE WHEN cardinality(jawaban) + 1 >= ditanya THEN now() END
    WHERE rujukan = v_rujukan AND arah = 'keluar';
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION minta_klarifikasi(uuid), jawab_klarifikasi(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION minta_klarifikasi(uuid), jawab_klarifikasi(uuid, text) TO sahih_app;
