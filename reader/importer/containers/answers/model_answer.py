"""A language model's answer that holds JSON or HTML: between fences, or bare below a sentence of its own.

Claims    ```json … ``` with any word behind the fence or none, several of them, one that nothing closes; a value of
          JSON among a model's sentences; ```html … ```.
Evidence  the JSON names headlines and texts, or is a tool's; fewer words stand beside what is wrapped than in it.
Cases     model_answers.md
Leaves    a page in a fence of Markdown or of text, which the reading layer takes, and a text with some code in it.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.domain.article_table import Field
from reader.domain.newspaper import Page
from reader.domain.span import SourceLines
from reader.domain.story import Paragraph, Story, StoryKind
from reader.errors import FileReason, FileRefused
from reader.importer.blocks.model_sentences import thoughts, without_marks
from reader.importer.containers.answers.chat_reply import conversation
from reader.importer.containers.records.column_names import fields_named
from reader.importer.manuscript import Manuscript, furniture, one_page
from reader.importer.source.decoding import decode
from reader.importer.source.foreign import HEAD_BYTES
from reader.importer.source.json_kinds import START_BYTES, TOOLS, JsonKind, json_kind
from reader.importer.source.kinds import Kind, kind_of_bytes
from reader.importer.source.safe_files import Document

_FENCE = re.compile(r"\s*(?P<signs>`{3,}|~{3,})\s*[\w.+#-]*\s*$")
_OPENS_LINE = re.compile(
    rb"^[ \t]*(?:\{\s*(?:\"|$)|\[\s*[\[{]|\[\s*$|<(?:!doctype\s|html|\?xml))", re.MULTILINE | re.IGNORECASE
)
_OPENS_VALUE = ("{", "[")
_ARTICLES = "articles"
"""Name of the list of a page's articles, which stand in pieces of their own."""

_PAGE_FACTS = frozenset((Field.NEWSPAPER, Field.DATE, Field.PAGE, Field.SECTION))
"""Fields of an object that states a page, whose articles stand in other pieces."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the file as it would be without the model's `words`, and the format of what it wraps.

    `kind` is None for a reply of a service, which only its own start shows.
    """

    document: Document
    kind: Kind | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines `first` up to but not including `end` (from 0) that the model wraps, its fences not among them."""

    text: str
    first: int
    end: int


def may_be_answer(start: bytes) -> bool:
    """Return True if a line of a file's start opens JSON or HTML, as few lines of text do."""
    # Most pages have neither sign, and are spared the expression.
    return (b"{" in start or b"<" in start) and _OPENS_LINE.search(start) is not None


def is_answer(text: str) -> bool:
    """Return True if a text, or the start of one, wraps JSON with articles or HTML in fences or words of its own."""
    lines = text.split("\n")
    pieces = _pieces(lines)
    is_bare = len(pieces) == 1 and not any(line.strip() for line in lines[: pieces[0].first] + lines[pieces[0].end :])
    return bool(pieces) and not is_bare and _kind(pieces) is not None


def unwrapped(document: Document) -> Iterator[Answer]:
    """Yield what an answer wraps; of JSON with replies of a service each of them, which may be an answer itself.

    Raises FileRefused 'not_json' if it wraps nothing, and as `decode`.
    """
    text = decode(document).text
    if json_kind(text.encode()[:START_BYTES]) is JsonKind.REPLY and (found := list(_replies(document, text))):
        yield from found
        return
    lines = text.split("\n")
    pieces = _pieces(lines)
    kind = _kind(pieces) if pieces else None
    if kind is None:
        raise FileRefused(document.path, FileReason.NOT_JSON)
    words = list(_words(lines, pieces))
    if kind is not Kind.TEXT:
        words += [found[0] for piece in pieces for found in _EXTRA.finditer(piece.text) if found[0][0] == "/"]
        pieces = [replace(piece, text=_mended(piece.text)) for piece in pieces]
    inner = pieces[0].text if len(pieces) == 1 else _joined(pieces, kind)
    yield Answer(replace(document, data=_bytes(inner)), kind, tuple(words))


def _mended(text: str) -> str:
    """Return JSON without the comments, and the commas before closing brackets, that models write in it."""
    return _EXTRA.sub(lambda found: found[0] if found[0][0] == '"' else "", text)


_EXTRA = re.compile(r'"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])|//[^\n]*', re.DOTALL)
"""Texts of JSON, and what stands between them that is none of it."""


def _replies(document: Document, text: str) -> Iterator[Answer]:
    """Yield the replies in JSON, each with the words said before it, the last with those behind it, too."""
    named = document.path.with_name(f"{document.path.name}.md")
    said = conversation(text)
    last = max((at for at, each in enumerate(said) if each.is_reply), default=-1)
    below = [line for each in said[last + 1 :] for line in each.lines]
    words: list[str] = []
    for at, each in enumerate(said[: last + 1]):
        if each.is_reply:
            words += below if at == last else ()
            yield Answer(replace(document, path=named, data=_bytes(each.text)), None, tuple(words))
            words = []
        else:
            words += each.lines


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def pages_of(found: Sequence[Manuscript | Page], words: Sequence[str]) -> Sequence[Manuscript | Page]:
    """Return the pages of an answer, the model's words as furniture of the first.

    Articles that state no day are one page: the model was asked for one.
    """
    if len(found) > 1 and not any(isinstance(page, Page) or _names_day(page) for page in found):
        found = [one_page([page for page in found if isinstance(page, Manuscript)])]
    return [_with_words(page, () if number else words) for number, page in enumerate(found)]


