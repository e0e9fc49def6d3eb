"""Speed: plain text to record, in one process and one thread."""
