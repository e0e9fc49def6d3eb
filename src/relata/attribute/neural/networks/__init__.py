"""The networks' forward passes in NumPy and the bundles of their weights."""