def _names_day(page: Manuscript) -> bool:
    return any(guess.field == "date" for guess in page.guesses)


def _with_words(page: Manuscript | Page, words: Sequence[str]) -> Manuscript | Page:
    """Return a page with words below it, as furniture."""
    if not words:
        return page
    first = page.text.count("\n") + 2
    text = "\n".join((page.text, *words))
    if isinstance(page, Manuscript):
        return replace(page, text=text, furniture=(*page.furniture, *furniture(list(enumerate(words, first)))))
    kept = tuple(Paragraph(text=line, lines=(SourceLines(at, at),)) for at, line in enumerate(words, first))
    return replace(page, text=text, stories=(*page.stories, Story(kind=StoryKind.FOLIO, paragraphs=kept)))


def _pieces(lines: Sequence[str]) -> list[_Piece]:
    """Return what a model wraps, if fewer words stand beside it than in it; else nothing."""
    start = thoughts(lines)
    pieces = list(_fenced(lines, start)) or _bare(lines, start)
    beside = sum(map(len, _words(lines, pieces, start)))
    return pieces if beside <= sum(len(piece.text) for piece in pieces) else []


def _fenced(lines: Sequence[str], start: int) -> Iterator[_Piece]:
    """Yield the text between fences, from `start` on; one that nothing closes goes to the end, as answers cut off do.

    Nothing if it is no JSON and no HTML: a model fences Markdown and text as well.
    """
    signs, text = "", list[str]()
    for at in range(start, len(lines) + 1):
        fence = _FENCE.match(lines[at]) if at < len(lines) else None
        if signs and (at == len(lines) or lines[at].strip() == signs):
            wrapped = "\n".join(text)
            if wrapped.strip() and not _is_wrapped(wrapped):
                return
            if wrapped.strip():
                yield _Piece(wrapped, at - len(text), at)
            signs = ""
        elif signs:
            text.append(lines[at])
        elif fence:
            signs, text = fence["signs"], []


def _bare(lines: Sequence[str], start: int) -> list[_Piece]:
    """Return the value of JSON that stands among a model's sentences without a fence."""
    first = next((at for at in range(start, len(lines)) if lines[at].lstrip()[:1] in _OPENS_VALUE), len(lines))
    if first == len(lines):
        return []
    end = next(
        (at + 1 for at in reversed(range(first, len(lines))) if lines[at].rstrip()[-1:] in ("}", "]")), len(lines)
    )
    text = "\n".join(lines[first:end])
    if any(line.lstrip()[:1] == "{" for line in lines[end:]):
        # A value that is cut off, as the last line of JSON Lines may be, is no sentence.
        return []
    return [_Piece(text, first, end)] if _is_wrapped(text) else []


def _is_wrapped(text: str) -> bool:
    start = text.lstrip()[:HEAD_BYTES]
    return start[:1] in _OPENS_VALUE or kind_of_bytes(start.encode("utf-8", "replace")) is Kind.HTML


def _kind(pieces: Sequence[_Piece]) -> Kind | None:
    """Return the format of what is wrapped; None for JSON without articles.

    HTML that a model writes is a page of many articles in few elements, which the reader of text takes.
    """
    if pieces[0].text.lstrip()[:1] not in _OPENS_VALUE:
        return Kind.TEXT
    shown = json_kind("\n".join(piece.text.strip() for piece in pieces).encode())
    if shown is None:
        return None
    return Kind.RECOGNISED if shown in TOOLS else Kind.JSON_LINES


def _joined(pieces: Sequence[_Piece], kind: Kind) -> str:
    """Return several pieces as one file: pages of a tool, a list of records, the page and the articles of it."""
    values: list[object] = []
    for piece in pieces if kind is not Kind.TEXT else ():
        try:
            value = json.loads(piece.text)
        except (ValueError, RecursionError):
            break
        values += value if isinstance(value, list) and kind is Kind.JSON_LINES else [value]
    else:
        if kind is Kind.RECOGNISED:
            return "\n".join(json.dumps(value, ensure_ascii=False) for value in values)
        return json.dumps(_page_of(values), ensure_ascii=False)
    return "\n".join(piece.text for piece in pieces)


def _page_of(values: Sequence[object]) -> object:
    """Return the values as a list, or below the first, if that states no more than a page."""
    first = values[0]
    named = fields_named(first) if isinstance(first, dict) else set()
    if isinstance(first, dict) and named and named <= _PAGE_FACTS:
        return {**first, _ARTICLES: values[1:]}
    return values


def _words(lines: Sequence[str], pieces: Sequence[_Piece], start: int = 0) -> Iterator[str]:
    """Yield the lines from `start` on that are the model's own, without the marks of its thoughts."""
    wrapped = {at for piece in pieces for at in range(piece.first, piece.end)}
    for at in range(start, len(lines)):
        words = without_marks(lines[at]).strip()
        if words and at not in wrapped and not _FENCE.match(words):
            yield words
