"""From extended chunks to `Phrase` values: kind, entity, number, gender, case, name and role."""
