"""Fitting the weights of the trained engine. Needs the extra `train` (torch); reading does not."""
