"""Accuracy on annotated corpora, by one published rule, with one adapter a corpus.

`run.evaluate(corpus, Options)` measures; `report.table`, `errors.listing` and
`run.predictions` show what came out; `floors` keeps it from going down.
"""
