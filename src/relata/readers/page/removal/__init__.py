"""What a page holds beside its article and is removed: hidden text, consent texts, comments."""
