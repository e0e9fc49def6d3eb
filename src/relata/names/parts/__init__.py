"""A written name parsed into words, each with its possible pronunciations."""
