"""The commands that the laboratory adds: `relata eval`, `relata bench`, `relata train`."""
