"""Statements by a page's markup: block quotations, embedded posts, turns of an interview."""
