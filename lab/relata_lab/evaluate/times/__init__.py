"""Time expressions measured against corpora with TIMEX3: extents, types, values."""
