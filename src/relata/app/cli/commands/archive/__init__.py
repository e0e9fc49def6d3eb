"""The commands of the archive: one file each."""
