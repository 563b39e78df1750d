"""Text whose lines name the fields of articles, one record below the other: exports of databases.

Forms of a named line: 标题：…, Title-题名: …, 【标题】…, [标题] …, {Title}: …, TI  - … (RIS), %T … (EndNote), T1 …
(RefWorks). A line without a name goes on from the field above it.

Claims    a text of which the first lines are such fields, a headline and two more among them.
Evidence  the first field comes again at the head of each record; a rule (____) or an empty line parts the records.
Cases     records_field_text.md, thresholds_records.md
Leaves    a page on which some lines name an author or a source, and heads such as 第4版() (`article_heads`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from reader.domain.article_table import Field
from reader.importer.containers.records.column_names import field_named
from reader.importer.containers.records.fact_cells import are_facts, cells_of, facts_in
from reader.importer.containers.records.row import Row, source_of

_NAME = r"[^\s:：=\[\]【】{}。，,；;！？“”\"%#|<>][^:：=\[\]【】{}。，；;！？“”\"%#|<>]{0,28}?"
_FORMS = (
    re.compile(rf"^\s*(?P<name>{_NAME})\s*[:：]\s*(?P<text>.*)$"),
    re.compile(rf"^\s*[【\[{{<](?P<name>{_NAME})[】\]}}>]\s*[:：]?\s*(?P<text>.*)$"),
    re.compile(r"^(?P<name>[A-Z][A-Z0-9])\s{1,2}-\s?(?P<text>.*)$"),
    re.compile(r"^(?P<name>%[A-Z0-9@+!])\s(?P<text>.*)$"),
    re.compile(r"^(?P<name>[A-Z][A-Z0-9])\s(?P<text>.*)$"),
)
"""Ways to name a field, each for a whole file: colons, brackets, RIS, EndNote, RefWorks."""

_IN_WORDS = _FORMS[:2]
"""Forms in which any line of a text may seem to name a field."""

_IN_TWO_LANGUAGES = re.compile(r"[A-Z][A-Za-z]{1,20}-[\u4e00-\u9fff]{1,10}$")
"""Names of CNKI (Organ-单位): if the known ones are such, so are the others."""

_ARTICLE_HEAD = re.compile(r"\s*第\s?\d{1,3}\s?版\s?[(（]")
_RULE = re.compile(r"^\s*[_=\-*—─━]{5,}\s*$")
_RECORD_NUMBER = re.compile(r"^\s*(?:第\s?\d+\s?[条篇]|[\[(（]?\d{1,5}[\])）.、/]?(?:\s?of\s\d+)?)\s*$")
_HEAD_LINES = 12
"""Lines with text at the top of a file among which a record's first fields stand."""

_FEWEST_FIELDS = 3
"""Known fields of the first record, headline or text among them: fewer lines of the kind stand in any article."""


_ONCE = (Field.NEWSPAPER, Field.DATE)
"""Fields that a page of many articles states once."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the file; `name` is that of the field that it opens, '' for a line that goes on.

    `at` is its index in the file. `said` are the name and the text of a field that the line may open, though nothing
    else speaks for the name.
    """

    name: str
    text: str
    at: int
    said: tuple[str, str] | None = None

    @property
    def perhaps(self) -> tuple[str, str] | None:
        """The name and the text of such a field below a text, in which names in Chinese may be words."""
        return self.said if self.said and self.said[0].isascii() else None


def is_records(text: str) -> bool:
    """Return True if a text names the fields of its articles."""
    lines = text.split("\n")
    form = _form(lines)
    return form is not None and not _is_one_page(list(_lines(lines, form)))


