"""Input features of the networks: tokens, words, drafts, span proposals and their windows."""
