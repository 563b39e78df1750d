"""Room for the program's own files and folders: what else lies in their place is put aside, and never deleted."""

import itertools
import os
from pathlib import Path


def room_for_file(place: Path) -> None:
    """Put a folder that lies in the place of a file aside: see `put_aside`.

    What else may lie there is replaced by a file that is renamed. Raises OSError.
    """
    if place.is_dir() and not place.is_symlink():
        put_aside(place)


def room_for_folder(place: Path) -> None:
    """Put anything that lies in the place of a folder, and is none, aside: see `put_aside`. Raises OSError."""
    if os.path.lexists(place) and not place.is_dir():
        put_aside(place)


def remove_file(place: Path) -> None:
    """Delete a file that may be gone already; a folder in its place is put aside. Raises OSError."""
    room_for_file(place)
    place.unlink(missing_ok=True)


def put_aside(place: Path) -> Path:
    """Rename what lies in a place to `NAME.aside`, or `NAME.1.aside` and so on; return its new path. Raises OSError."""
    for number in itertools.count():
        aside = place.with_name(f"{place.name}{f'.{number}' if number else ''}.aside")
        if not os.path.lexists(aside):
            return place.rename(aside)
    raise AssertionError("the numbers do not end")
