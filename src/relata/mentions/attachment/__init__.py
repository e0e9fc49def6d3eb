"""From base noun phrases to maximal ones: genitives, prepositional attributes, appositions."""
