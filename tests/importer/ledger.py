"""The ledger of characters: what stands in a file = what its pages keep + what was left out by name.

python -m tests.importer.ledger FILE_OR_FOLDER…   prints a line for each format, and the files that lost characters.

The characters of a file are counted here by other means than the importer's: text is decoded, of HTML and of the parts
of packages the visible text is taken, of tables and JSON every value. Letters and digits count (signs are marks in one
format and text in another), full-width and half-width forms alike.
"""

import csv
import email
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from lxml import etree, html
from python_calamine import load_workbook

from reader.domain.newspaper import Page
from reader.errors import FileRefused
from reader.importer.blocks.block import Block
from reader.importer.blocks.reading import read_text
from reader.importer.containers.sheets import kind_shown, sheets
from reader.importer.manuscript import Manuscript
from reader.importer.shapes.column_label import bare_label, marked_label
from reader.importer.source.decoding import decode
from reader.importer.source.kinds import Kind
from reader.importer.source.safe_files import Document
from reader.importer.stages import page_from
from reader.render.page_json import page_record

Characters = Counter[str]

_UNSEEN = (
    *("script", "style", "noscript", "template", "iframe", "object", "svg", "audio", "video", "canvas"),
    *("title", "head"),
)
"""Elements of HTML whose text no one reads."""


@dataclass(slots=True)
class Entry:
    """Characters of one file or of several: those in it, those kept, those left out by name, those lost."""

    files: int = 0
    refused: int = 0
    held: int = 0
    kept: int = 0
    named: Counter[str] = field(default_factory=Counter)
    lost: Characters = field(default_factory=Counter)

    def add(self, other: "Entry") -> None:
        self.files += other.files
        self.refused += other.refused
        self.held += other.held
        self.kept += other.kept
        self.named += other.named
        self.lost += other.lost


def characters(text: str) -> Characters:
    """Count the letters and digits of a text."""
    return Counter(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def entry_of(file: Path) -> Entry:
    """Read a file and balance its characters. A refused file, which loses nothing silently, has none."""
    refused: list[FileRefused] = []
    pages: list[Page] = []
    named: defaultdict[str, Characters] = defaultdict(Counter)
    put: Characters = Counter()
    try:
        for sheet in sheets(file, refused.append, {}, lambda _: None):
            pages.append(page_from(sheet.manuscript, sheet.path))
            if not isinstance(sheet.manuscript, Page):
                put += _left_out(sheet.manuscript, named)
    except FileRefused as refusal:
        refused.append(refusal)
    if refused or not any(holds_something(page) for page in pages):
        return Entry(files=1, refused=1)
    held = _HELD_BY.get(kind_shown(file), _text)(file)
    kept = characters("\n".join(text for page in pages for text in _strings(page_record(page))))
    counts = Counter({name: found.total() for name, found in named.items()})
    lost = held + put - kept - sum(named.values(), Counter())
    return Entry(files=1, held=held.total(), kept=kept.total(), named=counts, lost=lost)


def holds_something(page: Page) -> bool:
    """Return True for a page of which a reader sees a headline, a text, a picture or a jump line."""
    return any(
        story.headline.main
        or story.photos
        or story.continued_from
        or story.continued_on
        or any(paragraph.text.strip() for paragraph in story.paragraphs)
        for story in page.stories
    )


def _left_out(manuscript: Manuscript, named: defaultdict[str, Characters]) -> Characters:
    """Add to `named` what a page leaves out. Return the characters that stand in the place of marks."""
    put: Characters = Counter()
    for left in manuscript.left_out:
        named[left.kind.value] += characters(left.text)
    for part in manuscript.parts:
        reading = read_text(part.text)
        for mark in reading.removed if not part.blocks else ():
            named[mark.mark.value] += characters(mark.text)
            put += characters(mark.put)
        for block in part.blocks or reading.blocks:
            for name, text in _signs(block):
                named[name] += characters(text)
    return put


def _signs(block: Block) -> Iterator[tuple[str, str]]:
    """Yield what of a block's text shows nothing: a picture's description beside its caption, the word 专栏 itself."""
    if block.image is not None:
        yield "description", block.text
    elif marked_label(block.plain):
        yield "label sign", block.text.removesuffix(bare_label(block.text))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)
    elif isinstance(value, int | float):
        yield str(value).lower()


