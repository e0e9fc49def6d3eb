"""How well versions of a story are compared: on translations, on edits made by a script."""
