"""The cases under cases/: a page, and what is on it, in the notation that `describe` writes.

A case is a heading, a fenced page and a fenced description. In paragraphs ‖ marks a healed seam.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import Dateline, Paragraph, ParagraphStyle, Story, StoryKind
from reader.importer.stages import parse_text

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^## (.+?)\n.*?^~~~ page\n(.*?)^~~~\n.*?^~~~ holds\n(.*?)^~~~$", re.MULTILINE | re.DOTALL)


def describe(page: Page) -> Iterator[str]:
    """A page in few lines: facts, then each item with its parts indented under it."""
    facts = page.facts
    told = (("newspaper", facts.newspaper), ("date", facts.date), ("page", facts.number), ("section", facts.section))
    if any(value for _, value in told):
        yield "facts " + " ".join(f"{name}={value}" for name, value in told if value)
    for story in page.stories:
        yield from _describe_story(story)


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
        yield "  photo " + " | ".join(text or "-" for text in shown[: 4 if photo.image else 3])


def _describe_dateline(dateline: Dateline) -> str:
    day = f"{dateline.month or ''}.{dateline.day or ''}"
    return " ".join(part for part in (dateline.agency, dateline.place, day) if part and part != ".")


def _describe_paragraph(paragraph: Paragraph) -> str:
    text = paragraph.text
    for seam in reversed(paragraph.seams):
        text = f"{text[: seam.offset]}‖{text[seam.offset :]}"
    style = "" if paragraph.style is ParagraphStyle.TEXT else f"[{paragraph.style}]"
    return f"p{style} {text}"


def _cases() -> Iterator[object]:
    for path in sorted(CASES.glob("*.md")):
        for name, page, holds in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(page, holds, id=f"{path.stem}: {name}")


@pytest.mark.parametrize(("page", "holds"), list(_cases()))
def test_case(page: str, holds: str) -> None:
    assert "\n".join(describe(parse_text(page))) + "\n" == holds


def test_every_case_document_is_read() -> None:
    for path in CASES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert len(_CASE.findall(text)) == text.count("\n~~~ page\n") >= 1, path.name


def test_kinds_that_are_no_stories_keep_their_text() -> None:
    page = parse_text("# 标题\n\n正文一句。\n\n本版责编：张三 李四\n")
    assert [story.kind for story in page.stories] == [StoryKind.STORY, StoryKind.IMPRINT]
    assert page.stories[1].paragraphs[0].text == "本版责编：张三 李四"
