"""What the archive answers: lists, search, who is who, pages of an entity, the five questions."""
