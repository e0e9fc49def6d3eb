"""What the rules read: the article, its voices and names, its headline, its numbers."""
