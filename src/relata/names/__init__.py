"""Names in many spellings: are two forms one name, why, and how would a language write it?

Sub-packages, each of which imports only those before it: `base` (scripts, spelling conventions,
word lists), `distance` (edit distance with fitted grapheme costs), `parts` (a name parsed into
words, their pronunciations), `matching` (alignment, features, the score), `uses` (`spell`, one
person within a text, the index). Example: "Sojgu" in Hungarian and "Schoigu" in German are both
pronounced šojgu, so they are one name. Conventions are data (`data/conventions/*.toml`). Pure
functions of strings: this package knows nothing of documents.
"""
