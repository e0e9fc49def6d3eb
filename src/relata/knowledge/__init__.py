"""What Relata knows of the world: organisations, places, offices, first names.

A look-up is one dict access. What is the same in every language is in `data/*.toml`, what a
language adds in `knowledge.toml` of its pack; both are read on first use. The data was
written by the project from general knowledge; it helps to distinguish things and proves
nothing.
"""

from relata.knowledge import first_names, offices, organisations, places, world
from relata.knowledge.lookup import Known

__all__ = ["Known", "first_names", "offices", "organisations", "places", "world"]
