"""The corpora folder: JSON Lines of documents, gold statements and tokens."""
