"""Mentions: the noun phrases and pronouns of a text that can stand for somebody."""

from relata.mentions.find import find

__all__ = ["find"]
