"""Which words are a time: atoms of the text, their classes, and patterns over classes."""
