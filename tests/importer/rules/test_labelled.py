"""Scores on the labelled pages, with floors below which no change may fall; pytest prints them at its end."""

from collections.abc import Callable

import pytest

from reader.importer.rules_version import CASES_DIGEST, RULES_VERSION
from tests.importer.ablation import changed, numbers
from tests.importer.digest import digest
from tests.importer.scores import labelled, scores

FLOORS = {
    "headlines": 0.977,
    "whole stories": 0.919,
    "other items": 1.0,
    "facts": 0.971,
    "kickers": 0.923,
    "decks": 1.0,
    "labels": 0.956,
    "bylines": 0.961,
    "datelines": 1.0,
    "jump lines": 1.0,
    "genres": 1.0,
    "paragraphs": 0.965,
    "photos": 1.0,
}
"""Today's scores, rounded down. Raise them with every change that raises a score."""


def test_no_score_falls(record_property: Callable[[str, object], None]) -> None:
    reached = scores()
    record_property("summary", "importer: " + ", ".join(f"{kind} {reached[kind]:.3f}" for kind in FLOORS))
    assert reached.keys() == FLOORS.keys()
    assert {kind: score for kind, score in reached.items() if score < FLOORS[kind]} == {}


def test_floors_follow_the_scores() -> None:
    """A floor far below its score would let the score fall unseen."""
    assert {kind: score for kind, score in scores().items() if score > FLOORS[kind] + 0.002} == {}


def test_there_are_pages_of_many_papers_and_years() -> None:
    assert len(list(labelled())) >= 25


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("rules.headline._LONGEST_DECK_CHARS", 45),
        ("shapes.credit._REACH_CHARS", 20),
        ("shapes.sentence.VERSE_LINE_CHARS", 60),
    ],
)
def test_scores_see_a_change_of_the_rules(number: str, value: int) -> None:
    before = scores()
    with changed(next(each for each in numbers() if str(each) == number), value):
        assert scores() != before


def test_the_digest_stands_beside_the_version_of_the_rules() -> None:
    """After a change by which a page comes out otherwise, raise the version; after any, set the digest."""
    assert digest() == CASES_DIGEST, (
        f"cases come out otherwise than by rules {RULES_VERSION}: raise RULES_VERSION if pages do (not if only cases"
        f" were added), and set CASES_DIGEST to {digest()!r} (reader/importer/rules_version.py)"
    )
