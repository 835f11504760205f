-- Ground of the house: ids, scope functions, settings, wilayah, akses, audit, berkas, pekerjaan.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

DO $$ BEGIN
  CREATE ROLE sahih_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO sahih_app;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- UUIDv7 on every server from PostgreSQL 15 on: the built-in function where there is one.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 180000 THEN
    CREATE FUNCTION uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS 'SELECT uuidv7()';
  ELSE
    CREATE FUNCTION uuid7() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE AS $f$
      SELECT encode(
        set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
          52, 1), 53, 1), 'hex')::uuid
    $f$;
  END IF;
END $$;

-- Scope (lingkup) of the aktor for one transaction. SET LOCAL through EXECUTE, because that is what Citus passes on
-- to its workers; set_config(…, true) is not.
CREATE FUNCTION atur_lingkup(p_kode_kab text, p_awal text, p_akhir text, p_aktor text, p_peran text, p_kode_wilayah text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_kode_kab !~ '^[0-9]{4}$' OR p_awal !~ '^[0-9]{10}$' OR p_akhir !~ '^[0-9]{10}$' THEN
    RAISE EXCEPTION 'lingkup tidak berbentuk kode wilayah';
  END IF;
  EXECUTE format('SET LOCAL sahih.kode_kab = %L', p_kode_kab);
  EXECUTE format('SET LOCAL sahih.awal = %L', p_awal);
  EXECUTE format('SET LOCAL sahih.akhir = %L', p_akhir);
  EXECUTE format('SET LOCAL sahih.aktor = %L', p_aktor);
  EXECUTE format('SET LOCAL sahih.peran = %L', p_peran);
  EXECUTE format('SET LOCAL sahih.kode_wilayah = %L', p_kode_wilayah);
END $$;

-- Readers of the scope raise when nobody has set it: a forgotten scope is an error, never an empty list.
CREATE FUNCTION lingkup_nilai(p_nama text) RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE v text := current_setting('sahih.' || p_nama, true);
BEGIN
  IF v IS NULL OR v = '' THEN
    RAISE EXCEPTION 'lingkup belum diatur' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN v;
END $$;
CREATE FUNCTION lingkup_kab() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN lingkup_nilai('kode_kab'); END $$;
CREATE FUNCTION lingkup_awal() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN lingkup_nilai('awal'); END $$;
CREATE FUNCTION lingkup_akhir() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$ BEGIN RETURN lingkup_nilai('akhir'); END $$;
-- Whether the scope is the whole kabupaten/kota. Policies ask it in a sub-select, so that it is answered once and not per row.
CREATE FUNCTION lingkup_sekab() RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RETURN lingkup_awal() <= rpad(lingkup_kab(), 10, '0') AND lingkup_akhir() >= rpad(lingkup_kab(), 10, '9');
END $$;

-- ------------------------------------------------------------------ pengaturan
CREATE TABLE pengaturan (
  kunci text PRIMARY KEY,
  nilai jsonb NOT NULL,
  diubah_pada timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE pengaturan IS 'Settings of this installation: synthetic flag, steps of the demo done, office clock.';
GRANT SELECT ON pengaturan TO sahih_app;

-- ------------------------------------------------------------------ wilayah
CREATE TABLE wilayah (
  kode text COLLATE "C" PRIMARY KEY,
  jenis text NOT NULL CONSTRAINT wilayah_jenis_check CHECK (jenis IN ('provinsi', 'kabupaten', 'kota', 'kecamatan', 'desa', 'kelurahan')),
  induk text COLLATE "C" REFERENCES wilayah (kode),
  nama text NOT NULL,
  CONSTRAINT wilayah_kode_check CHECK (kode ~ '^[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{4})?)?)?$')
);
CREATE INDEX wilayah_induk_idx ON wilayah (induk);
COMMENT ON TABLE wilayah IS 'Areas under their stable internal code: 2, 4, 6 or 10 digits, no dots. Seeded from the Kemendagri codes; a renumbered desa keeps its internal code.';

CREATE TABLE wilayah_kode (
  sistem text NOT NULL CONSTRAINT wilayah_kode_sistem_check CHECK (sistem IN ('kemendagri', 'bps')),
  kode_resmi text COLLATE "C" NOT NULL,
  berlaku_sejak date NOT NULL,
  berlaku_sampai date,
  kode text COLLATE "C" NOT NULL REFERENCES wilayah (kode),
  nama_resmi text NOT NULL,
  PRIMARY KEY (sistem, kode_resmi, berlaku_sejak)
);
CREATE INDEX wilayah_kode_kode_idx ON wilayah_kode (kode);
COMMENT ON TABLE wilayah_kode IS 'Official codes and names of an area in both systems with the dates they hold. Equal lengths mean different things: the system is always explicit.';
GRANT SELECT ON wilayah, wilayah_kode TO sahih_app;

-- ------------------------------------------------------------------ akses
CREATE TABLE pengguna (
  id uuid PRIMARY KEY DEFAULT uuid7(),
  nama_pengguna text NOT NULL CONSTRAINT pengguna_nama_pengguna_key UNIQUE,
  nama text NOT NULL,
  sandi_hash text NOT NULL,
  peran text NOT NULL CONSTRAINT pengguna_peran_check CHECK (peran IN ('operator-desa', 'pendamping', 'operator-dinsos', 'verifikator-dinsos', 'kepala-dinas', 'kepala-daerah', 'auditor', 'administrator')),
  kode_wilayah text COLLATE "C" NOT NULL REFERENCES wilayah (kode),
  kode_kab text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(kode_wilayah, 4)) STORED,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_wilayah, 10, '0')) STORED,
  aktif boolean NOT NULL DEFAULT true,
  terkunci_sampai timestamptz,
  masuk_terakhir timestamptz,
  sandi_diubah_pada timestamptz NOT NULL DEFAULT now(),
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  diubah_pada timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT pengguna_nama_pengguna_check CHECK (nama_pengguna ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
  CONSTRAINT pengguna_kode_wilayah_check CHECK (length(kode_wilayah) >= 4)
);
CREATE INDEX pengguna_kode_kab_idx ON pengguna (kode_kab, nama_pengguna);
COMMENT ON TABLE pengguna IS 'Users: one peran, bound to one wilayah inside one kabupaten/kota.';

