"""Folders of the program that no other person may look into."""

from pathlib import Path

_PRIVATE = 0o700


def make_private_folder(folder: Path) -> None:
    """Make a folder, and the missing ones above it, for their owner alone, whatever the umask. Raises OSError.

    A folder that is there keeps its permissions: a person may have chosen them.
    """
    if not folder.exists():
        make_private_folder(folder.parent)
        folder.mkdir(mode=_PRIVATE, exist_ok=True)
        # A umask can take the owner's own bits.
        folder.chmod(_PRIVATE)
