"""Label projection: from the annotation scheme of the training corpus to the record's."""
