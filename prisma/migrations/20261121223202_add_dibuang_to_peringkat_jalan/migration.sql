-- Old runs lose their rows by the rule of retention; their rollups stay.
ALTER TABLE peringkat_jalan ADD COLUMN dibuang_pada timestamptz;
COMMENT ON COLUMN peringkat_jalan.dibuang_pada IS 'Since when the results of the families are gone by the rule of retention; rollups and hash stay.';
