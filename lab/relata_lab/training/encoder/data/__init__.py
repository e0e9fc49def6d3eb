"""Gold of the corpora as the encoder is taught it: pieces, words, statements."""
