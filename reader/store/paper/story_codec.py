"""Stories and page records as JSON text, without defaults. Part of the schema: keys are never renamed.

A story's web address is not in it, but in a table of its own (see `story_origins`).
"""

import json
from collections.abc import Iterable
from typing import Any

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.domain.photo import Photo
from reader.domain.problem import Problem
from reader.domain.span import SourceLines
from reader.domain.story import (
    AppliedRule,
    Byline,
    Dateline,
    Headline,
    JumpLine,
    Paragraph,
    ParagraphStyle,
    Role,
    Seam,
    Story,
    StoryKind,
)
from reader.store.paper.body_seal import opened, sealed

Record = dict[str, Any]

_FACTS = ("newspaper", "date", "number", "section", "edition")


def dumps(value: object) -> str:
    """Compact JSON; Chinese characters are not escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _kept(**values: object) -> Record:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _lines_out(lines: Iterable[SourceLines]) -> list[list[int]]:
    return [[line.first, line.last] for line in lines]


def _lines_in(pairs: list[list[int]]) -> tuple[SourceLines, ...]:
    return tuple(SourceLines(first, last) for first, last in pairs)


def _paragraph_out(paragraph: Paragraph) -> Record:
    return _kept(
        text=paragraph.text,
        style=None if paragraph.style is ParagraphStyle.TEXT else paragraph.style.value,
        lines=_lines_out(paragraph.lines),
        seams=[[seam.offset, seam.before, seam.after, seam.reason] for seam in paragraph.seams],
    )


def _paragraph_in(record: Record) -> Paragraph:
    return Paragraph(
        text=record.get("text", ""),
        style=ParagraphStyle(record.get("style", "text")),
        lines=_lines_in(record.get("lines", [])),
        seams=tuple(Seam(*seam) for seam in record.get("seams", [])),
    )


def _photo_out(photo: Photo) -> Record:
    return _kept(
        title=photo.title,
        caption=photo.caption,
        credit=photo.credit,
        image=photo.image,
        lines=_lines_out(photo.lines),
    )


def _photo_in(record: Record) -> Photo:
    return Photo(
        title=record.get("title"),
        caption=record.get("caption", ""),
        credit=record.get("credit"),
        image=record.get("image"),
        lines=_lines_in(record.get("lines", [])),
    )


def _jump_out(jump: JumpLine | None) -> Record | None:
    if jump is None:
        return None
    return {"page": jump.page, "text": jump.text, "lines": _lines_out([jump.lines] if jump.lines else [])}


def _jump_in(record: Record | None) -> JumpLine | None:
    if record is None:
        return None
    lines = _lines_in(record["lines"])
    return JumpLine(page=record["page"], text=record["text"], lines=lines[0] if lines else None)


def _dateline_out(line: Dateline | None) -> Record | None:
    if line is None:
        return None
    return {"text": line.text, **_kept(agency=line.agency, place=line.place, month=line.month, day=line.day)}


def story_out(story: Story) -> str:
    """Return a story as JSON text, with its seal."""
    return sealed(
        dumps(
            _kept(
                kind=None if story.kind is StoryKind.STORY else story.kind.value,
                headline=_kept(main=story.headline.main, kicker=story.headline.kicker, deck=story.headline.deck),
                column_label=story.column_label,
                bylines=[[byline.role.value, byline.name] for byline in story.bylines],
                byline_text=story.byline_text,
                dateline=_dateline_out(story.dateline),
                paragraphs=[_paragraph_out(paragraph) for paragraph in story.paragraphs],
                photos=[_photo_out(photo) for photo in story.photos],
                continued_from=_jump_out(story.continued_from),
                continued_on=_jump_out(story.continued_on),
                series=story.series,
                genre=story.genre,
                aliases=[list(alias) for alias in story.aliases],
                rules=[[rule.rule, rule.lines.first, rule.lines.last] for rule in story.rules],
            )
        )
    )


def story_in(text: str) -> Story:
    """Return the story that `story_out` wrote. On other text it may raise anything: see `paper_columns`."""
    record: Record = json.loads(opened(text))
    dateline = record.get("dateline")
    return Story(
        kind=StoryKind(record.get("kind", "story")),
        headline=Headline(**record.get("headline", {})),
        column_label=record.get("column_label"),
        bylines=tuple(Byline(Role(role), name) for role, name in record.get("bylines", [])),
        byline_text=record.get("byline_text"),
        dateline=Dateline(**{"text": "", **dateline}) if dateline is not None else None,
        paragraphs=tuple(_paragraph_in(paragraph) for paragraph in record.get("paragraphs", [])),
        photos=tuple(_photo_in(photo) for photo in record.get("photos", [])),
        continued_from=_jump_in(record.get("continued_from")),
        continued_on=_jump_in(record.get("continued_on")),
        series=record.get("series"),
        genre=record.get("genre"),
        aliases=tuple((short, full) for short, full in record.get("aliases", [])),
        rules=tuple(AppliedRule(rule, SourceLines(first, last)) for rule, first, last in record.get("rules", [])),
    )


def facts_record(facts: PageFacts) -> dict[str, object]:
    """Return page facts as a JSON object, without unknown ones."""
    return _kept(**{name: getattr(facts, name) for name in _FACTS})


def facts_out(facts: PageFacts) -> str:
    """Page facts as JSON text, without unknown ones."""
    return dumps(facts_record(facts))


def facts_in(text: str) -> PageFacts:
    """Return the facts that `facts_out` wrote."""
    return PageFacts(**json.loads(text))


def guesses_out(guesses: Iterable[Guess]) -> str:
    """Return guesses as JSON text."""
    return dumps([[guess.field, guess.value, _evidence_out(guess.evidence), guess.confidence] for guess in guesses])


def guesses_in(text: str) -> tuple[Guess, ...]:
    """Return the guesses that `guesses_out` wrote."""
    return tuple(
        Guess(field, value, tuple(Evidence(EvidenceSource(source), quote) for source, quote in evidence), confidence)
        for field, value, evidence, confidence in json.loads(text)
    )


def _evidence_out(evidence: Iterable[Evidence]) -> list[list[str]]:
    return [[one.source, one.quote] for one in evidence]


def problems_out(problems: Iterable[Problem]) -> str:
    """Return problems as JSON text."""
    return dumps([[item.code, _lines_out([item.lines] if item.lines else []), item.detail] for item in problems])


def problems_in(text: str) -> tuple[Problem, ...]:
    """Return the problems that `problems_out` wrote."""
    return tuple(
        Problem(code, _lines_in(lines)[0] if lines else None, detail) for code, lines, detail in json.loads(text)
    )
