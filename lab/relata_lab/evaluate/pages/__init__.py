"""Evaluation of reading web pages: body, title, author and date."""
