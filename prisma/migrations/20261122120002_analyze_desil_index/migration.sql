-- An index made over rows that stand has no statistics of its expression until somebody asks for them, and autovacuum comes only to what
-- changes: without them a list by name took the families of a desil for a handful. The import asks for its own.

ANALYZE rilis_keluarga;
