"""Stored stories come back unchanged."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
from reader.store.paper import story_codec

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
SOME = st.none() | TEXT.filter(bool)
NUMBER = st.integers(0, 10**6)
LINES = st.builds(SourceLines, NUMBER, NUMBER)


def several(of: st.SearchStrategy[object], most: int = 3) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(of, max_size=most).map(tuple)


EVIDENCE = st.builds(Evidence, st.sampled_from(EvidenceSource), TEXT)
GUESSES = st.builds(Guess, TEXT, TEXT, several(EVIDENCE), st.floats(0, 1))


JUMPS = st.none() | st.builds(JumpLine, page=TEXT, text=TEXT, lines=st.none() | LINES)
PARAGRAPHS = st.builds(
    Paragraph,
    text=TEXT,
    style=st.sampled_from(ParagraphStyle),
    lines=several(LINES),
    seams=several(st.builds(Seam, NUMBER, NUMBER, NUMBER, TEXT)),
)
STORIES = st.builds(
    Story,
    kind=st.sampled_from(StoryKind),
    headline=st.builds(Headline, main=SOME, kicker=SOME, deck=SOME),
    column_label=SOME,
    bylines=several(st.builds(Byline, st.sampled_from(Role), TEXT)),
    byline_text=SOME,
    dateline=st.none() | st.builds(Dateline, text=TEXT, agency=SOME, place=SOME, month=st.none() | st.integers(1, 12)),
    paragraphs=several(PARAGRAPHS),
    photos=several(st.builds(Photo, title=SOME, caption=TEXT, credit=SOME, image=SOME, lines=several(LINES))),
    continued_from=JUMPS,
    continued_on=JUMPS,
    series=SOME,
    genre=SOME,
    aliases=several(st.tuples(TEXT, TEXT)),
    rules=several(st.builds(AppliedRule, TEXT, LINES)),
)


@settings(max_examples=60, deadline=None)
@given(STORIES)
def test_stories_come_back(story: Story) -> None:
    assert story_codec.story_in(story_codec.story_out(story)) == story


@settings(max_examples=30, deadline=None)
@given(several(GUESSES), several(st.builds(Problem, TEXT, LINES, TEXT)))
def test_guesses_and_problems_come_back(guesses: tuple[Guess, ...], problems: tuple[Problem, ...]) -> None:
    assert story_codec.guesses_in(story_codec.guesses_out(guesses)) == guesses
    assert story_codec.problems_in(story_codec.problems_out(problems)) == problems


def test_facts_come_back() -> None:
    facts = PageFacts(newspaper="人民日报", date="2023-02-15", number="A05", section="要闻", edition="海外版")
    assert story_codec.facts_in(story_codec.facts_out(facts)) == facts
    assert story_codec.facts_out(PageFacts()) == "{}"
