"""What goes in: records become rows, entities are joined, copies and quotations find each other."""
