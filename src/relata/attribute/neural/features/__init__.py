"""Features of the networks."""
