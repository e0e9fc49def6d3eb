"""From a checkpoint to quantised graphs and tables."""
