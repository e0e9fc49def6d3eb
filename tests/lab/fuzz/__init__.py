"""Tests of the fuzzing itself."""
