"""Who is who: coreference, names, roles; the voices of statements become entities."""

from relata.resolve.stage import resolve

__all__ = ["resolve"]
