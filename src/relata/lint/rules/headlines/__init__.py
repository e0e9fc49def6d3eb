"""Rules about what the headline says and the text does not: HED."""
