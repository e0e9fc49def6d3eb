"""Training of the multilingual encoder: weights, gold in the record's conventions, fit, export."""
