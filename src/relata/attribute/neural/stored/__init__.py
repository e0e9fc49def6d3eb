"""Packaged arrays and the annotation schemes that they were fitted on."""
