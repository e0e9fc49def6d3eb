"""How a story travelled: who copied whom, its independent sources, the drift of quotations."""
