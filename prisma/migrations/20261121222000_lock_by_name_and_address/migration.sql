-- Wrong passwords are counted per name and address, so that a stranger who knows a name cannot lock its owner out;
-- per name over all addresses the limit is higher. nama groups the rows of one name, for opening its locks at once.
ALTER TABLE percobaan_masuk ADD COLUMN nama bytea;
CREATE INDEX percobaan_masuk_nama_idx ON percobaan_masuk (nama);
COMMENT ON TABLE percobaan_masuk IS 'Wrong passwords lately, by keyed hash of the name typed with its network address, of the name alone and of the address alone; names that do not exist are counted like those that do. Reached through masuk_* only.';
COMMENT ON COLUMN percobaan_masuk.nama IS 'Keyed hash of the name, in rows of a name with an address.';

DROP FUNCTION masuk_mulai(bytea, integer);
CREATE FUNCTION masuk_mulai(p_kunci bytea, p_batas integer, p_nama bytea DEFAULT NULL)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v percobaan_masuk;
BEGIN
  INSERT INTO percobaan_masuk AS p (kunci, jumlah, terakhir, nama) VALUES (p_kunci, 1, now(), p_nama)
  ON CONFLICT (kunci) DO UPDATE SET
    jumlah = CASE WHEN p.terkunci_sampai > now() THEN p.jumlah
                  WHEN p.terkunci_sampai IS NOT NULL OR p.terakhir < now() - interval '15 minutes' THEN 1
                  ELSE p.jumlah + 1 END,
    terkunci_sampai = CASE WHEN p.terkunci_sampai > now() THEN p.terkunci_sampai END,
    terakhir = now()
  RETURNING * INTO v;
  RETURN v.terkunci_sampai IS NULL AND v.jumlah <= p_batas;
END $$;

-- Closes a right password: opens a session of a user who is still active and forgets the wrong ones of this name here.
-- What the address did wrong stays counted, or one known password would buy tries at all other names. However long the
-- caller asks for, no session outlives twelve hours.
DROP FUNCTION masuk_catat(uuid, bytea, bytea, interval, text);
CREATE FUNCTION masuk_catat(p_pengguna uuid, p_kunci_pasangan bytea, p_kunci_nama bytea, p_kunci_alamat bytea, p_umur interval, p_perangkat text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_sesi uuid;
BEGIN
  INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada, perangkat)
    SELECT id, kode_kab, now() + least(p_umur, interval '12 hours'), left(p_perangkat, 100) FROM pengguna WHERE id = p_pengguna AND aktif
    RETURNING id INTO v_sesi;
  IF v_sesi IS NOT NULL THEN
    UPDATE pengguna SET terkunci_sampai = NULL, masuk_terakhir = now() WHERE id = p_pengguna;
    UPDATE percobaan_masuk SET jumlah = greatest(jumlah - 1, 0) WHERE kunci = p_kunci_alamat;
    DELETE FROM percobaan_masuk WHERE kunci IN (p_kunci_pasangan, p_kunci_nama);
    DELETE FROM percobaan_masuk WHERE terakhir < now() - interval '1 day';
  END IF;
  RETURN v_sesi;
END $$;

-- An administrator opens the locks of a name before their time, from whichever address.
CREATE OR REPLACE FUNCTION masuk_buka(p_kunci bytea)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM percobaan_masuk WHERE kunci = p_kunci OR nama = p_kunci
$$;
REVOKE ALL ON FUNCTION masuk_mulai(bytea, integer, bytea), masuk_catat(uuid, bytea, bytea, bytea, interval, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION masuk_mulai(bytea, integer, bytea), masuk_catat(uuid, bytea, bytea, bytea, interval, text) TO sahih_app;
