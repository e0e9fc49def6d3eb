"""Fitting of the networks in torch (extra `train`)."""
