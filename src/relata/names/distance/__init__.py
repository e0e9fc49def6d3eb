"""Distance between two written words, by the costs of their graphemes."""
