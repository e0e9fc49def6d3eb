"""A written name taken apart into words, each with its possible pronunciations."""
