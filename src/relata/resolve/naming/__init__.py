"""Named phrases: whose names they are, and which spellings belong to one entity."""
