"""Evaluation of statements: pairing with gold, scoring, calibration, error classes."""
