"""docs/accuracy.md and the model cards, written from measured figures."""
