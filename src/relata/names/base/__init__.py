"""What a comparison of names rests on: scripts, spelling conventions, endings, word lists."""
