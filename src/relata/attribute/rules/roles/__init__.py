"""Roles of a statement: subject, speaker, addressee, relays."""
