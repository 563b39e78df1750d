"""The findings of `dubao check` in words."""

from collections.abc import Iterator

from reader.cli.printing.anchor_words import on_one_line, printed_in
from reader.cli.words import labelled, mark, tr
from reader.library.findings import Finding, Thing

FAULTS = (
    mark("damaged places in the library file"),
    mark("stories without a body"),
    mark("bodies without a story"),
    mark("stories without a page"),
    mark("pages without a text"),
    mark("pages with a wrong count of stories"),
    mark("stories placed elsewhere than their page"),
    mark("stories not on the change list"),
    mark("changes of stories not held"),
    mark("chains of one part"),
    mark("references to nothing"),
    mark("stories whose text is damaged"),
    mark("files whose kept text is damaged"),
    mark("bookmarks whose words are not in their story"),
    mark("pictures that are gone"),
    mark("pictures that are damaged"),
    mark("backups that are damaged"),
    mark("backups without a checksum"),
    mark("changes that the index has and the library lacks (is it an older copy?)"),
    mark("damaged files of the index"),
    mark("index that must be built anew"),
    mark("stories missing in the index"),
    mark("stories in the index that are not held"),
    mark("stories that the index cannot take"),
    mark("own work that differs from its journal"),
    mark("journal of own work that cannot be read"),
    mark("damaged lines in the journal of own work"),
    mark("damaged copies of the journal of own work"),
)
"""Faults that a check counts, in the words of the library."""


def finding_lines(found: Finding) -> Iterator[str]:
    """Yield a finding in the person's language, and below it the things that it names, a line each."""
    yield labelled(tr(found.fault), str(found.count))
    for thing in found.things:
        yield f"  {_line(thing)}"
    if found.left_out:
        yield "  …"


def _line(thing: Thing) -> str:
    """Return the number of a thing, newspaper, day and page, headline, words and file, as far as they are known."""
    printed = thing.printed
    parts = (thing.name, printed_in(printed), on_one_line(printed.headline), on_one_line(printed.exact), thing.file)
    return "  ".join(filter(None, parts))
