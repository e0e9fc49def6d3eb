"""Classification of an article's paragraphs: title, byline, dateline, credit, question, body."""
