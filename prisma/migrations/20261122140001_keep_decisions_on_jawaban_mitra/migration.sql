-- Answers of other offices used to be one finding per family and office, and are one per finding they were asked about. What
-- somebody assigned or decided moves on to the finding of the same answer, with the hash of its values as it is counted now.

WITH lama AS (
  SELECT t.kode_kab, t.id, t.sidik, split_part(t.kunci, ':', 2) AS kantor, t.keluarga_id, split_part(t.nilai, '|', 1) AS jawaban
  FROM temuan t
  WHERE t.jenis = 'jawaban-mitra' AND split_part(t.kunci, ':', 1) = t.keluarga_id::text),
baru AS (
  SELECT l.kode_kab, l.id, l.sidik, b.temuan_id::text || ':' || l.kantor AS kunci,
    hashtextextended(b.jawaban || array_to_string(b.apa, ',') || coalesce(b.catatan, ''), 0) AS sidik_baru
  FROM lama l
  CROSS JOIN LATERAL (
    SELECT b.temuan_id, b.jawaban, b.apa, b.catatan
    FROM tugas_mitra_baris b JOIN tugas_mitra m ON m.kode_kab = b.kode_kab AND m.id = b.tugas_id
    WHERE b.kode_kab = l.kode_kab AND b.keluarga_id = l.keluarga_id AND m.kantor = l.kantor AND b.jawaban = l.jawaban
    ORDER BY b.dijawab_pada DESC LIMIT 1) b)
UPDATE temuan t
SET kunci = b.kunci, sidik = b.sidik_baru, putusan_sidik = CASE WHEN t.putusan_sidik = b.sidik THEN b.sidik_baru ELSE t.putusan_sidik END
FROM baru b
WHERE t.kode_kab = b.kode_kab AND t.id = b.id
  AND NOT EXISTS (SELECT FROM temuan s WHERE s.kode_kab = t.kode_kab AND s.jenis = t.jenis AND s.kunci = b.kunci);
