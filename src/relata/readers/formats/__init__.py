"""One file a format: how its files are recognised, how they become a Document, an example."""
