-- A list of findings is narrowed and counted by why each stands there: the first part of what was found, a short closed list per kind.

ALTER TABLE temuan ADD COLUMN sebab text COLLATE "C" GENERATED ALWAYS AS (split_part(nilai, '|', 1)) STORED;
COMMENT ON COLUMN temuan.sebab IS 'First part of nilai: why the finding stands on its list.';
GRANT SELECT (sebab) ON temuan TO sahih_app;
CREATE INDEX temuan_sebab_idx ON temuan (kode_kab, jenis, sebab, kode_desa, id, status, desil);

ALTER TABLE rekap_temuan ADD COLUMN sebab text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE rekap_temuan DROP CONSTRAINT rekap_temuan_pkey;
ALTER TABLE rekap_temuan ADD CONSTRAINT rekap_temuan_pkey PRIMARY KEY (kode_kab, kode_desa, jenis, status, sebab);
-- One list over all its desa, without walking through the others.
CREATE INDEX rekap_temuan_jenis_idx ON rekap_temuan (kode_kab, jenis, kode_desa, status, sebab, jumlah);
COMMENT ON TABLE rekap_temuan IS 'Findings per kind, desa, status and reason: what pages count with. Written anew by each run and moved along by each act.';
