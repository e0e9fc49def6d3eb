"""Mentions of voices: name and description taken apart before anybody is linked."""
