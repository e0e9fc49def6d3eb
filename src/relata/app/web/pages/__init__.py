"""The pages: one file a kind of page, each with its routes."""
