"""According-to phrases: which they are, and what they govern."""
