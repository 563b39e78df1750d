"""The salvage of a damaged library with what follows it, for the commands that offer it."""

from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.printing.progress import progress
from reader.cli.words import tr

if TYPE_CHECKING:
    from reader.ports.salvaged import Salvaged


def salvaged_and_imported(folder: Path) -> "tuple[Salvaged, list[Path], list[Path]]":
    """Salvage the library, then import again the files that lost something; return these, and those that are gone.

    Raises LibraryUnusable, Cancelled: the library is as before then.
    """
    from reader.acts.importing import import_files
    from reader.wiring import open_library, salvage

    with progress(tr("Reading the damaged library")) as on_progress:
        saved = salvage(folder, on_progress)
    there = [path for path in saved.files if path.exists()]
    if there:
        library = open_library(folder)
        try:
            with progress(tr("Importing"), then_stop=False) as on_progress:
                import_files(library, there, on_progress)
        finally:
            library.close()
    return saved, there, [path for path in saved.files if path not in there]
