"""The patterns of reported speech; each module finds one kind of statement."""
