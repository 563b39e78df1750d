"""Records of articles in a JSON value of any shape: lists, lists under a key, objects by id or by day, nested pages."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from reader.domain.article_table import Certainty, Field
from reader.importer.containers.records.adverts import is_advert
from reader.importer.containers.records.cell_values import day_of, page_of
from reader.importer.containers.records.column_names import column_named, field_named, fields_named
from reader.importer.containers.records.record_pictures import pictures_of
from reader.importer.containers.records.row import Row, cell_text
from reader.importer.containers.records.sourced_json import Sourced
from reader.importer.containers.records.unread_fields import DEEPEST, leaves

Record = dict[str, Any]

KEY = "key"
"""Name of the column with the key under which a record stands: an id, or a day."""

_LISTS = frozenset(
    (
        *("articles", "stories", "news", "items", "list", "data", "records", "results", "content", "contents"),
        *("advertisements", "ads", "notices", "photos", "文章", "文章列表", "新闻", "新闻列表", "报道", "稿件", "列表"),
        *("广告", "公告"),
    )
)
"""Names of lists that say nothing of what they hold but that it is one."""

_NUMBER = "no"
"""Name of the number of an object around articles."""

_ITEM = "item"
"""Name of a text among the records of a list."""

_OUTER = "outer."
"""Opening of the name of a fact that an object further in states too."""

_LOOKED_AT = 3
"""Items of a list and levels below it that show what it holds: they are alike."""


_OF_OUR_STORIES = ("headline", "kicker", "deck", "column_label", "byline_text", "paragraphs", "photos")
"""Names in our own records of stories that hold text; other programs have titles and contents."""


def is_own_page(value: object) -> bool:
    """Return True for a page in the shape that `parse --json` prints; it may have no stories."""
    stories = value.get("stories") if isinstance(value, dict) else None
    if not isinstance(stories, list):
        return False
    return not stories or any(isinstance(story, dict) and story.keys() & set(_OF_OUR_STORIES) for story in stories)


def records(value: Any, said: Mapping[str, str]) -> Iterator[Record]:
    """Yield the records in a value, in order; pages in our own shape as they are.

    An object around a list of articles gives each of them its own facts (a page its date), and what else it says to the
    first. `said` holds names of columns that a person chose, which make an object an article as well.
    """
    walk = _Walk(said)
    last: Record | None = None
    for record in walk.records(value, {}, 0):
        if last is not None:
            yield last
        last = record
    if last is not None:
        yield _under(walk.taken(), last)


def with_issue_of_first(pages: list[Any]) -> list[Any]:
    """Return pages with the newspaper and the day of the first, if all others state neither of these."""
    if not all(isinstance(page, dict) and any(map(_holds_articles, page.values())) for page in pages):
        return pages
    first, *others = pages
    issue = {name: each for name, each in first.items() if field_named(name) in _OF_ISSUE}
    if not issue or any(fields_named(page) & _OF_ISSUE for page in others):
        return pages
    return [first, *(_under(issue, page) for page in others)]


_OF_ISSUE = frozenset((Field.NEWSPAPER, Field.DATE))
"""Fields that pages of one issue share."""


def row_of(record: Record, number: int, read: int, names: tuple[str, ...] = ()) -> Row:
    """Return a record as a row: nested objects by names with dots, lists of texts as lines. `names` as of a row."""
    source = record.source if isinstance(record, Sourced) else ()
    pictures = pictures_of(record)
    listed = {name: [each] if name in pictures and isinstance(each, dict) else each for name, each in record.items()}
    return Row(number, tuple(_cells(listed, "", 0)), read, names, source, pictures=pictures)


class _Walk:
    """A walk down a value.

    `_once` holds what the objects around say beside facts, and `_loose` texts among records, until a record takes both.
    """

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self._once: Record = {}
        self._loose: list[str] = []

    def taken(self) -> Record:
        """Return what the next record takes along, and forget it."""
        loose = {_ITEM: self._loose} if self._loose else {}
        once, self._once, self._loose = _under(self._once, loose), {}, []
        return once

    def records(self, value: Any, around: Record, depth: int) -> Iterator[Record]:
        """Yield the records in a value, each with the facts around it."""
        if depth > DEEPEST:
            return
        if isinstance(value, list):
            for item in value:
                yield from self.records(item, around, depth + 1)
        elif is_own_page(value):
            yield self._of_page(value, around)
        elif isinstance(value, dict):
            yield from self._of_object(value, around, depth)
        elif text := cell_text(value):
            self._loose.append(text)

    def _of_object(self, value: Record, around: Record, depth: int) -> Iterator[Record]:
        inner = {name: each for name, each in value.items() if _holds_objects(each)}
        own = {name: each for name, each in value.items() if name not in inner}
        if not inner or _is_article(own, inner, self._said):
            if value:
                yield _under(_under(self.taken(), around), value)
            return
        around, inner = self._parted(own, inner, around)
        for name, each in inner.items():
            says = (len(inner) > 1 and name.lower() not in _LISTS) or day_of(name) or page_of(name) or is_advert(name)
            here = _under(around, {KEY: name}) if says else around
            if isinstance(each, dict) and _are_alike(each):
                for key, item in each.items():
                    yield from self.records(item, _under(here, {KEY: key}), depth + 1)
            else:
                yield from self.records(each, here, depth + 1)

    def _parted(self, own: Record, inner: Record, around: Record) -> tuple[Record, Record]:
        """Return the facts around what an object holds, and of that only the articles if there are any in it."""
        articles = {name: each for name, each in inner.items() if _holds_articles(each)}
        # Headlines without texts are lists of the articles that stand elsewhere in the object.
        articles = {name: each for name, each in articles.items() if _holds_articles(each, _TEXTS)} or articles
        own = _of_page(own) if articles else own
        beside = {name: each for name, each in inner.items() if name not in articles} if articles else {}
        own |= _issue_in(beside)
        # A digest over articles is that of their day, not the text of one.
        facts = {name: each for name, each in own.items() if field_named(name) not in (None, Field.TEXT)}
        self._once = _under(self._once, beside | {name: each for name, each in own.items() if name not in facts})
        return _under(around, facts), articles or inner

    def _of_page(self, page: Record, around: Record) -> Record:
        """Return a page in our own shape with the facts around it that it does not state itself."""
        given: Record = {}
        rest: Record = {}
        for name, each in around.items():
            fact = _fact(name, cell_text(each))
            free = fact is not None and not cell_text(page.get(fact[0])) and fact[0] not in given
            if fact and free:
                given[fact[0]] = fact[1]
            else:
                rest[name] = each
        return _under(_under(self.taken(), rest), {**page, **given})


def _issue_in(beside: Record) -> Record:
    """Take the facts of a paper out of the objects beside articles that state nothing else; return them by path."""
    found: Record = {}
    for name, each in list(beside.items()):
        paths = {f"{name}.{key}": value for key, value in each.items()} if isinstance(each, dict) else {}
        if paths and fields_named(paths) & _ISSUE and not any(map(_holds_objects, each.values())):
            found |= paths
            del beside[name]
    return found


_ISSUE = frozenset((Field.NEWSPAPER, Field.DATE, Field.PAGE, Field.SECTION))
"""Fields of a page or an issue, which hold for all articles in it."""


def _of_page(own: Record) -> Record:
    """Return the facts around articles, with a bare number and the name beside it as those of a page."""
    if not page_of(cell_text(own.get(_NUMBER))) or any(field_named(name) is Field.PAGE for name in own):
        return own
    names = {_NUMBER: Field.PAGE.value}
    if not any(field_named(name) is Field.SECTION for name in own):
        names["name"] = Field.SECTION.value
    return {names.get(name, name): each for name, each in own.items()}


def _fact(name: str, text: str) -> tuple[str, str] | None:
    """Return the name and value of a page's fact in our own shape; None for what states none."""
    match field_named(name) if text else None:
        case (Field.NEWSPAPER | Field.SECTION) as named:
            return named.value, text
        case Field.DATE if day := day_of(text):
            return Field.DATE.value, day
        case Field.PAGE if place := page_of(text):
            return Field.PAGE.value, place.number
    return None


