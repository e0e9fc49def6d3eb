"""Fitting the weights of the engines. The encoder needs the extra `train`; reading does not."""
