"""The other printings of a text, each with what differs, ready to be shown."""

from dataclasses import dataclass

from reader.library.library import Library
from reader.library.printings import PrintedText, Printing, PrintingDifference, PrintingsFound
from reader.ports.rows import StoryRow


@dataclass(frozen=True, slots=True)
class ComparedPrinting:
    """Another printing, and how it differs from the text that was asked for."""

    printing: Printing
    difference: PrintingDifference


@dataclass(frozen=True, slots=True)
class ComparedPrintings:
    """The printings of a text, and stories that share `standing` text alone.

    `row` is that of the story, None for a pasted text. `complete` as in PrintingsFound.
    """

    row: StoryRow | None
    text: PrintedText
    printings: tuple[ComparedPrinting, ...]
    standing: tuple[ComparedPrinting, ...]
    complete: bool


def printings_of_story(library: Library, story_id: int) -> ComparedPrintings:
    """Return the other printings of a story. Raises NotHeld, Cancelled."""
    return _compared(library, library.printings.of_story(story_id), library.story(story_id).row)


def printings_of_text(library: Library, text: str) -> ComparedPrintings:
    """Return the printings of a pasted text. Raises Cancelled."""
    return _compared(library, library.printings.of_text(text), None)


def _compared(library: Library, found: PrintingsFound, row: StoryRow | None) -> ComparedPrintings:
    every = [ComparedPrinting(one, library.printings.compared(found.text, one.text)) for one in found.every]
    return ComparedPrintings(
        row=row,
        text=found.text,
        printings=tuple(one for one in every if not one.printing.standing),
        standing=tuple(one for one in every if one.printing.standing),
        complete=found.complete,
    )
