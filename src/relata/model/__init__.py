"""The types of everything else: the record, the closed lists, the errors, the stages' values."""
