"""What `relata verify` prints: an article against its sources, as text, JSON and a page."""
