"""The link makers: one file each, entered in `relata.chains.registry`."""
