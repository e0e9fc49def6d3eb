"""Reported speech without a frame: evidentials, and speech that goes on."""
