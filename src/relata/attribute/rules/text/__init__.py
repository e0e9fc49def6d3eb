"""The analysis context: one text with its phrases, quotations and lexicon."""
