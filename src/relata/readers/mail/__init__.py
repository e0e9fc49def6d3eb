"""What stands in a mail message in addition to its text: quoted mail, greeting, signature."""