def rows(text: str) -> Iterator[Row]:
    """Yield the records of a text, in order; nothing for a text of another kind. One of bare names has no cells."""
    lines = text.split("\n")
    form = _form(lines)
    if form is None:
        return
    read = list(_lines(lines, form))
    found: list[tuple[int, tuple[tuple[str, str], ...], tuple[str, ...]]] = []
    for record in map(_with_names, _records(read, _opener(read))):
        cells = [part for name, text in _cells(record) for part in _parted(name, text)]
        names = tuple(filter(None, [*(line.name for line in record), *(word for _, _, word in cells)]))
        if names or cells:
            found.append((record[0].at if found else 0, tuple((name, text) for name, text, _ in cells), names))
    ends = [*(start for start, _, _ in found[1:]), len(lines)]
    for number, ((start, cells_said, names), end) in enumerate(zip(found, ends, strict=True), 1):
        yield Row(number, cells_said, names=names, source=source_of("\n".join(lines[start:end])))


def _is_one_page(read: Sequence[_Line]) -> bool:
    """Return True for a page whose facts stand once, at the top, above the named parts of several articles."""
    often = Counter(field_named(line.name) for line in read if line.name)
    return often[Field.TITLE] > 1 and all(often[field] <= 1 for field in _ONCE) and _first_field(read) in _ONCE


def _first_field(read: Sequence[_Line]) -> Field | None:
    return next((field for line in read if line.name and (field := field_named(line.name))), None)


def _parted(name: str, text: str) -> Iterator[tuple[str, str, str]]:
    """Part the cell of a page that holds section and author as well (A05 | 社會 | By 陳大文), as `facts_in` does."""
    if field_named(name) is Field.PAGE and are_facts(text):
        yield from facts_in(cells_of(text))
    else:
        yield name, text, ""


def _opener(lines: Sequence[_Line]) -> str:
    """Return the name that opens each record: the first of the file, if it comes as often as the first known one."""
    names = [line.name for line in lines if line.name]
    known = next((name for name in names if field_named(name)), "")
    often = Counter(names)
    return names[0] if names and often[names[0]] >= often[known] else known


def _form(lines: Sequence[str]) -> re.Pattern[str] | None:
    """Return the form in which the top of a file names fields; None if it names none, or too few."""
    head = list(islice((line for line in lines if line.strip()), _HEAD_LINES))
    if head[:1] == ["---"] or any(map(_ARTICLE_HEAD.match, head)):
        return None
    for form in _FORMS:
        named = [(at, field) for at, line in enumerate(head) if (field := _field(line, form))]
        fields = {field for _, field in named}
        opens = named[0][0] if named else _HEAD_LINES
        above = [line for line in head[:opens] if not (_RULE.match(line) or _RECORD_NUMBER.match(line))]
        if len(fields) >= _FEWEST_FIELDS and {Field.TITLE, Field.TEXT} & fields and len(above) <= 1:
            return form
    return None


def _field(line: str, form: re.Pattern[str]) -> Field | None:
    match = form.match(line)
    return field_named(match["name"].strip()) if match else None


def _lines(lines: Sequence[str], form: re.Pattern[str]) -> Iterator[_Line]:
    """Yield the lines with the names of the fields that they open. A name that no record needs opens none.

    A line with a colon in a sentence is none: a name is known, or opens lines again and again.
    """
    matches = [form.match(line) for line in lines]
    names = [match["name"].strip() if match else "" for match in matches]
    known = {name for name in set(names) if field_named(name)}
    often = Counter(names)
    records = max((often[name] for name in known), default=0)
    fields = {name for name in often if name in known or (name and often[name] == records > 1) or form not in _IN_WORDS}
    if sum(map(bool, map(_IN_TWO_LANGUAGES.match, known))) > len(known) / 2:
        fields |= {name for name in often if _IN_TWO_LANGUAGES.match(name)}
    for at, (line, match, name) in enumerate(zip(lines, matches, names, strict=True)):
        opens = match is not None and name in fields
        if match and opens:
            yield _Line(name, match["text"], at)
        else:
            yield _Line("", line, at, (name, match["text"].strip()) if match else None)


def _records(lines: Sequence[_Line], first: str) -> Iterator[list[_Line]]:
    """Part the lines into records: at a rule, and where the first field comes again."""
    record: list[_Line] = []
    ruled = sum(1 for line in lines if _RULE.match(line.text) and not line.name) > 1
    for line in lines:
        ends = bool(_RULE.match(line.text)) and not line.name if ruled else line.name == first and _has(record, first)
        if ends:
            opening = [] if ruled else _opening(record)
            yield record[: len(record) - len(opening)]
            record = opening
        if not (ruled and ends):
            record.append(line)
    yield record


