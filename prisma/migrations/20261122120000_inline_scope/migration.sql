-- The scope is asked for every row that a policy lets through or not. As PL/pgSQL each asking was two calls of a function; as one SQL
-- expression the planner writes it into the query. A scope that was not set still raises, in the same words.

CREATE FUNCTION lingkup_hilang() RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
  RAISE EXCEPTION 'lingkup belum diatur' USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION lingkup_hilang() IS 'Raises: a table of people is read without a scope.';

CREATE OR REPLACE FUNCTION lingkup_kab() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('sahih.kode_kab', true), ''), lingkup_hilang());
CREATE OR REPLACE FUNCTION lingkup_awal() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('sahih.awal', true), ''), lingkup_hilang());
CREATE OR REPLACE FUNCTION lingkup_akhir() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(nullif(current_setting('sahih.akhir', true), ''), lingkup_hilang());
