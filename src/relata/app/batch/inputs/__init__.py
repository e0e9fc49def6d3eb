"""What a run reads: one file a kind of input, in one registry; each record with its number."""
