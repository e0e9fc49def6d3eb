"""Who is who, and through whose hands the words came: entities, chains, ids."""

from relata.resolve.stage import Resolved, resolve

__all__ = ["Resolved", "resolve"]
