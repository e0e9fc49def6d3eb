"""Mentions of speakers: name and description taken apart before anybody is linked."""
