"""The importer's front: text in, a page of stories out."""

from functools import cache

from reader.domain.newspaper import Guess, Page, PageFacts
from reader.importer.blocks import split_blocks
from reader.importer.healing import Words
from reader.importer.page_parser import label
from reader.importer.state import State
from reader.importer.story_builder import build_stories
from reader.importer.wrapping import unwrap
from reader.text.segment import Segmenter, Token, make_segmenter


def parse_text(text: str, *, words: Words | None = None) -> Page:
    """Recover a page from its text: its stories, photos and what the page head says. Never raises; nothing is lost.

    `text` may have line ends of any kind; the page keeps it with \\n. `words` cuts Han text into words (the library's
    segmenter by default). It is asked only about seams that nothing else decides, and loaded with the first such seam.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    state = State(unwrap(split_blocks(text), text.split("\n")))
    label(state)
    stories = build_stories(state, words or _words)
    return Page(
        facts=_facts(state.guesses),
        guesses=tuple(state.guesses),
        stories=stories,
        problems=tuple(state.problems),
        text=text,
    )


@cache
def _segmenter() -> Segmenter:
    return make_segmenter()


def _words(text: str) -> list[Token]:
    return _segmenter().tokens(text)


def _facts(guesses: list[Guess]) -> PageFacts:
    best: dict[str, Guess] = {}
    for guess in guesses:
        if guess.field not in best or guess.confidence > best[guess.field].confidence:
            best[guess.field] = guess
    value = {name: guess.value for name, guess in best.items()}
    return PageFacts(
        newspaper=value.get("newspaper"), date=value.get("date"), number=value.get("page"), section=value.get("section")
    )
