"""The programs around the product: the command line and the Python API. Alone it touches files, network and clock."""
