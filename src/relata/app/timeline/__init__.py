"""The time line of files or of the archive: records, merged, to their place."""
