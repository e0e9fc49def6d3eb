"""Rules about who says something: ATT."""
