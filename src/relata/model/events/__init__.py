"""What the record and its time line say of events, next to the record's own types."""
