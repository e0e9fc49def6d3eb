"""What the comparison rests on: scripts, conventions, endings, word lists."""
