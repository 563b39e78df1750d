"""A person's own work as a file: bookmarks, highlights, notes, corrections, saved searches, to read and to merge."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.library.own_work_reading import FORMAT, TITLES, VERSION
from reader.library.searches import Searches
from reader.ports.store import OwnWork
from reader.text.escaping import json_printable, printable

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


def to_json(own: OwnWork, searches: Searches) -> str:
    """Everything a person has made, as JSON text."""
    record = {
        "format": FORMAT,
        "version": VERSION,
        "bookmarks": [_bookmark_out(bookmark) for bookmark in reversed(own.bookmarks.all())],
        "corrections": [_correction_out(correction) for correction in own.corrections.all()],
        "searches": [
            {"name": search.name, "query": search.query, "sort": search.sort.value} for search in searches.saved()
        ],
    }
    return json_printable(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"


def to_markdown(bookmarks: Iterable[Bookmark]) -> str:
    """Return bookmarks and highlights by folder, to read.

    Comments that no reader shows hold what is needed to merge them.
    """
    folders: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        folders.setdefault(bookmark.folder, []).append(bookmark)
    lines = [TITLES[0], ""]
    for folder in sorted(folders):
        lines += [f"## {_escaped(folder)}", ""] if folder else []
        for bookmark in folders[folder]:
            lines += [*_markdown_item(bookmark), ""]
    return "\n".join(lines)


def corrections_to_json(corrections: Iterable[Correction]) -> str:
    """Return corrections alone, in the shape of `to_json`: a patch that `merge` lays over another library."""
    record = {"format": FORMAT, "version": VERSION, "corrections": [_correction_out(each) for each in corrections]}
    return json_printable(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"


def corrections_to_markdown(corrections: Iterable[Correction]) -> str:
    """Return corrections as a list to read, printed words struck through; `merge` takes it in as well."""
    lines = [TITLES[1], ""]
    for correction in corrections:
        lines += [*_correction_item(correction), ""]
    return "\n".join(lines)


def _bookmark_out(bookmark: Bookmark) -> dict[str, Any]:
    return {
        "anchor": asdict(bookmark.anchor),
        "folder": bookmark.folder,
        "tags": list(bookmark.tags),
        "note": bookmark.note,
        "colour": bookmark.colour,
        "created": bookmark.created,
    }


def _correction_out(correction: Correction) -> dict[str, Any]:
    return {"anchor": asdict(correction.anchor), "replacement": correction.replacement, "created": correction.created}


def _markdown_item(bookmark: Bookmark) -> Iterator[str]:
    anchor = bookmark.anchor
    tags = "".join(f" #{_escaped(tag)}" for tag in bookmark.tags)
    yield _head(anchor) + tags
    yield from (f"  > {_escaped(line)}" for line in anchor.exact.split("\n") if line)
    if bookmark.note:
        yield "  "
        yield from (f"  {_escaped(line)}" for line in bookmark.note.split("\n"))
    yield _comment(_bookmark_out(bookmark))


def _correction_item(correction: Correction) -> Iterator[str]:
    exact, read = (_escaped(text.replace("\n", "⏎")) for text in (correction.anchor.exact, correction.replacement))
    yield _head(correction.anchor)
    yield f"  ~~{exact}~~ → {read}"
    yield _comment(_correction_out(correction))


def _head(anchor: Anchor) -> str:
    """Return the first line of an item: headline and place."""
    page = f"第{anchor.page}版" if anchor.page else None
    where = "，".join(filter(None, (anchor.newspaper, anchor.date, page)))
    return f"- **{_escaped(anchor.headline or '（无题）')}**{f'　{_escaped(where)}' if where else ''}"


def _comment(record: dict[str, Any]) -> str:
    """Return the record that `merge` reads, escaped so that no text of a person ends the comment."""
    text = json_printable(json.dumps(record, ensure_ascii=False)).replace("-", "\\u002d").replace(">", "\\u003e")
    return f"  <!-- dubao {text} -->"


def _escaped(text: str) -> str:
    return printable(_MARKUP.sub(r"\\\1", text))
