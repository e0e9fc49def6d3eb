"""The corrections laid over a record: pure functions of a record and of what editors said of it."""
