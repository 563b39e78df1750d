"""The libraries that the program needs, directly or through another, with version and licence.

They are read from the metadata of the installed packages; nothing is asked of any network.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

PROGRAM = "dubao"
DIRECT = (
    *("PySide6-Essentials", "whoosh", "jieba", "rjieba", "pypinyin", "numpy", "click", "charset-normalizer", "lxml"),
    *("PyYAML", "ijson", "opencc", "platformdirs", "python-docx", "python-calamine", "typst", "markdown-it-py"),
)
"""The dependencies of the program itself; a checkout that is not installed has no metadata to read them from."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One library; `licence` is '' if its package does not state one."""

    name: str
    version: str
    licence: str


def shipped_parts() -> list[Part]:
    """Return all libraries, sorted by name."""
    found: dict[str, Part] = {}
    waiting = [*DIRECT, *_required(PROGRAM)]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        part = None if key in found else _part(name)
        if part:
            found[key] = part
            waiting += _required(name)
    return sorted(found.values(), key=lambda part: part.name.lower())


def _part(name: str) -> Part | None:
    try:
        package = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        # Asked for on another system only, or left out of a frozen program.
        return None
    return Part(package["Name"].replace("_", "-"), package["Version"], _licence(package))


def _licence(package: "metadata.PackageMetadata") -> str:
    """The licence: an SPDX expression if the package states one, else its classifiers, else a short licence field."""
    expression = package.json.get("license_expression")
    classified = [
        each[len(_CLASSIFIER) :] for each in package.get_all("Classifier") or () if each.startswith(_CLASSIFIER)
    ]
    field = str(package.json.get("license") or "").strip().split("\n")[0]
    return str(expression or ", ".join(classified) or (field if len(field) <= _LONGEST else ""))


def _required(name: str) -> Iterator[str]:
    """The packages that a package needs, without its extras."""
    try:
        wanted = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for line in wanted:
        found = _NAME.match(line)
        if found and "extra ==" not in line:
            yield found[0]
