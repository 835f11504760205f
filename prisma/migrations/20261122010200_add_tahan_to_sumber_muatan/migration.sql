-- Loads of other sources that wait for a second person, and which file of a delivery a row stood in, so that a corrected row
-- takes the place of the one that was set aside.

ALTER TABLE sumber_muatan DROP CONSTRAINT sumber_muatan_status_check;
ALTER TABLE sumber_muatan ADD CONSTRAINT sumber_muatan_status_check CHECK (status IN ('menunggu', 'berlaku', 'digantikan', 'ditarik'));
COMMENT ON COLUMN sumber_muatan.status IS 'menunggu: loaded whole, read by nobody until a second person confirms. berlaku: the one that is read. digantikan: a later one took its place. ditarik: withdrawn; the one before is read again.';

ALTER TABLE sumber_catatan ADD COLUMN ke smallint NOT NULL DEFAULT 1;
COMMENT ON COLUMN sumber_catatan.ke IS 'File or sheet of the delivery the row stood in, as in impor_berkas; with baris it names the row.';
