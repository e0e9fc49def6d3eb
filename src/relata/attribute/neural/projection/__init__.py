"""Label projection: predictions in a corpus's annotation scheme to the record's."""
