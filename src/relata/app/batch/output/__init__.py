"""The Parquet tables: their schema, the rows of a record, and files with the same bytes always."""
