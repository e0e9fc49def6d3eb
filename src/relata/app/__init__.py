"""The programs around the product: the command line and the Python API.

They alone touch files, the network, the clock and the environment.
"""
