"""An index of people and bodies from Wikidata on this machine: import, look-up, links."""
