"""What a time expression means: its TIMEX3 type and value, its stretch, what it is anchored to."""
