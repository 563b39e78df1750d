"""The reader's own work as a file: bookmarks, highlights, notes, corrections, saved searches; read back by merging."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from reader.domain.bookmark import Anchor, Bookmark, Correction
from reader.library.searches import SavedSearch, Searches
from reader.ports.engine import SortOrder
from reader.ports.store import Store

_FORMAT = "dubao-own-work"
_VERSION = 1
_COMMENT = re.compile(r"<!-- dubao (\{.*?\}) -->")
_TITLES = ("# 书签", "# 更正", "# 订正")
"""The first lines of an export as Markdown; earlier versions wrote the last one."""
"""How exports in Markdown begin: bookmarks, corrections."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")


_Outcome = tuple[str, bool]
"""What became of a record, 'added', 'merged' or 'same', and whether it waits for its story."""


class NotOwnWork(ValueError):
    """The text is no export of this program.

    `reason` is 'no_json', 'other_format', 'other_version', 'odd_record' or 'nothing'; `detail` quotes what is wrong.
    """

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = str(detail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did: `added` is new, `merged` was there and got tags, a note or a colour, `same` changed nothing.

    `waiting` of the added and merged ones have no story in this library yet.
    """

    added: int = 0
    merged: int = 0
    same: int = 0
    waiting: int = 0


def to_json(store: Store, searches: Searches) -> str:
    """Everything a person has made, as JSON text."""
    record = {
        "format": _FORMAT,
        "version": _VERSION,
        "bookmarks": [_bookmark_out(mark) for mark in reversed(store.bookmarks.all())],
        "corrections": [_correction_out(correction) for correction in store.corrections.all()],
        "searches": [
            {"name": search.name, "query": search.query, "sort": search.sort.value} for search in searches.saved()
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def to_markdown(bookmarks: Iterable[Bookmark]) -> str:
    """Bookmarks and highlights by folder, to read; comments that no reader shows hold what is needed to merge them."""
    folders: dict[str, list[Bookmark]] = {}
    for mark in bookmarks:
        folders.setdefault(mark.folder, []).append(mark)
    lines = [_TITLES[0], ""]
    for folder in sorted(folders):
        lines += [f"## {_escaped(folder)}", ""] if folder else []
        for mark in folders[folder]:
            lines += [*_markdown_item(mark), ""]
    return "\n".join(lines)


def corrections_to_json(corrections: Iterable[Correction]) -> str:
    """Corrections alone, in the shape of `to_json`: a patch that `merge` lays over another library."""
    record = {"format": _FORMAT, "version": _VERSION, "corrections": [_correction_out(each) for each in corrections]}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def corrections_to_markdown(corrections: Iterable[Correction]) -> str:
    """Corrections as a list to read, printed words struck through; `merge` takes it in as well."""
    lines = [_TITLES[1], ""]
    for correction in corrections:
        lines += [*_correction_item(correction), ""]
    return "\n".join(lines)


def merge(store: Store, searches: Searches, text: str) -> Merged:
    """Take in an export, JSON or Markdown: what is there already is completed, never replaced.

    Raises NotOwnWork; nothing is taken in then.
    """
    record = _record(text)
    try:
        with store.together():
            outcomes = list(_merge_record(store, searches, record))
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise NotOwnWork("odd_record", problem) from problem
    kinds = [kind for kind, _ in outcomes]
    return Merged(
        added=kinds.count("added"),
        merged=kinds.count("merged"),
        same=kinds.count("same"),
        waiting=sum(waits for kind, waits in outcomes if kind != "same"),
    )


def _merge_record(store: Store, searches: Searches, record: dict[str, Any]) -> Iterator[_Outcome]:
    held = _HeldMarks(store.bookmarks.all())
    for bookmark in record.get("bookmarks", []):
        yield _merge_bookmark(store, held, bookmark)
    corrected = {correction.anchor for correction in store.corrections.all()}
    for correction in record.get("corrections", []):
        yield _merge_correction(store, corrected, correction)
    known = {search.name for search in searches.saved()}
    for search in map(_search_in, record.get("searches", [])):
        if search.name not in known:
            searches.save(search.name, search.query, search.sort)
        yield ("same" if search.name in known else "added"), False


def _record(text: str) -> dict[str, Any]:
    text = text.lstrip("\ufeff \t\r\n")
    try:
        if not text.startswith("{"):
            return _record_of_markdown(text)
        record: dict[str, Any] = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as problem:
        raise NotOwnWork("no_json", problem) from problem
    if record.get("format") != _FORMAT:
        raise NotOwnWork("other_format", record.get("format"))
    if record.get("version") != _VERSION:
        raise NotOwnWork("other_version", record.get("version"))
    return record


def _record_of_markdown(text: str) -> dict[str, Any]:
    records = [json.loads(comment) for comment in _COMMENT.findall(text)]
    if not records and not text.startswith(_TITLES):
        raise NotOwnWork("nothing")
    return {
        "bookmarks": [record for record in records if "replacement" not in record],
        "corrections": [record for record in records if "replacement" in record],
    }


class _HeldMarks:
    """The bookmarks of a library by what they mark, for each of an export's thousands is looked for."""

    def __init__(self, marks: Iterable[Bookmark]) -> None:
        """`marks` begin with those that are found before others that mark the same."""
        self._marks: dict[tuple[int | str, str, str, str], Bookmark] = {}
        for mark in marks:
            self.put(mark)

    def put(self, mark: Bookmark) -> None:
        """Hold a new bookmark, or a changed one in its place."""
        for key in (_marked(mark.story_id, mark.anchor), _marked(None, mark.anchor)):
            held = self._marks.setdefault(key, mark)
            if held.id == mark.id:
                self._marks[key] = mark

    def find(self, anchor: Anchor, story_id: int | None) -> Bookmark | None:
        """The one that marks what the anchor names: the same words of the same story, in the same surroundings."""
        return self._marks.get(_marked(story_id, anchor))


def _marked(story_id: int | None, anchor: Anchor) -> tuple[int | str, str, str, str]:
    """What an anchor marks, in the story of that id; in the one that it tells of, where that is not held."""
    return anchor.fingerprint if story_id is None else story_id, anchor.prefix, anchor.exact, anchor.suffix


def _merge_bookmark(store: Store, marks: _HeldMarks, record: dict[str, Any]) -> _Outcome:
    anchor = _anchor_in(record["anchor"])
    tags = [str(tag) for tag in record.get("tags", [])]
    own = {name: str(record.get(name, "")) for name in ("folder", "note", "colour")}
    story_id = store.holdings.find_story(anchor)
    held = marks.find(anchor, story_id)
    if held is None:
        marks.put(store.bookmarks.add(story_id, anchor, tags=tags, **own))
        return "added", story_id is None
    note = held.note if own["note"] in held.note else "\n\n".join(filter(None, (held.note, own["note"])))
    fuller = replace(
        held,
        folder=held.folder or own["folder"],
        tags=tuple(dict.fromkeys((*held.tags, *tags))),
        note=note,
        colour=held.colour or own["colour"],
    )
    if fuller == held:
        return "same", False
    store.bookmarks.update(fuller)
    marks.put(fuller)
    return "merged", held.story_id is None


def _merge_correction(store: Store, corrected: set[Anchor], record: dict[str, Any]) -> _Outcome:
    anchor, replacement = _anchor_in(record["anchor"]), str(record["replacement"])
    if anchor in corrected:
        # The person's reading in this library stands.
        return "same", False
    story_id = store.holdings.find_story(anchor)
    store.corrections.add(story_id, anchor, replacement)
    corrected.add(anchor)
    return "added", story_id is None


def _bookmark_out(mark: Bookmark) -> dict[str, Any]:
    return {
        "anchor": asdict(mark.anchor),
        "folder": mark.folder,
        "tags": list(mark.tags),
        "note": mark.note,
        "colour": mark.colour,
        "created": mark.created,
    }


def _correction_out(correction: Correction) -> dict[str, Any]:
    return {"anchor": asdict(correction.anchor), "replacement": correction.replacement, "created": correction.created}


def _anchor_in(record: dict[str, Any]) -> Anchor:
    def text(name: str) -> str:
        return str(record.get(name) or "")

    return Anchor(
        newspaper=text("newspaper") or None,
        date=text("date") or None,
        page=text("page") or None,
        headline=text("headline"),
        fingerprint=text("fingerprint"),
        prefix=text("prefix"),
        exact=text("exact"),
        suffix=text("suffix"),
    )


def _search_in(record: dict[str, Any]) -> SavedSearch:
    return SavedSearch(name=str(record["name"]), query=str(record["query"]), sort=SortOrder(record["sort"]))


def _markdown_item(mark: Bookmark) -> Iterator[str]:
    anchor = mark.anchor
    tags = "".join(f" #{_escaped(tag)}" for tag in mark.tags)
    yield _head(anchor) + tags
    yield from (f"  > {_escaped(line)}" for line in anchor.exact.split("\n") if line)
    if mark.note:
        yield "  "
        yield from (f"  {_escaped(line)}" for line in mark.note.split("\n"))
    yield _comment(_bookmark_out(mark))


def _correction_item(correction: Correction) -> Iterator[str]:
    exact, read = (_escaped(text.replace("\n", "⏎")) for text in (correction.anchor.exact, correction.replacement))
    yield _head(correction.anchor)
    yield f"  ~~{exact}~~ → {read}"
    yield _comment(_correction_out(correction))


def _head(anchor: Anchor) -> str:
    """The first line of an item: headline and place."""
    page = f"第{anchor.page}版" if anchor.page else None
    where = "，".join(filter(None, (anchor.newspaper, anchor.date, page)))
    return f"- **{_escaped(anchor.headline or '（无题）')}**{f'　{_escaped(where)}' if where else ''}"


def _comment(record: dict[str, Any]) -> str:
    """What `merge` reads; escaped, no text of a person's can end the comment."""
    text = json.dumps(record, ensure_ascii=False).replace("-", "\\u002d").replace(">", "\\u003e")
    return f"  <!-- dubao {text} -->"


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
