"""Build hook: a wheel has the compiled language packs instead of their sources."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompilePacks(BuildHookInterface[Any]):
    """Writes one msgpack file a pack, and adds them to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all packs; an editable installation compiles them at its first start."""
        if version == "editable":
            return
        source = str(Path(self.root) / "src")
        sys.path.insert(0, source)
        try:
            from relata.lang.compile import compiled_files
        finally:
            sys.path.remove(source)
        self._folder = Path(mkdtemp(prefix="relata-packs-"))
        for name, data in compiled_files():
            path = self._folder / name
            path.write_bytes(data)
            build_data["force_include"][str(path)] = f"relata/lang/packs/{name}"

    def finalize(self, version: str, *_: object) -> None:
        """Remove what was written for the wheel."""
        if version != "editable":
            rmtree(self._folder)
