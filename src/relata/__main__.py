"""`python -m relata`."""

from __future__ import annotations

import sys

from relata.app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
