"""`python -m relata`."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from relata.app.cli.main import main

        status = main()
    except KeyboardInterrupt:  # while modules are imported; later the command says so itself
        status = 130
    sys.exit(status)
