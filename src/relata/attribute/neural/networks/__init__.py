"""The networks' forward pass in NumPy, their weights, model cards and word vectors."""
