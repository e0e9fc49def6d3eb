"""One name in many spellings: is it the same, why, and how would this language write it?

A written form has, for each convention it may come from, a reading; two forms are one name
where their readings meet. Conventions are data (`data/*.toml`). Pure: knows no documents.
"""
