"""Many documents to Parquet tables: web archives, folders, JSON Lines, Parquet; pool or cluster."""
