"""What the comparison is used for: spelling, one person within a text, search in an index."""
