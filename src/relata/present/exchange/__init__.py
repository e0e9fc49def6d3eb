"""A record in the vocabularies of others, as plain JSON: schema.org, FollowTheMoney."""
