"""Parts of an article: title, byline, dateline, credit, question, body."""
