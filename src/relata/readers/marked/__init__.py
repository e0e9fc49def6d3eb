"""What markup says of an article's stretches: quotations, posts, turns, who they are by."""
