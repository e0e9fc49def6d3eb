"""Events against the marks of tests/gold/events.jsonl: kinds, participants, status, times."""