CREATE TABLE sesi (
  id uuid PRIMARY KEY DEFAULT uuid7(),
  pengguna_id uuid NOT NULL REFERENCES pengguna (id),
  kode_kab text COLLATE "C" NOT NULL,
  perangkat text NOT NULL DEFAULT '',
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  berakhir_pada timestamptz NOT NULL,
  dicabut_pada timestamptz
);
CREATE INDEX sesi_pengguna_idx ON sesi (pengguna_id);
COMMENT ON TABLE sesi IS 'Logins. A session ends by its date or by being revoked; every request looks it up.';

CREATE TABLE percobaan_masuk (
  kunci bytea PRIMARY KEY,
  jumlah integer NOT NULL,
  terakhir timestamptz NOT NULL,
  terkunci_sampai timestamptz
);
CREATE INDEX percobaan_masuk_terakhir_idx ON percobaan_masuk (terakhir);
COMMENT ON TABLE percobaan_masuk IS 'Wrong passwords lately, by keyed hash of the name typed and of the network address; names that do not exist are counted like those that do. Reached through masuk_* only.';

ALTER TABLE pengguna ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pengguna TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
ALTER TABLE sesi ENABLE ROW LEVEL SECURITY;
-- The sub-select is itself under the policy of pengguna: whose user is out of scope, their sessions are too.
CREATE POLICY lingkup ON sesi TO sahih_app USING (kode_kab = lingkup_kab() AND pengguna_id IN (SELECT id FROM pengguna));
ALTER TABLE percobaan_masuk ENABLE ROW LEVEL SECURITY;
-- The password hash is not among the columns the application may read: login asks masuk_cari(). Sessions are opened by masuk_catat() alone.
GRANT SELECT (id, nama_pengguna, nama, peran, kode_wilayah, kode_kab, awal, aktif, terkunci_sampai, masuk_terakhir, sandi_diubah_pada, dibuat_pada, diubah_pada) ON pengguna TO sahih_app;
GRANT INSERT (id, nama_pengguna, nama, sandi_hash, peran, kode_wilayah) ON pengguna TO sahih_app;
GRANT UPDATE (nama, sandi_hash, peran, kode_wilayah, aktif, terkunci_sampai, sandi_diubah_pada, diubah_pada) ON pengguna TO sahih_app;
GRANT SELECT ON sesi TO sahih_app;
GRANT UPDATE (dicabut_pada) ON sesi TO sahih_app;

