"""What an attack found: every input of it, and the kinds that they are examples of."""
