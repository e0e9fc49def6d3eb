"""Statements by grammar and data: rules over clauses, with the words of a language file."""