-- What login needs before anybody is known: one user by name, with the hash.
CREATE FUNCTION masuk_cari(p_nama_pengguna text)
RETURNS TABLE (id uuid, nama text, sandi_hash text, peran text, kode_wilayah text, kode_kab text, aktif boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, nama, sandi_hash, peran, kode_wilayah, kode_kab, aktif FROM pengguna WHERE nama_pengguna = lower(p_nama_pengguna)
$$;

-- The aktor behind a living session; no row when it ended, was revoked or its user is inactive.
CREATE FUNCTION sesi_aktor(p_sesi uuid)
RETURNS TABLE (id uuid, nama_pengguna text, nama text, peran text, kode_wilayah text, kode_kab text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id, p.nama_pengguna, p.nama, p.peran, p.kode_wilayah, p.kode_kab
  FROM sesi s JOIN pengguna p ON p.id = s.pengguna_id
  WHERE s.id = p_sesi AND s.dicabut_pada IS NULL AND s.berakhir_pada > now() AND p.aktif
$$;

-- Counts an attempt before the password is looked at, so that many at once cannot slip past the limit: more than
-- p_batas wrong ones in 15 minutes lock the key for 15 minutes. A lock is not prolonged by trying further.
CREATE FUNCTION masuk_mulai(p_kunci bytea, p_batas integer)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v percobaan_masuk;
BEGIN
  INSERT INTO percobaan_masuk AS p (kunci, jumlah, terakhir) VALUES (p_kunci, 1, now())
  ON CONFLICT (kunci) DO UPDATE SET
    jumlah = CASE WHEN p.terkunci_sampai > now() THEN p.jumlah
                  WHEN p.terkunci_sampai IS NOT NULL OR p.terakhir < now() - interval '15 minutes' THEN 1
                  ELSE p.jumlah + 1 END,
    terkunci_sampai = CASE WHEN p.terkunci_sampai > now() THEN p.terkunci_sampai END,
    terakhir = now()
  RETURNING * INTO v;
  RETURN v.terkunci_sampai IS NULL AND v.jumlah <= p_batas;
END $$;

-- Closes a failed attempt; true when this one locked the key. p_pengguna is the user whose lock is shown, if there is one.
CREATE FUNCTION masuk_gagal(p_kunci bytea, p_batas integer, p_pengguna uuid)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_sampai timestamptz;
BEGIN
  UPDATE percobaan_masuk SET terkunci_sampai = now() + interval '15 minutes'
    WHERE kunci = p_kunci AND jumlah >= p_batas AND terkunci_sampai IS NULL
    RETURNING terkunci_sampai INTO v_sampai;
  UPDATE pengguna SET terkunci_sampai = v_sampai WHERE id = p_pengguna AND v_sampai IS NOT NULL;
  RETURN v_sampai IS NOT NULL;
END $$;

-- Closes a right password: opens a session of a user who is still active and forgets the wrong ones of this name.
-- What the address did wrong stays counted, or one known password would buy tries at all other names.
CREATE FUNCTION masuk_catat(p_pengguna uuid, p_kunci_nama bytea, p_kunci_alamat bytea, p_umur interval, p_perangkat text)
RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_sesi uuid;
BEGIN
  INSERT INTO sesi (pengguna_id, kode_kab, berakhir_pada, perangkat)
    SELECT id, kode_kab, now() + p_umur, left(p_perangkat, 100) FROM pengguna WHERE id = p_pengguna AND aktif
    RETURNING id INTO v_sesi;
  IF v_sesi IS NOT NULL THEN
    UPDATE pengguna SET terkunci_sampai = NULL, masuk_terakhir = now() WHERE id = p_pengguna;
    UPDATE percobaan_masuk SET jumlah = greatest(jumlah - 1, 0) WHERE kunci = p_kunci_alamat;
    DELETE FROM percobaan_masuk WHERE kunci = p_kunci_nama;
    DELETE FROM percobaan_masuk WHERE terakhir < now() - interval '1 day';
  END IF;
  RETURN v_sesi;
END $$;

-- An administrator opens a lock before its time.
CREATE FUNCTION masuk_buka(p_kunci bytea)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM percobaan_masuk WHERE kunci = p_kunci
$$;

-- Names behind the ids in a history, also of colleagues outside the asker's desa, but never outside the kabupaten/kota.
CREATE FUNCTION nama_aktor(p_id uuid[])
RETURNS TABLE (id uuid, nama text, peran text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, nama, peran FROM pengguna WHERE id = ANY (p_id) AND kode_kab = lingkup_nilai('kode_kab')
$$;
REVOKE ALL ON FUNCTION masuk_cari(text), sesi_aktor(uuid), masuk_mulai(bytea, integer), masuk_gagal(bytea, integer, uuid),
  masuk_catat(uuid, bytea, bytea, interval, text), masuk_buka(bytea), nama_aktor(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION masuk_cari(text), sesi_aktor(uuid), masuk_mulai(bytea, integer), masuk_gagal(bytea, integer, uuid),
  masuk_catat(uuid, bytea, bytea, interval, text), masuk_buka(bytea), nama_aktor(uuid[]) TO sahih_app;

-- ------------------------------------------------------------------ audit
CREATE TABLE jejak (
  kode_kab text COLLATE "C" NOT NULL,
  nomor bigint NOT NULL,
  pada timestamptz NOT NULL,
  aktor text NOT NULL,
  peran text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  tindakan text NOT NULL,
  sasaran text NOT NULL,
  isi text NOT NULL,
  hash_sebelum bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (kode_kab, nomor)
);
CREATE INDEX jejak_sasaran_idx ON jejak (kode_kab, sasaran, nomor);
CREATE INDEX jejak_tindakan_idx ON jejak (kode_kab, tindakan, nomor);
CREATE INDEX jejak_aktor_idx ON jejak (kode_kab, aktor, nomor);
CREATE INDEX jejak_pada_idx ON jejak (kode_kab, pada);
COMMENT ON TABLE jejak IS 'Audit chain of one kabupaten/kota: gapless number, canonical JSON without NIK or names, hash over the row and the hash before it.';
CREATE TABLE jejak_kepala (
  kode_kab text COLLATE "C" PRIMARY KEY,
  nomor bigint NOT NULL,
  hash bytea NOT NULL
);
COMMENT ON TABLE jejak_kepala IS 'Head of each audit chain. Locked last in a transaction, so that acts wait for each other only there.';

-- The bytes that are hashed: every column length-prefixed, so that no two rows read the same. One expression without
-- sub-selects, so that checking a million rows is inlined into the scan.
CREATE FUNCTION jejak_hash(p_sebelum bytea, p_kode_kab text, p_nomor bigint, p_pada timestamptz, p_aktor text, p_peran text, p_kode_wilayah text, p_tindakan text, p_sasaran text, p_isi text)
RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT sha256(p_sebelum || convert_to(
    length(p_kode_kab)::text || ':' || p_kode_kab || ',' ||
    length(p_nomor::text)::text || ':' || p_nomor::text || ',' ||
    (extract(epoch FROM p_pada) * 1000000)::bigint::text || ',' ||
    length(p_aktor)::text || ':' || p_aktor || ',' ||
    length(p_peran)::text || ':' || p_peran || ',' ||
    length(p_kode_wilayah)::text || ':' || p_kode_wilayah || ',' ||
    length(p_tindakan)::text || ':' || p_tindakan || ',' ||
    length(p_sasaran)::text || ':' || p_sasaran || ',' ||
    length(p_isi)::text || ':' || p_isi, 'UTF8'))
$$;

-- Appends one row to the chain. Who acts is read from the scope, never passed in.
CREATE FUNCTION catat_jejak(p_tindakan text, p_sasaran text, p_isi text)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_kab text := lingkup_nilai('kode_kab');
  v_nomor bigint; v_sebelum bytea; v_hash bytea; v_pada timestamptz;
BEGIN
  INSERT INTO jejak_kepala (kode_kab, nomor, hash) VALUES (v_kab, 0, sha256(convert_to('sahih:' || v_kab, 'UTF8'))) ON CONFLICT DO NOTHING;
  SELECT nomor + 1, hash INTO v_nomor, v_sebelum FROM jejak_kepala WHERE kode_kab = v_kab FOR UPDATE;
  v_pada := clock_timestamp();
  v_hash := jejak_hash(v_sebelum, v_kab, v_nomor, v_pada, lingkup_nilai('aktor'), lingkup_nilai('peran'), lingkup_nilai('kode_wilayah'), p_tindakan, p_sasaran, p_isi);
  INSERT INTO jejak (kode_kab, nomor, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi, hash_sebelum, hash)
    VALUES (v_kab, v_nomor, v_pada, lingkup_nilai('aktor'), lingkup_nilai('peran'), lingkup_nilai('kode_wilayah'), p_tindakan, p_sasaran, p_isi, v_sebelum, v_hash);
  UPDATE jejak_kepala SET nomor = v_nomor, hash = v_hash WHERE kode_kab = v_kab;
  RETURN v_nomor;
END $$;
REVOKE ALL ON FUNCTION catat_jejak(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catat_jejak(text, text, text) TO sahih_app;
ALTER TABLE jejak ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON jejak FOR SELECT TO sahih_app USING (kode_kab = lingkup_kab() AND (SELECT lingkup_sekab()));
ALTER TABLE jejak_kepala ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON jejak_kepala FOR SELECT TO sahih_app USING (kode_kab = lingkup_kab() AND (SELECT lingkup_sekab()));
GRANT SELECT ON jejak, jejak_kepala TO sahih_app;

CREATE TABLE log_baca (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  pada timestamptz NOT NULL,
  aktor text NOT NULL,
  peran text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  tindakan text NOT NULL,
  sasaran text NOT NULL,
  isi text NOT NULL,
  daun bytea NOT NULL,
  segel uuid,
  urutan integer,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX log_baca_belum_disegel_idx ON log_baca (kode_kab, id) WHERE segel IS NULL;
CREATE INDEX log_baca_segel_idx ON log_baca (kode_kab, segel, urutan);
CREATE INDEX log_baca_sasaran_idx ON log_baca (kode_kab, sasaran, id);
CREATE INDEX log_baca_aktor_idx ON log_baca (kode_kab, aktor, id);
COMMENT ON TABLE log_baca IS 'Opened family pages and searches. Append-only for the application; each minute sealed as one row of the audit chain with a Merkle root. daun is the leaf hash of the row, segel and urutan its seal and its place in it.';

-- Leaf hash of a row of the read log: as jejak_hash, with the prefix byte of a leaf (RFC 6962) so that no leaf passes for an inner node.
CREATE FUNCTION log_baca_hash(p_kode_kab text, p_id uuid, p_pada timestamptz, p_aktor text, p_peran text, p_kode_wilayah text, p_tindakan text, p_sasaran text, p_isi text)
RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT jejak_hash('\x00' || uuid_send(p_id), p_kode_kab, 0, p_pada, p_aktor, p_peran, p_kode_wilayah, p_tindakan, p_sasaran, p_isi)
$$;
CREATE FUNCTION catat_baca(p_tindakan text, p_sasaran text, p_isi text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_kab text := lingkup_nilai('kode_kab'); v_aktor text := lingkup_nilai('aktor');
  v_peran text := lingkup_nilai('peran'); v_wilayah text := lingkup_nilai('kode_wilayah');
  v_id uuid := uuid7(); v_pada timestamptz := clock_timestamp();
BEGIN
  INSERT INTO log_baca (kode_kab, id, pada, aktor, peran, kode_wilayah, tindakan, sasaran, isi, daun)
  VALUES (v_kab, v_id, v_pada, v_aktor, v_peran, v_wilayah, p_tindakan, p_sasaran, p_isi,
    log_baca_hash(v_kab, v_id, v_pada, v_aktor, v_peran, v_wilayah, p_tindakan, p_sasaran, p_isi));
END $$;
REVOKE ALL ON FUNCTION catat_baca(text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION catat_baca(text, text, text) TO sahih_app;
ALTER TABLE log_baca ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON log_baca FOR SELECT TO sahih_app USING (kode_kab = lingkup_kab() AND (SELECT lingkup_sekab()));
GRANT SELECT ON log_baca TO sahih_app;

-- ------------------------------------------------------------------ idempotency, pekerjaan, berkas
CREATE TABLE kunci_tindakan (
  kode_kab text COLLATE "C" NOT NULL,
  kunci uuid NOT NULL,
  aktor text NOT NULL,
  tindakan text NOT NULL,
  sidik bytea NOT NULL,
  hasil jsonb,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (kode_kab, kunci)
);
COMMENT ON TABLE kunci_tindakan IS 'Idempotency keys of acts: the same form sent twice finds the result of the first time.';
ALTER TABLE kunci_tindakan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON kunci_tindakan TO sahih_app USING (kode_kab = lingkup_kab() AND aktor = lingkup_nilai('aktor'));
GRANT SELECT, INSERT ON kunci_tindakan TO sahih_app;
GRANT UPDATE (hasil) ON kunci_tindakan TO sahih_app;

CREATE TABLE pekerjaan (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL,
  status text NOT NULL DEFAULT 'antre' CONSTRAINT pekerjaan_status_check CHECK (status IN ('antre', 'berjalan', 'selesai', 'gagal', 'dibatalkan')),
  masukan jsonb NOT NULL,
  hasil jsonb,
  tahap text NOT NULL DEFAULT '',
  selesai bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  pesan text,
  aktor text NOT NULL,
  peran text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_wilayah, 10, '0')) STORED,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  mulai_pada timestamptz,
  selesai_pada timestamptz,
  PRIMARY KEY (kode_kab, id)
);
CREATE INDEX pekerjaan_aktor_idx ON pekerjaan (kode_kab, aktor, id DESC);
COMMENT ON TABLE pekerjaan IS 'Long work with its progress, in the name of the aktor who asked for it. Delivered to workers by pg-boss.';
ALTER TABLE pekerjaan ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON pekerjaan TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON pekerjaan TO sahih_app;
GRANT UPDATE (status, hasil, tahap, selesai, total, pesan, mulai_pada, selesai_pada) ON pekerjaan TO sahih_app;

CREATE TABLE berkas (
  kode_kab text COLLATE "C" NOT NULL,
  id uuid NOT NULL DEFAULT uuid7(),
  jenis text NOT NULL,
  nama text NOT NULL,
  tipe text NOT NULL,
  ukuran bigint NOT NULL,
  sha256 text NOT NULL,
  jalur text NOT NULL,
  aktor text NOT NULL,
  kode_wilayah text COLLATE "C" NOT NULL,
  awal text COLLATE "C" NOT NULL GENERATED ALWAYS AS (rpad(kode_wilayah, 10, '0')) STORED,
  tujuan text,
  dibuat_pada timestamptz NOT NULL DEFAULT now(),
  kedaluwarsa_pada timestamptz,
  PRIMARY KEY (kode_kab, id)
);
COMMENT ON TABLE berkas IS 'Stored files: uploads, exports, lists of faulty rows. The bytes lie below the data folder; jalur is relative to it.';
ALTER TABLE berkas ENABLE ROW LEVEL SECURITY;
CREATE POLICY lingkup ON berkas TO sahih_app USING (kode_kab = lingkup_kab() AND awal >= lingkup_awal() AND awal <= lingkup_akhir());
GRANT SELECT, INSERT ON berkas TO sahih_app;
