"""Coreference: pronouns and descriptions linked to the entities they refer to."""
