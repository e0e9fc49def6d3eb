"""The commands that the laboratory adds: `relata eval`, `bench`, `train` and `fuzz`."""
