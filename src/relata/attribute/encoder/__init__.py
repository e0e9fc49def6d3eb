"""The multilingual encoder: one model that finds statements and their parts in every language.

In this order: words become pieces (`pieces`, `text`), pieces are read in windows (`windows`), the
model scores words and pairs of anchor and word (`session`), and the best chains of spans become
candidates with probabilities (`chains`, `candidates`). `engine` hands them on as drafts.
"""
