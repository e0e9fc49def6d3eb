"""python -m relata_lab.training.encoder.read FOLDER read PATH...: `relata` with the encoder.

Runs the command with the encoder's weights of FOLDER as the default engine, so that the rule of the
readings can measure an export before it is packaged.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """The command."""
    from relata import attribute
    from relata.app.cli.main import main as relata
    from relata.attribute.encoder import location

    location.use(Path(sys.argv[1]))
    encoder = ("encoder", "relata.attribute.encoder.engine")
    attribute.ENGINES = (encoder, *attribute.ENGINES[1:])
    sys.argv = ["relata", *sys.argv[2:]]
    relata()


if __name__ == "__main__":
    main()
