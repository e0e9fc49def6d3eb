"""The lint over files: configuration, exceptions, baselines, one run."""
