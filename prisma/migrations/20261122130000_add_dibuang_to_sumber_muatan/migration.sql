-- Loads of other sources that were replaced long ago give up their rows as deliveries do.
ALTER TABLE sumber_muatan ADD COLUMN dibuang_pada timestamptz;
COMMENT ON COLUMN sumber_muatan.dibuang_pada IS 'Since when its rows are gone by the rule of retention, but for answers that name a usulan; counts stay. Such a load is never read again.';
