"""The contract of stores for facts of pages: guesses, and decisions of a person."""

from dataclasses import replace

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Guess, PageFacts
from reader.errors import NotHeld
from reader.ports.change_list import ChangeKind
from reader.ports.store import Store
from tests.builders import DAILY, DAY, facts, page, put_file, source, story


def test_a_persons_word_on_where_a_page_belongs_survives(store: Store) -> None:
    unsure = page(
        story("甲"),
        where=facts(date=None),
        guesses=(Guess("newspaper", DAILY, (Evidence(EvidenceSource.FILE_NAME, "x"),), 0.6),),
    )
    page_id = put_file(store, source("d1"), [unsure]).page_ids[0]
    ((row, guesses, path),) = store.page_facts.unsure()
    assert store.page_facts.unsure_count() == 1
    assert (row.id, guesses, path) == (page_id, unsure.guesses, "/papers/02.md")
    before = store.change_list.last()
    store.page_facts.set([page_id], PageFacts(newspaper=DAILY, date=DAY))
    assert store.page_facts.unsure() == []
    assert store.page_facts.unsure_count() == 0
    assert [change.kind for change in store.change_list.after(before, 5)] == [ChangeKind.PUT]
    assert store.holdings.page(page_id).facts == facts()
    assert [row.page for row in store.holdings.story_rows(newspaper=DAILY, date=DAY)] == ["2"]
    put_file(store, source("d2"), [replace(unsure, stories=(story("甲"), story("乙")))])
    assert store.page_facts.unsure() == []
    assert len(store.holdings.story_rows(newspaper=DAILY, date=DAY)) == 2


def test_a_guess_fills_what_is_unknown(store: Store) -> None:
    nameless = page(story("甲"), where=facts(newspaper=None))
    page_id = put_file(store, source(), [nameless]).page_ids[0]
    assert store.page_facts.in_folder("/papers") == [(page_id, None, DAY)]
    assert store.page_facts.in_folder("/") == []
    before = store.change_list.last()
    by_folder = (Evidence(EvidenceSource.FOLDER, "x"),)
    guesses = (Guess("newspaper", DAILY, by_folder, 0.6), Guess("page", "9", by_folder, 0.6))
    for guess in guesses:
        store.page_facts.add_guess([page_id], guess)
    assert store.holdings.page(page_id).facts == facts()
    assert store.holdings.page(page_id).guesses == guesses
    assert [row.title for row in store.holdings.story_rows(newspaper=DAILY, date=DAY)] == ["甲"]
    assert len(store.page_facts.unsure()) == 1
    assert store.change_list.last() > before
    with pytest.raises(NotHeld):
        store.page_facts.add_guess([999], guesses[0])


def test_a_certain_page_does_not_wait(store: Store) -> None:
    put_file(store, source("d1"), [page(story("甲"))])
    assert store.page_facts.unsure() == []
    with pytest.raises(NotHeld):
        store.page_facts.set([999], facts())


def test_a_page_is_a_witness_of_a_newspaper_that_it_states(store: Store) -> None:
    def named(how_sure: float) -> tuple[Guess, ...]:
        return (Guess("newspaper", DAILY, (Evidence(EvidenceSource.PAGE_HEAD, DAILY),), how_sure),)

    pages = [page(story("甲"), guesses=named(sure)) for sure in (1.0, 0.9)]
    pages += [page(story("乙"), where=facts(newspaper=None)), page(story("丙"))]
    ids = put_file(store, source(), pages).page_ids
    assert store.page_facts.witnesses(ids) == [ids[0], ids[3]]
    store.page_facts.set([ids[1]], PageFacts(newspaper=DAILY))
    assert store.page_facts.witnesses(ids) == [ids[0], ids[1], ids[3]]
    with pytest.raises(NotHeld):
        store.page_facts.witnesses([999])
