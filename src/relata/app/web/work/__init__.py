"""Long work: readings that run one after another while pages ask how far they are."""
