"""A large archive of rewritten records, loaded and measured: `python -m relata_lab.archives`.

Records of our samples, and of corpora where they are present, are rewritten: names, dates, outlets
and words change, spans move with them. Nothing is read one by one, so that loading is measured.
"""
