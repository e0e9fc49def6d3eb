"""Tests of the editor's rule and its figures."""
