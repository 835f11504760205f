-- Under row security the planner takes a condition of the user into an index only when no node of it could leak a row. COALESCE is not
-- among those it knows to be safe, CASE is: the same order, but a list of one desil no longer walks through those before it.

DROP INDEX rilis_keluarga_desil_idx;
CREATE INDEX rilis_keluarga_desil_idx ON rilis_keluarga
  (kode_kab, rilis_id, (CASE WHEN desil_nasional IS NULL THEN 11::smallint ELSE desil_nasional END), kode_desa, keluarga_id);
COMMENT ON INDEX rilis_keluarga_desil_idx IS 'Families by official national desil, 11 for belum diperingkat: lib/keluarga/queries/desil-sql.ts.';
