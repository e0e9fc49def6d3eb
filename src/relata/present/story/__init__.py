"""A story for people and programs: versions compared, in the terminal, as JSON, as a page."""
