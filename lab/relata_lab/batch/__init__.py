"""Large inputs for `relata batch`, made of the web corpora, and what a run over them costs."""
