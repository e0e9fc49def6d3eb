"""Direct speech: quotations with and without a frame."""
