"""The findings of a check, the faults that were met while reading, and what a check has in hand, in words."""

from collections.abc import Iterable, Sequence

from reader.library.checking import BACKUPS, BOOKMARKS, FILE, INDEX, PICTURES, TEXTS
from reader.library.findings import Finding, Thing
from reader.library.watchman import Fault, FaultKind
from reader.ui.language.names import labelled, where_anchored
from reader.ui.language.words import mark, tr, tr_n

_STAGES = {
    FILE: mark("Library file"),
    TEXTS: mark("Texts of stories"),
    BOOKMARKS: mark("Bookmarks"),
    INDEX: mark("Search index"),
    PICTURES: mark("Pictures"),
    BACKUPS: mark("Backups"),
}
_FAULTS = {
    "damaged places in the library file": mark("Damaged places in the library file"),
    "stories without a body": mark("Stories without a text"),
    "bodies without a story": mark("Texts without a story"),
    "stories without a page": mark("Stories without a page"),
    "pages without a text": mark("Pages without a text"),
    "pages with a wrong count of stories": mark("Pages with a wrong count of stories"),
    "stories placed elsewhere than their page": mark("Stories placed elsewhere than their page"),
    "stories not on the change list": mark("Stories not on the change list"),
    "changes of stories not held": mark("Changes of stories that are not held"),
    "chains of one part": mark("Continued stories of one part"),
    "references to nothing": mark("References to nothing"),
    "stories whose text is damaged": mark("Stories whose text is damaged"),
    "files whose kept text is damaged": mark("Files whose kept text is damaged"),
    "bookmarks whose words are not in their story": mark("Bookmarks whose words are not in their story"),
    "pictures that are gone": mark("Pictures that are gone"),
    "pictures that are damaged": mark("Pictures that are damaged"),
    "backups that are damaged": mark("Backups that are damaged"),
    "backups without a checksum": mark("Backups without a checksum"),
    "changes that the index has and the library lacks (is it an older copy?)": mark(
        "Changes that the index has and the library lacks (is it an older copy?)"
    ),
    "damaged files of the index": mark("Damaged files of the search index"),
    "index that must be built anew": mark("Search index that must be built anew"),
    "stories missing in the index": mark("Stories missing in the search index"),
    "stories in the index that are not held": mark("Stories in the search index that are not held"),
    "stories that the index cannot take": mark("Stories that the search index cannot take"),
    "own work that differs from its journal": mark("Own work that differs from its journal"),
    "journal of own work that cannot be read": mark("Journal of own work that cannot be read"),
    "damaged lines in the journal of own work": mark("Damaged lines in the journal of own work"),
    "damaged copies of the journal of own work": mark("Damaged copies of the journal of own work"),
}
_MET = {
    FaultKind.INDEX: mark(
        "The search index was found damaged and is being built anew. Nothing in the library is lost; until then a "
        "search may say that it has not seen every story."
    ),
    FaultKind.PICTURE: mark(
        "A picture was found gone or damaged. It is taken again from the file it came from, if that is still there."
    ),
    FaultKind.STORY: mark(
        "The text of a story was found damaged. It is read again from its file, from the text that is kept of it, or "
        "from a backup."
    ),
    FaultKind.OWN_WORK: mark(
        "Some of your own work was missing from the library or damaged in it; it came back from the journal beside the "
        "library. What is about pages that the library lacks comes back with them."
    ),
    FaultKind.JOURNAL_LINES: mark(
        "Damage was found in the journal of your own work, own-work.journal beside the library. The library holds your "
        "own work all the same, and the journal was written anew from it."
    ),
}
_JOURNAL_GONE = mark(
    "The journal of your own work, own-work.journal beside the library, was gone. It was begun anew from the library."
)
_JOURNAL_FOREIGN = mark(
    "Something else lay in the place of the journal of your own work. It is kept beside the library as {name}, and the "
    "journal was begun anew from the library."
)
_ADVICE = mark("Damage was found in the library. “Check the library” in the menu Tools names it and mends it.")
_MENDED = {
    FaultKind.INDEX: mark("The search index was built anew."),
    FaultKind.STORY: mark("The damaged story was read again."),
}


def stage(in_hand: str) -> str:
    """Return what a check has in hand."""
    return tr(_STAGES[in_hand]) if in_hand in _STAGES else ""


def finding(found: Finding) -> str:
    """Return a finding, and below it the things that it names, a line each."""
    said = labelled(tr(_FAULTS[found.fault]), found.count)
    more = ["…"] if found.left_out else []
    return "\n    ".join([said, *map(_line, found.things), *more])


def _line(thing: Thing) -> str:
    """Return headline, newspaper, day and page, words and file of a thing, or its name if nothing is known of it."""
    printed = thing.printed
    known = (printed.headline, where_anchored(printed), printed.exact, thing.file)
    return " · ".join(filter(None, known)) or thing.name


def met(faults: Iterable[Fault]) -> str:
    """Return what a person is to know of faults that were met while reading, each kind once."""
    return " ".join(dict.fromkeys(map(_met, faults)))


def _met(fault: Fault) -> str:
    if fault.kind is FaultKind.JOURNAL:
        return tr(_JOURNAL_FOREIGN).format(name=fault.what) if fault.what else tr(_JOURNAL_GONE)
    return tr(_MET.get(fault.kind, _ADVICE))


def mended(gone: Sequence[Fault], left: Iterable[Fault] = ()) -> str:
    """Return what was mended, each kind once; of pictures how many are back, and how many are `left`."""
    said = [tr(_MENDED[kind]) for kind in dict.fromkeys(fault.kind for fault in gone) if kind in _MENDED]
    back = sum(fault.kind is FaultKind.PICTURE for fault in gone)
    return " ".join([*said, _pictures(back, sum(fault.kind is FaultKind.PICTURE for fault in left))] if back else said)


def _pictures(back: int, left: int) -> str:
    said = tr_n("{n} picture that was gone is back", "{n} pictures that were gone are back", back)
    if not left:
        return tr("{said}.").format(said=said)
    more = tr_n("{n} more is looked for", "{n} more are looked for", left)
    return tr("{said}; {more}.").format(said=said, more=more)
