"""Style sheets and scripts of the pages; those of the report come from its own room."""
