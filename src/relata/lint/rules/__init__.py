"""The rules of the lint: one file each, by group, entered in `relata.lint.registry`."""
