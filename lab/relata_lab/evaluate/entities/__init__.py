"""Names in running text: which people, organisations and places a record names, by language."""
