"""Who speaks and who is spoken to: from a draft's parties to entities."""

from relata.resolve.speakers.resolver import VoiceResolver

__all__ = ["VoiceResolver"]
