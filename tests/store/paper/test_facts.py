"""Facts of pages, and the confidence in each."""

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.store.paper.facts import contradict, is_unsure, number_order, overlaid
from tests.builders import facts

HEAD, NAME = Evidence(EvidenceSource.PAGE_HEAD, "要闻"), Evidence(EvidenceSource.FILE_NAME, "02")
SURE = (Guess("newspaper", "工人日报", (HEAD,), 1.0), Guess("date", "2023-02-15", (HEAD,), 1.0))


def test_pages_sort_as_people_count() -> None:
    numbers = ["A10", None, "10", "B1", "2", "A2", "1"]
    assert sorted(numbers, key=number_order) == ["1", "2", "10", "A2", "A10", "B1", None]


@pytest.mark.parametrize(
    ("guesses", "confirmed", "unsure"),
    [
        ((*SURE, Guess("page", "2", (HEAD,), 1.0)), PageFacts(), False),
        ((*SURE, Guess("page", "2", (NAME,), 0.5)), PageFacts(), True),
        ((*SURE, Guess("page", "2", (NAME,), 0.5), Guess("page", "2", (HEAD,), 1.0)), PageFacts(), False),
        ((*SURE, Guess("page", "3", (HEAD,), 1.0)), PageFacts(), False),
        ((*SURE, Guess("page", "2", (NAME,), 0.5)), PageFacts(number="2"), False),
        ((), PageFacts(), False),
    ],
)
def test_what_a_person_must_confirm(guesses: tuple[Guess, ...], confirmed: PageFacts, unsure: bool) -> None:
    assert is_unsure(facts(), guesses, confirmed) is unsure


def test_an_unknown_fact_is_unsure() -> None:
    assert is_unsure(facts(date=None), (), PageFacts())


def test_contradiction_needs_two_who_know() -> None:
    assert contradict(facts(), facts(date="2023-02-16"))
    assert not contradict(facts(date=None), facts(date="2023-02-16"))


def test_overlay() -> None:
    assert overlaid(facts(number="2"), PageFacts(number="3", edition="海外版")) == PageFacts(
        newspaper="工人日报", date="2023-02-15", number="3", edition="海外版"
    )
