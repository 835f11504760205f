-- What Kemensos and BPS answered about an usulan is read beside it, by its number. A column of its own: an expression over
-- jsonb is not leakproof, and row security would keep the planner from its index.

ALTER TABLE sumber_catatan ADD COLUMN nomor_usulan text COLLATE "C";
COMMENT ON COLUMN sumber_catatan.nomor_usulan IS 'Number of the usulan an answer is about; only of the kinds kemensos and bps.';
UPDATE sumber_catatan SET nomor_usulan = isi ->> 'nomor_usulan' WHERE jenis IN ('kemensos', 'bps') AND isi ? 'nomor_usulan';
CREATE INDEX sumber_catatan_usulan_idx ON sumber_catatan (kode_kab, nomor_usulan) WHERE nomor_usulan IS NOT NULL;
