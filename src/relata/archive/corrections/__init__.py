"""The corrections: added, taken back, listed, exported and made again; never changed."""
