"""Through whose hands the words came: the chain of every statement, from outlet to speaker.

The stages before leave evidence (the outlet and its suppliers, the voices of the statement, the
statement that encloses it); one link maker a file turns one kind of evidence into links. To whom
words were said whose sentence names nobody is completed here too, as chains go through hearers.
"""

from relata.chains.registry import LINK_MAKERS
from relata.chains.stage import add_chains

__all__ = ["LINK_MAKERS", "add_chains"]
