"""Rules about names and roles: NAM."""
