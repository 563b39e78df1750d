"""Where pages belong, by guesses and by a person's word: what every store does."""

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
    ((row, guesses, path),) = store.unsure_pages()
    assert store.unsure_count() == 1
    assert (row.id, guesses, path) == (page_id, unsure.guesses, "/papers/02.md")
    before = store.last_change()
    store.set_facts([page_id], PageFacts(newspaper=DAILY, date=DAY))
    assert store.unsure_pages() == []
    assert store.unsure_count() == 0
    assert [change.kind for change in store.changes_after(before, 5)] == [ChangeKind.PUT]
    assert store.page(page_id).facts == facts()
    assert [row.page for row in store.story_rows(newspaper=DAILY, date=DAY)] == ["2"]
    put_file(store, source("d2"), [replace(unsure, stories=(story("甲"), story("乙")))])
    assert store.unsure_pages() == []
    assert len(store.story_rows(newspaper=DAILY, date=DAY)) == 2


def test_a_guess_fills_what_is_unknown(store: Store) -> None:
    nameless = page(story("甲"), where=facts(newspaper=None))
    page_id = put_file(store, source(), [nameless]).page_ids[0]
    assert store.places_in("/papers") == [(page_id, None, DAY)]
    assert store.places_in("/") == []
    before = store.last_change()
    by_folder = (Evidence(EvidenceSource.FOLDER, "x"),)
    guesses = (Guess("newspaper", DAILY, by_folder, 0.6), Guess("page", "9", by_folder, 0.6))
    for guess in guesses:
        store.add_guess([page_id], guess)
    assert store.page(page_id).facts == facts()
    assert store.page(page_id).guesses == guesses
    assert [row.title for row in store.story_rows(newspaper=DAILY, date=DAY)] == ["甲"]
    assert len(store.unsure_pages()) == 1
    assert store.last_change() > before
    with pytest.raises(NotHeld):
        store.add_guess([999], guesses[0])


def test_a_certain_page_does_not_wait(store: Store) -> None:
    put_file(store, source("d1"), [page(story("甲"))])
    assert store.unsure_pages() == []
    with pytest.raises(NotHeld):
        store.set_facts([999], facts())
