"""The web application: pages for people and an HTTP API for programs, over one archive."""
