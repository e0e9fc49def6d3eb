"""Rules about quotation marks and quoted words: QUO."""
