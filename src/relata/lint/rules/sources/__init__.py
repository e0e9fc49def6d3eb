"""Rules about the article as a whole: its links, credits, date and sources: SRC."""
