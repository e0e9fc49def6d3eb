"""The pins hold whatever is released later, on every Python that is supported.

The files in requirements/ are installed without a resolver (see the Makefile). So each set of them
that is installed together must name everything that its packages need, extras included.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"

#: Pythons that are supported, each by its first release.
PYTHONS = ("3.11.0", "3.12.0", "3.13.0", "3.14.0")
PLATFORMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "x86_64"},
)
#: What markers ask, for each Python on each platform.
ENVIRONMENTS = [
    {
        **platform,
        "os_name": "posix",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python.rpartition(".")[0],
        "python_full_version": python,
        "implementation_version": python,
    }
    for python in PYTHONS
    for platform in PLATFORMS
]

#: What the Makefile's `setup` and `setup-dev` install for.
SETS = ("setup", "setup-dev")


def _files(name: str) -> list[str]:
    """The files in requirements/ that the Makefile installs for `setup` or `setup-dev`."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    recipes = [".core"] if name == "setup" else [".core", ".dev"]
    found = []
    for recipe in recipes:
        body = re.search(rf"^\$\(VENV\)/{re.escape(recipe)}:.*\n((?:\t.*\n)+)", text, re.MULTILINE)
        assert body, recipe
        found += re.findall(r"-r requirements/([\w-]+)\.txt", body[1])
    return found


def _pins(names: Iterable[str]) -> dict[str, set[str]]:
    """The versions that the files pin, by canonical name."""
    found: dict[str, set[str]] = {}
    for name in names:
        text = (REQUIREMENTS / f"{name}.txt").read_text(encoding="utf-8")
        for package, version in re.findall(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", text, re.MULTILINE):
            found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def _project(folder: Path) -> dict[str, Any]:
    text = (folder / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, Any] = tomllib.loads(text)
    return project


def _roots(name: str) -> list[str]:
    """What `setup` or `setup-dev` is for: our own packages' requirements, and what builds them."""
    lines = (REQUIREMENTS / "build.in").read_text(encoding="utf-8").splitlines()
    product, lab = _project(ROOT), _project(ROOT / "lab")
    roots = [line for line in lines if line and not line.startswith("#")]
    roots += product["build-system"]["requires"] + product["project"]["dependencies"]
    if name == "setup-dev":
        roots += product["project"]["optional-dependencies"]["dev"]
        roots += lab["build-system"]["requires"] + lab["project"].get("dependencies", [])
    ours = product["project"]["name"]
    return [root for root in roots if Requirement(root).name != ours]


def _installed() -> dict[str, list[str]]:
    """What each installed package says that it needs, by canonical name."""
    return {
        canonicalize_name(dist.metadata["Name"]): list(dist.requires or ())
        for dist in metadata.distributions()
    }


def unpinned(
    roots: Iterable[str],
    pins: Mapping[str, set[str]],
    needs: Mapping[str, list[str]],
    environment: Mapping[str, str],
) -> set[str]:
    """Requirements reached from the roots for which no fitting version is pinned."""
    missing = set()
    open_ = [(Requirement(root), frozenset[str]()) for root in roots]
    seen = set()
    while open_:
        requirement, extras = open_.pop()
        if requirement.marker and not any(
            requirement.marker.evaluate({**environment, "extra": extra}) for extra in extras or {""}
        ):
            continue
        name = canonicalize_name(requirement.name)
        versions = pins.get(name, set())
        if not any(requirement.specifier.contains(v, prereleases=True) for v in versions):
            missing.add(str(requirement))
        # An extra's own requirements are among those of the package, with a marker.
        wanted = frozenset({"", *(canonicalize_name(e) for e in requirement.extras)})
        wanted |= requirement.extras
        if (name, wanted) not in seen:
            seen.add((name, wanted))
            open_ += [(Requirement(line), wanted) for line in needs.get(name, ())]
    return missing


@pytest.mark.parametrize("name", SETS)
def test_everything_that_is_needed_is_pinned(name: str) -> None:
    pins, needs = _pins(_files(name)), _installed()
    assert pins.keys() <= needs.keys(), "pinned, but not installed here: make setup-dev"
    found = {
        (environment["python_version"], environment["sys_platform"], requirement)
        for environment in ENVIRONMENTS
        for requirement in unpinned(_roots(name), pins, needs, environment)
    }
    assert found == set()


@pytest.mark.parametrize("name", SETS)
def test_one_version_a_package_and_it_is_the_one_installed_here(name: str) -> None:
    """The checks here read the metadata of what is installed: it must be what is pinned."""
    for package, versions in _pins(_files(name)).items():
        assert versions == {metadata.version(package)}, f"{package}: make setup-dev"


@pytest.mark.parametrize("python", PYTHONS)
def test_every_pin_may_be_installed_on_every_python(python: str) -> None:
    refused = []
    for package in _pins(_files("setup-dev")):
        about = metadata.metadata(package)
        if "Requires-Python" in about and python not in SpecifierSet(about["Requires-Python"]):
            refused.append(package)
    assert refused == []


def test_a_requirement_that_is_not_pinned_would_be_found() -> None:
    """By extras, by markers, by versions, at any depth: the check above can fail."""
    environment = next(e for e in ENVIRONMENTS if e["python_version"] == "3.13")
    needs = {
        "a": ["b[x-y]>=2", "old; python_version < '3.12'"],
        "b": ["c; extra == 'x-y'", "d; extra == 'z'", "e; sys_platform == 'win32'"],
        "c": ["f; python_version >= '3.13'"],
    }
    fine = {"a": {"1"}, "b": {"2"}, "c": {"1"}, "f": {"1"}}
    assert unpinned(["a"], fine, needs, environment) == set()
    assert unpinned(["a"], {**fine, "b": {"1"}}, needs, environment) == {"b[x-y]>=2"}
    for name, line in (("c", 'c; extra == "x-y"'), ("f", 'f; python_version >= "3.13"')):
        rest = {package: versions for package, versions in fine.items() if package != name}
        assert unpinned(["a"], rest, needs, environment) == {line}


def installs(text: str) -> list[str]:
    """The commands that install with pip, in a Makefile or a shell script."""
    joined = re.sub(r"\\\n\s*", "", text)
    return re.findall(r"(?:\bpip\b|\$\(PIP\))[^\n;&|#]*\binstall\b[^\n;&|]*", joined)


def resolves(command: str) -> bool:
    """Whether pip might choose a version, or fetch anything to build with."""
    words = command.split()
    pinned = "--require-hashes" in words and "--only-binary" in words
    local = "--no-index" in words or "--no-build-isolation" in words
    return "--no-deps" not in words or not (pinned or local)


@pytest.mark.parametrize("path", ["Makefile", ".ci/run"])
def test_no_command_lets_pip_choose(path: str) -> None:
    commands = installs((ROOT / path).read_text(encoding="utf-8"))
    assert commands
    assert [command for command in commands if resolves(command)] == []


def test_a_command_that_lets_pip_choose_would_be_found() -> None:
    text = "\t@$(PIP) install --require-hashes \\\n\t  -r a.txt && python -m pip -q install x==1\n"
    assert len(installs(text)) == 2
    assert all(resolves(command) for command in installs(text))
