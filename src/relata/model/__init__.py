"""The types that everything else is made of: the record, the closed lists, the errors, what the stages hand on."""
