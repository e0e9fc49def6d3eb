"""The merge: candidates of all sources become statements, nested and scored as displayed.

`engine` pairs what the encoder and the rules found and makes one draft of each pair, with the
evidence of both. `confidence` runs after `resolve`, when the displayed name is known: it turns
the evidence into the probability that the line is right, content and name, and into a tier.
"""
