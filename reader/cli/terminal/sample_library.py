"""The sample in a temporary library, for people without a library: nothing is written into their folders."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from reader import paths
from reader.acts.importing import import_files
from reader.cli.printing.output import NotDone
from reader.cli.words import tr
from reader.library.library import Library
from reader.scratch import temporary_folder


@contextmanager
def sample_library() -> Iterator[Library]:
    """Make a temporary library with the sample. Raises NotDone if temporary files cannot be made."""
    from reader.wiring import open_library

    with ExitStack() as ends:
        try:
            top = ends.enter_context(temporary_folder())
        except OSError as error:
            why = tr("the folder for temporary files cannot be written to; free some space and try again")
            raise NotDone(tr("The sample cannot be shown: {reason}.").format(reason=why)) from error
        library = open_library(top / "library", top / "cache", fleeting=True)
        try:
            import_files(library, [paths.sample()])
            yield library
        finally:
            library.close()
