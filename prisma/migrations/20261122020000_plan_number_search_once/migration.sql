-- A number is looked up by equality on keys alone, so one plan serves every number. Planning it anew for each search, over the
-- partitions of every release that stands, took twice as long as the search itself.

ALTER FUNCTION cari_nomor(text, text, text, text, text, text, text, integer) SET plan_cache_mode = force_generic_plan;
