"""Weights of Relata's multilingual encoder: data only, read by `relata.attribute.encoder`."""
