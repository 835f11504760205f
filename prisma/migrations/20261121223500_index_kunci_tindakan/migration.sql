-- Keys of acts are forgotten after 90 days: what is old is found without reading what is not.
CREATE INDEX kunci_tindakan_dibuat_idx ON kunci_tindakan (dibuat_pada);
