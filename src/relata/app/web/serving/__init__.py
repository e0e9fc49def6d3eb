"""The processes of a server: one, or several that share a socket and one queue of readings."""
