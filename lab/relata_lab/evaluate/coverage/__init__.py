"""Coverage cards: what was measured in each language, by part of the record, and the pages."""
