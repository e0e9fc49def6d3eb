"""The web application under load: requests at a steady rate, how long each kind of page takes."""
