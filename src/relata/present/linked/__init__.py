"""What the formats of linked data (JSON-LD) share: names, selectors, hands, what is lost."""
