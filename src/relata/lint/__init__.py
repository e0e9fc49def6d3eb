"""The sourcing lint: rules over a record, with severities that their measured precision allows.

`run.check` gives the findings of one article; `registry.RULES` has the rules. The lint reads the
record, not the string: other people's words are left alone but where a rule is about them.
"""
