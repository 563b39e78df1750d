"""The tests of a package."""

from pathlib import Path


def mirrored_tests(root: Path, package: Path) -> Path:
    """Return the tests of a package of `reader`: the folder or file in `tests` that mirrors it, or one above it."""
    inside = package.with_suffix("").relative_to("reader")
    for part in (inside, *inside.parents):
        for found in (Path("tests", part), Path("tests", part.parent, f"test_{part.name}.py")):
            if part.name and (root / found).exists():
                return found
    raise FileNotFoundError(f"no tests of {package}")
