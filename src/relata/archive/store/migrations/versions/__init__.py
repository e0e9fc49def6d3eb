"""The versions, numbered; each file is run by `relata.archive.store.migrate`."""
