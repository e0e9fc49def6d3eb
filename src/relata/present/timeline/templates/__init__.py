"""The time line's templates, style sheet and script."""
