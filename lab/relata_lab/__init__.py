"""The laboratory: what measures and trains Relata. Not a part of the product."""
