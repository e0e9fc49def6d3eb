"""Events: contacts and other events that a text reports; who takes part, when, who says so."""

from relata.events.kinds import KINDS, KindFacts, facts_of
from relata.events.merging.across import concerns, merge_events
from relata.events.stage import add_events

__all__ = ["KINDS", "KindFacts", "add_events", "concerns", "facts_of", "merge_events"]
