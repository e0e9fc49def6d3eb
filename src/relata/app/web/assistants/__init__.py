"""Tools for assistants (Model Context Protocol): read, names, search, over the same functions."""
