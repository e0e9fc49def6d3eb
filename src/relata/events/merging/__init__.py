"""Mentions to events within a text, and events of several records to one."""
