"""The versions of the program and of the software below it, for --version and for reports of faults."""

import platform
from importlib import metadata

_ENGINES = (("Whoosh", "whoosh"),)
_WORDS = (("jieba", "jieba"), ("rjieba", "rjieba"))


def version() -> str:
    """Return the version of Dubao; 'unknown' in a checkout that was not installed."""
    return _of("dubao") or "unknown"


def summary() -> str:
    """Return the versions of Dubao and of the software below it, one a line."""
    return "\n".join((f"Dubao {version()}", *details()))


def details() -> list[str]:
    """Engine, Qt, Python and system, a line each. Reads metadata alone: none of them is imported."""
    return [
        f"search: {_listed(_ENGINES)}; words: {_listed(_WORDS)}",
        f"Qt: {_of('PySide6-Essentials') or '-'} (PySide6)",
        f"Python: {platform.python_version()} ({platform.python_implementation()})",
        f"system: {platform.platform()}",
    ]


def _listed(libraries: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{name} {_of(distribution) or '-'}" for name, distribution in libraries)


def _of(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None