def _opening(record: Sequence[_Line]) -> list[_Line]:
    """Return the lines at the end of a record that open the next: its number, and the empty lines around that."""
    at = len(record)
    while at > 0 and not record[at - 1].name and (_is_number(record[at - 1]) or not record[at - 1].text.strip()):
        at -= 1
    return list(record[at:])


def _is_number(line: _Line) -> bool:
    return bool(_RECORD_NUMBER.match(line.text))


def _has(record: Sequence[_Line], name: str) -> bool:
    return any(line.name == name for line in record)


def _with_names(record: Sequence[_Line]) -> list[_Line]:
    """Return a record with the fields that lines at its end may open, and lines between facts above a text."""
    tail = _tail(record)
    text = next((at for at, line in enumerate(record) if field_named(line.name) is Field.TEXT), 0)
    lines: list[_Line] = []
    for at, line in enumerate(record):
        between = at < text and bool(lines) and bool(lines[-1].name) and field_named(lines[-1].name) is not Field.TITLE
        if not line.name and line.said and line.said[1] and (between or (at >= tail and line.perhaps)):
            lines.append(_Line(*line.said, line.at))
        else:
            lines.append(line)
    return lines


def _cells(record: Sequence[_Line]) -> Iterator[tuple[str, str]]:
    """Yield names and texts of a record's fields. Within its text only a run of fields at its end opens a new one."""
    texts: dict[str, list[str]] = {}
    current = ""
    tail = _tail(record)
    names_text = any(field_named(line.name) is Field.TEXT for line in record)
    for at, line in enumerate(record):
        if current and not names_text and not line.name and line.text.strip() and _is_apart(record, at):
            # The text stands below its head without a name.
            current, names_text = UNNAMED_TEXT, True
            texts.setdefault(current, [])
        in_text = field_named(current) is Field.TEXT
        if line.name and (not in_text or at >= tail or field_named(line.name) is Field.TEXT):
            again = line.name in texts
            current = line.name
            texts.setdefault(current, [])
            if line.text.strip() or not again:
                texts[current].append(line.text)
        elif current:
            texts[current].append(line.text if not line.name else f"{line.name}：{line.text}")
        elif line.text.strip():
            texts.setdefault(_NUMBER if _is_number(line) else _HEADING, []).append(line.text)
    for name, said in texts.items():
        text = "\n".join(said).strip("\n").rstrip()
        if text.strip():
            yield name, text if field_named(name) is Field.TEXT else text.strip()


_HEADING = "- heading"
"""Name of what stands above a record's first field, as ProQuest prints the headline."""

_NUMBER = "#"
"""Name of the number that stands above a record."""


UNNAMED_TEXT = "正文"
"""Name of a record's text that stands below its fields without a name of its own."""


def _is_apart(record: Sequence[_Line], at: int) -> bool:
    """Return True for a line below an empty one, or an indented one: it does not go on from the field above."""
    return at > 0 and (not record[at - 1].text.strip() or record[at].text[:1].isspace())


def _tail(record: Sequence[_Line]) -> int:
    """Return the index from which a record holds nothing but fields: they stand below its text."""
    at = len(record)
    while at > 0 and (_may_follow_text(record[at - 1]) or not record[at - 1].text.strip()):
        at -= 1
    return at if any(line.name for line in record[at:]) else len(record)


_SENTENCE_ENDS = ("。", "！", "？", "。”", "！”", "？”")


def _may_follow_text(line: _Line) -> bool:
    """Return True for a field; a sentence is one of the text, unless it is a digest's or opens with an unknown name."""
    is_fact = field_named(line.name) not in (None, Field.TEXT)
    return (bool(line.name) or line.perhaps is not None) and not (
        is_fact and line.text.rstrip().endswith(_SENTENCE_ENDS)
    )
