-- Counts of the findings there are, now with their reasons.

DELETE FROM rekap_temuan;
INSERT INTO rekap_temuan (kode_kab, kode_desa, jenis, status, sebab, jumlah)
  SELECT kode_kab, kode_desa, jenis, status, sebab, count(*) FROM temuan GROUP BY 1, 2, 3, 4, 5;
