"""The HTTP API: one registry of endpoints, from which routes and OpenAPI are made."""
