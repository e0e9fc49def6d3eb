"""Web pages: body, title, authors, date and outlet out of HTML."""
