"""Cases under cases/ and labelled pages under labelled/: a page, and what is on it, in the notation of `describe`.

A case is a heading, a fenced page and a fenced description. A line `path: …` under the heading names the page's file:
its text then goes through the reader of the format that it shows and all stages; `next page` parts the pages.
With `guesses of path: …` the description has the guesses as well. In paragraphs ‖ marks a healed seam.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.domain.newspaper import Page
from reader.domain.story import Dateline, Paragraph, ParagraphStyle, Story
from reader.errors import FileRefused
from reader.importer.containers.sheets import document_pages, kind_by_start
from reader.importer.source.kinds import kind_of
from reader.importer.source.safe_files import Document
from reader.importer.stages import page_from, parse_text

HERE = Path(__file__).parent
CASES = HERE / "cases"
_CASE = re.compile(r"^## (.+?)\n(.*?)^~~~ page\n(.*?)^~~~\n.*?^~~~ holds\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"^(guesses of )?path: (\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """A page with its description. `document` names the case document, `path` the page's file; '' is no file."""

    document: str
    name: str
    path: str
    page: str
    holds: str
    with_guesses: bool = False

    def outcome(self) -> str:
        """Return the description of the page as the importer reads it today."""
        if not self.path:
            return "\n".join(describe(parse_text(self.page))) + "\n"
        return "\n".join(self._read()) + "\n"

    def _read(self) -> Iterator[str]:
        """Describe the pages of the file as its format's reader parts them; a refusal by its reason."""
        path = Path(self.path)
        document = Document(path, self.page.encode())
        found = document_pages(document, kind_by_start(document, kind_of(path)), {}, _pass_over)
        try:
            for number, manuscript in enumerate(found):
                page = page_from(manuscript, path)
                yield from (
                    *(["next page"] if number else ()),
                    *describe(page),
                    *(_describe_guesses(page) if self.with_guesses else ()),
                )
        except FileRefused as refusal:
            yield f"refused {refusal.reason}"


def _pass_over(_refusal: FileRefused) -> None:
    """Pass over a broken record: a case says what the others hold."""


def cases(folder: Path = CASES) -> Iterator[Case]:
    """Yield the cases of a folder, by document."""
    for document in sorted(folder.glob("*.md")):
        for name, about, page, holds in _CASE.findall(document.read_text(encoding="utf-8")):
            path = _PATH.search(about)
            with_guesses = path is not None and path[1] is not None
            yield Case(document.stem, name, path[2] if path else "", page, holds, with_guesses)


def describe(page: Page) -> Iterator[str]:
    """Describe a page in few lines: facts, then each item with its parts indented under it."""
    facts = page.facts
    known = (("newspaper", facts.newspaper), ("date", facts.date), ("page", facts.number), ("section", facts.section))
    if any(value for _, value in known):
        yield "facts " + " ".join(f"{name}={value}" for name, value in known if value)
    for story in page.stories:
        yield from _describe_story(story)
    yield from (f"problem {problem.code}" for problem in page.problems)


def _describe_guesses(page: Page) -> Iterator[str]:
    for guess in page.guesses:
        evidence = "; ".join(f"{one.source} {one.quote}" for one in guess.evidence)
        yield f"guess {guess.field}={guess.value} {guess.confidence} {evidence}"


def _describe_story(story: Story) -> Iterator[str]:
    yield f"{story.kind} {story.headline.main or ''}".rstrip()
    byline = ", ".join(f"{one.role} {one.name}" for one in story.bylines)
    dateline = story.dateline
    parts = (
        ("kicker", story.headline.kicker),
        ("deck", story.headline.deck),
        ("label", story.column_label),
        ("byline", byline),
        ("dateline", dateline and _describe_dateline(dateline)),
        ("from", story.continued_from and story.continued_from.page),
        ("on", story.continued_on and story.continued_on.page),
        ("series", story.series),
        ("genre", story.genre),
        ("alias", ", ".join(f"{short}={full}" for short, full in story.aliases)),
    )
    yield from (f"  {name}: {value}" for name, value in parts if value)
    yield from (f"  {_describe_paragraph(paragraph)}" for paragraph in story.paragraphs)
    for photo in story.photos:
        shown = (photo.title, photo.caption.replace("\n", " / "), photo.credit, photo.image)
        yield "  photo " + " | ".join(text or "-" for text in (shown if photo.image else shown[:-1]))


def _describe_dateline(dateline: Dateline) -> str:
    day = f"{dateline.month or ''}.{dateline.day or ''}"
    return " ".join(part for part in (dateline.agency, dateline.place, day) if part and part != ".")


def _describe_paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    for seam in reversed(paragraph.seams):
        text = f"{text[: seam.offset]}‖{text[seam.offset :]}"
    style = "" if paragraph.style is ParagraphStyle.TEXT else f"[{paragraph.style}]"
    return f"p{style} {text}"
