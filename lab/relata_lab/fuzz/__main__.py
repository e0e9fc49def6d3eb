"""`python -m relata_lab.fuzz`: the same as `relata fuzz`."""

from __future__ import annotations

import sys

from relata.app.cli.parser import Parser
from relata.model.errors import RelataError
from relata_lab.commands.fuzz import COMMAND

if __name__ == "__main__":
    parser = Parser(prog="relata fuzz", description=COMMAND.description, epilog=COMMAND.epilog)
    COMMAND.configure(parser)
    try:
        sys.exit(COMMAND.run(parser.parse_args()))
    except RelataError as error:
        sys.exit(f"relata: {error}")
