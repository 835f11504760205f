-- The rows set aside, as a workbook to correct and hand in alone, beside the list of them.

ALTER TABLE impor ADD COLUMN berkas_perbaikan_id uuid;
COMMENT ON COLUMN impor.berkas_perbaikan_id IS 'The rows set aside as a workbook: one sheet per file in its own columns, the reason beside, ready to be corrected and handed in alone. Null when there is none, or more rows than a sheet holds.';