def _decoded(file: Path) -> str:
    return decode(Document(file, file.read_bytes())).text


def _text(file: Path) -> Characters:
    return characters(_decoded(file))


def _html(file: Path) -> Characters:
    return _visible(_decoded(file))


def _visible(markup: str) -> Characters:
    """Count what a browser shows of a page: all text that no unseen element holds."""
    try:
        root = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Counter()
    hidden = root.xpath("//*[@hidden or contains(translate(@style, 'DISPLAYNOE ', 'displaynoe'), 'display:none')]")
    for unseen in [*root.iter(*_UNSEEN, etree.Comment, etree.ProcessingInstruction), *hidden]:
        if unseen.getparent() is not None:
            unseen.drop_tree()
    return characters("\n".join(root.itertext()))


def _epub(file: Path) -> Characters:
    total: Characters = Counter()
    with zipfile.ZipFile(file) as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".html", ".htm")) and "nav" not in Path(name).stem:
                total += _visible(decode(Document(file / name, book.read(name))).text)
    return total


def _table(file: Path) -> Characters:
    """Count the cells of a table, its row of names among them; not the line in which Excel states the delimiter."""
    text = _decoded(file)
    text = text.split("\n", 1)[1] if text.startswith("sep=") else text
    delimiter = max(",\t;|", key=text.split("\n", 1)[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return sum((_shown(cell) for row in rows for cell in row), Counter())


_NOTHING = ("nan", "null", "none", "\\n", "nat")


def _workbook(file: Path) -> Characters:
    """Count the texts of a workbook's cells; numbers and days are written in many ways."""
    with load_workbook(io.BytesIO(file.read_bytes())) as book:
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return sum((_shown(cell) for rows in sheets for row in rows for cell in row if isinstance(cell, str)), Counter())


def _recognised(file: Path) -> Characters:
    """Count the Chinese characters of a tool's JSON: its other texts are names of kinds and files.

    Docling writes each text twice, the second time as `orig`.
    """
    text = "\n".join(_strings(json.loads(_decoded(file), object_hook=_without_original)))
    return Counter({sign: count for sign, count in _shown(text).items() if "\u3400" <= sign <= "\u9fff"})


def _without_original(value: dict[str, object]) -> dict[str, object]:
    return {name: each for name, each in value.items() if name != "orig"}


def _shown(value: str) -> Characters:
    """Count what a reader sees of a value, which may be HTML, or a program's word for nothing."""
    if value.strip().lower() in _NOTHING:
        return Counter()
    return _visible(f"<div>{value}</div>") if "<" in value else characters(unescape(value))


def _mhtml(file: Path) -> Characters:
    """Count the first page of a saved web page's parts."""
    message = email.message_from_bytes(file.read_bytes())
    page = next(part for part in message.walk() if part.get_content_type() == "text/html")
    markup = page.get_payload(decode=True)
    return _visible(decode(Document(file, markup)).text if isinstance(markup, bytes) else "")


def _json(file: Path) -> Characters:
    """Count the values of a JSON value, or of one on each line."""
    text = _decoded(file)
    try:
        values = _strings(_texts_alone(json.loads(text)))
    except ValueError:
        values = _strings([_texts_alone(json.loads(line)) for line in text.splitlines() if line.strip()])
    return sum(map(_shown, values), Counter())


_KEY = re.compile(r'"[^"]*"\s*:')


def _answer(file: Path) -> Characters:
    """Count the Chinese characters of a language model's answer, its own words among them, but no names of fields."""
    words = _KEY.sub("", "\n".join(line for line in _decoded(file).split("\n") if not line.startswith("```")))
    return Counter({sign: count for sign, count in characters(words).items() if "\u3400" <= sign <= "\u9fff"})


def _texts_alone(value: object) -> object:
    """Return a JSON value without the numbers that stand among texts of a list: they are sizes and places."""
    if isinstance(value, dict):
        return {name: _texts_alone(each) for name, each in value.items()}
    if isinstance(value, list):
        has_texts = any(isinstance(each, str | list) for each in value)
        return [_texts_alone(each) for each in value if not (has_texts and isinstance(each, int | float))]
    return value


_SHOWN = ("title", "description", "summary", "encoded", "content", "creator", "author", "name", "category", "subject")
"""Elements of a feed's item whose words a reader sees."""


def _feed(file: Path) -> Characters:
    """Count the words of a feed's items: text, or HTML that is escaped or stands as it is."""
    total: Characters = Counter()
    for item in etree.fromstring(file.read_bytes(), etree.XMLParser(recover=True)).iter("{*}item", "{*}entry"):
        for part in item:
            if etree.QName(part).localname in _SHOWN and part.get("url") is None:
                markup = (part.text or "") + "".join(etree.tostring(each, encoding="unicode") for each in part)
                total += _visible(f"<div>{markup}</div>")
    return total


def _word(file: Path) -> Characters:
    """Count the text of a document, its notes, headers and footers, less what is deleted."""
    total: Characters = Counter()
    with zipfile.ZipFile(file) as package:
        if "content.xml" in package.namelist():
            return _open_document(package)
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml") and "styles" not in name:
                root = etree.fromstring(package.read(name))
                total += characters("\n".join(each.text or "" for each in root.iter("{*}t")))
    return total


def _open_document(package: zipfile.ZipFile) -> Characters:
    root = etree.fromstring(package.read("content.xml"))
    for unseen in root.iter("{*}tracked-changes", "{*}annotation", "{*}note-citation", "{*}ruby-text"):
        unseen.clear(keep_tail=True)
    return characters("\n".join("".join(each.itertext()) for each in root.iter("{*}text")))


def _alto(file: Path) -> Characters:
    """Count the words of an ALTO page; of one that is cut at a line's end the whole once."""
    words = etree.fromstring(file.read_bytes()).iter("{*}String")
    whole = (each.get("SUBS_CONTENT", each.get("CONTENT")) for each in words if each.get("SUBS_TYPE") != "HypPart2")
    return characters("\n".join(filter(None, whole)))


_HELD_BY: Mapping[Kind, Callable[[Path], Characters]] = {
    Kind.HTML: _html,
    Kind.MHTML: _mhtml,
    Kind.EPUB: _epub,
    Kind.FEED: _feed,
    Kind.WORD: _word,
    Kind.ALTO: _alto,
    Kind.TABLE: _table,
    Kind.WORKBOOK: _workbook,
    Kind.RECOGNISED: _recognised,
    Kind.JSON_LINES: _json,
    Kind.ANSWER: _answer,
}


def main(paths: list[Path]) -> int:
    """Print the ledger of files and folders; return 1 if a character was lost."""
    ledger: defaultdict[str, Entry] = defaultdict(Entry)
    losers: list[tuple[int, Path, Characters]] = []
    for file in (each for path in paths for each in (sorted(path.rglob("*")) if path.is_dir() else [path])):
        if not file.is_file():
            continue
        found = entry_of(file)
        ledger[file.suffix.lower()].add(found)
        if found.lost:
            losers.append((found.lost.total(), file, found.lost))
    for suffix, entry in sorted(ledger.items()):
        named = ", ".join(f"{name} {count}" for name, count in entry.named.most_common() if count)
        sys.stdout.write(
            f"{suffix or '(none)':8} {entry.files} files, {entry.refused} refused; in {entry.held}, kept {entry.kept},"
            f" lost {entry.lost.total()}; by name: {named or '-'}\n"
        )
    for count, file, lost in sorted(losers, key=lambda loser: -loser[0])[:20]:
        sys.stdout.write(f"  {count} of {file.name}: {''.join(sign for sign, _ in lost.most_common(40))}\n")
    return int(bool(losers))


if __name__ == "__main__":
    sys.exit(main([Path(each) for each in sys.argv[1:]]))
