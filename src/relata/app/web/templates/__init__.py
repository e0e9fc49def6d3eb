"""The pages' templates: Jinja2, every value escaped."""
