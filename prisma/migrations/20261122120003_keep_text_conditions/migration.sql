-- Conditions of the family list on texts are kept where searches are, and with a filter that is saved for its maker alone.

COMMENT ON TABLE pencarian IS 'What somebody searched for, or asked a text of the family list for, so that a result has an address without a name, number or house in it. Readable only by who searched; removed after a day.';
COMMENT ON TABLE saringan IS 'Saved filters of the family list: codes, desil, sources and findings, never a number of a person. dibagikan: everybody of the office may use it, only its maker may remove it; one that asks for words of a text (alamat*…) is not shared.';
