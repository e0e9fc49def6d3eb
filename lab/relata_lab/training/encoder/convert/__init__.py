"""Corpora -> the record's conventions, once: one module a corpus, `REGISTRY` names them all."""
