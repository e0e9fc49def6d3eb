"""The trained engine: networks that read what the grammar found, and the words around it."""
