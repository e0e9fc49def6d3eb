"""Pages over several articles: versions of a story, and the time line."""
