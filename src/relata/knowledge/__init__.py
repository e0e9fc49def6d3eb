"""What Relata knows of the world: outlets, agencies, institutions, places, offices, first names.

Each module has a `lookup` (`first_names`: `gender`) that is one dict access; the data in
`data/*.toml` is read on first use. The data was written by the project from general
knowledge; it helps to tell things apart and proves nothing.
"""

from relata.knowledge import (
    agencies,
    first_names,
    institutions,
    offices,
    outlets,
    places,
    world,
)
from relata.knowledge.lookup import Known

__all__ = [
    "Known",
    "agencies",
    "first_names",
    "institutions",
    "offices",
    "outlets",
    "places",
    "world",
]
