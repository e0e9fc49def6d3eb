"""Web pages: article body, title, authors, date and outlet from HTML."""
