"""The encoder in torch: layers, chains of spans, losses, the training loop."""
