"""What the program runs on: every library that it asks for, directly or through another, with version and licence.

Read from what the installed packages say of themselves; nothing is asked of any network.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

PROGRAM = "dubao"
DIRECT = (
    *("PySide6-Essentials", "whoosh", "jieba", "rjieba", "pypinyin", "numpy", "click", "charset-normalizer", "lxml"),
    *("readability-lxml", "PyYAML", "opencc", "platformdirs", "python-docx", "typst", "markdown-it-py"),
)
"""What the program asks for itself: a checkout that is not installed could not say."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_CLASSIFIER = "License :: OSI Approved :: "
_LONGEST = 60


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One library; `licence` is '' where it does not say."""

    name: str
    version: str
    licence: str


def shipped_parts() -> list[Part]:
    """All parts, by name."""
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
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        # Asked for on another system only, or left out of a frozen program.
        return None
    return Part(told["Name"].replace("_", "-"), told["Version"], _licence(told))


def _licence(told: "metadata.PackageMetadata") -> str:
    """As an SPDX expression, where the package gives one; else its classifiers, else a short licence field."""
    expression = told.json.get("license_expression")
    classified = [each[len(_CLASSIFIER) :] for each in told.get_all("Classifier") or () if each.startswith(_CLASSIFIER)]
    field = str(told.json.get("license") or "").strip().split("\n")[0]
    return str(expression or ", ".join(classified) or (field if len(field) <= _LONGEST else ""))


def _required(name: str) -> Iterator[str]:
    """What a package always asks for: without its extras."""
    try:
        wanted = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for line in wanted:
        found = _NAME.match(line)
        if found and "extra ==" not in line:
            yield found[0]
