"""What the comparison of names is used for: spelling, variants within a text, search."""
