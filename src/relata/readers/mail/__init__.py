"""What stands in a mail message beside its text: quoted mail, greeting, signature."""
