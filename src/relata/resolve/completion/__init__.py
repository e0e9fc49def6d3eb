"""What statements add to entities: first persons, reasons for anonymity, talks with outlets."""
