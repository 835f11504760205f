-- The pages that look into an uploaded file need its encoding, which only all of its bytes tell. Told once when it arrives.
ALTER TABLE impor_berkas ADD COLUMN enkode jsonb;
COMMENT ON COLUMN impor_berkas.enkode IS 'Encoding of each text table of an uploaded file, by the name of the table, told from all its bytes when it arrived. Null for files that came before.';
GRANT UPDATE (enkode) ON impor_berkas TO sahih_app;
