"""Rules about damaged text: TXT."""
