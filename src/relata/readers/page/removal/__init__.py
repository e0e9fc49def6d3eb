"""What is removed from a page: hidden text, consent texts, comments."""