def _under(inherited: Record, value: Record) -> Record:
    """Return a record over the facts around it. A fact of the same name stands under `outer.name`, the next one out
    under `outer.outer.name`.
    """
    names: dict[str, str] = {}
    taken = set(value)
    for name in sorted(inherited, key=lambda name: name.count(_OUTER)):
        free = name
        while free in taken:
            free = f"{_OUTER}{free}"
        taken.add(free)
        names[name] = free
    facts = {names[name]: each for name, each in inherited.items()}
    return value.over(facts) if isinstance(value, Sourced) else {**facts, **value}


def _holds_objects(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value)
    return isinstance(value, list) and any(isinstance(item, dict | list) for item in value)


def _is_article(own: Record, inner: Record, said: Mapping[str, str]) -> bool:
    """Return True if an object is one article, whatever lists it has (pictures, tags), not one around articles."""
    if any(said.get(name) in (Field.TITLE, Field.TEXT) for name in own):
        return True
    found = [named for name, each in own.items() if cell_text(each) and (named := column_named(name))]
    fields = {field for field, _ in found}
    if Field.TEXT in fields:
        is_digest = all(sure is Certainty.DIGEST for field, sure in found if field is Field.TEXT)
        return not (is_digest and any(_holds_articles(each, _TEXTS) for each in inner.values()))
    if Field.TITLE in fields:
        return not any(map(_holds_articles, inner.values()))
    return any(isinstance(each, str) and "。" in each for each in own.values()) and not any(
        map(_holds_articles, inner.values())
    )


_TEXTS = frozenset((Field.TEXT,))
_HEADS = frozenset((Field.TEXT, Field.TITLE))


def _holds_articles(value: object, fields: Set[Field] = _HEADS, depth: int = 0) -> bool:
    """Return True if a value holds objects with a text or a headline of their own, or with another one of `fields`."""
    if depth > _LOOKED_AT:
        return False
    items: Iterable[object] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for item in list(items)[:_LOOKED_AT]:
        if isinstance(item, dict) and _names_any(item, fields):
            return True
        if _holds_objects(item) and _holds_articles(item, fields, depth + 1):
            return True
    return isinstance(value, dict) and _names_any(value, fields)


def _names_any(value: Record, fields: Set[Field]) -> bool:
    return not fields.isdisjoint(fields_named(value))


def _are_alike(value: Record) -> bool:
    """Return True for an object of objects, or of lists of them, under keys that are ids or days and name no fields."""
    alike = any(all(isinstance(item, kind) for item in value.values()) for kind in (dict, list))
    keyed = len(value) > 1 or any(map(day_of, value))
    return keyed and alike and not any(map(field_named, value))


def _cells(record: Record, above: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        path = f"{above}{name}"
        if isinstance(value, dict):
            if depth < DEEPEST:
                yield from _cells(value, f"{path}.", depth + 1)
        elif isinstance(value, list) and _holds_objects(value):
            text = "\n".join(leaves(value, depth))
            if text:
                yield path, text
        elif text := cell_text(value):
            yield path, text
