"""The languages: packs of data, their schema, one compiler and loader."""
