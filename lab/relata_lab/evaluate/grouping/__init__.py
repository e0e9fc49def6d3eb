"""Grouping: which mentions of people, organisations and places are one entity."""
