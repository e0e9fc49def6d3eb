"""Word classes: what is known of a word form before any phrase is built."""
