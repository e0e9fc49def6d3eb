"""Care of an archive: is it whole, its backup and its restoration, its upgrade."""
