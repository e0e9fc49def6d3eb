"""The archive's outside: its place, the clock, what is read into it, and the feeds it follows."""
