"""Are two names the same one's? Alignment, features, score and explanation."""
