"""Readings: articles in which a careful editor marked who is reported to have said what.

`load` reads the corpora `readings` and `ntrex` and the marks of this repository (`tests/gold`),
whose texts `gold` puts together from the corpora. `python -m relata_lab.corpora.readings` is the
marker's tool: it checks marks, compares two markers, and converts marks to offsets.
"""
