"""Templates of the pages: where they are, how values are escaped, hashes of inline parts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from relata import resources
from relata.model.threads import once
from relata.present import clean

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = "relata.present.html.templates"


def template_file(name: str, package: str = _PACKAGE) -> str:
    """A template, style sheet or script as it is in a package of templates."""
    return resources.read_bytes(package, name).decode("utf-8")


def finalize(value: Any) -> Any:
    """What a template may print: Markup is ours and clean; any other string may be an article's."""
    return clean.page(value) if type(value) is str else value


@once(4)
def template_environment(package: str = _PACKAGE) -> Environment:
    """The environment of the templates of a package."""
    return make_environment(lambda name: template_file(name, package))


def make_environment(load: Callable[[str], str]) -> Environment:
    """Jinja2 with every value escaped; a name that is not there is an error.

    `load` gives the text of a template.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def content_hash(source: str) -> str:
    """What a Content Security Policy names an inline style or script by."""
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
