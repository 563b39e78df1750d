"""The aids over a real library: the sample page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.name_keeping import learn_aliases
from reader.library.search_aids import SearchAids
from reader.text.folding import Folding
from reader.wiring import open_library
from tests.doing import imported

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("aids")
    opened = open_library(folder / "library", folder / "cache")
    imported(opened, [ROOT / "seeds"])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def aids(library: Library) -> SearchAids:
    return SearchAids(library.store, library._engine, Folding(), history=lambda: ["省总 OR 州总"])


def test_offers(aids: SearchAids) -> None:
    people = {offer.text for offer in aids.suggest("zl")}
    assert "郑莉" in people
    assert [(offer.text, offer.count) for offer in aids.suggest("lhb")] == [("刘海波", 1)]
    assert "刘海波" in {offer.text for offer in aids.suggest("liuhai")}
    assert next(offer.text for offer in aids.suggest("州总")) == "省总 OR 州总"
    assert any(offer.kind.value == "headline" for offer in aids.suggest("戈壁"))


def test_the_nearest_form_of_what_is_not_there(aids: SearchAids) -> None:
    absent = aids.absent("精神大花园")
    assert [form.text for form in absent[0].nearest][:1] == ["精神“大花园"]
    assert [relaxed.query for relaxed in aids.relaxed("精神大花园 书屋")] == ["书屋"]


def test_words_and_reasons(aids: SearchAids, library: Library) -> None:
    found = library.search("甘肃 省总")
    assert [(word.text, word.total > 0) for word in aids.understood("甘肃 省总")] == [("甘肃", True), ("省总", True)]
    reasons = aids.why("甘肃 省总", found.hits[0].row.id)
    assert {reason.text for reason in reasons} == {"甘肃", "省总"}
    assert "省总工会" in " ".join(reason.within for reason in reasons)


def test_copies(aids: SearchAids, library: Library) -> None:
    ids = [row.id for row in library.story_rows(everything=True)]
    assert aids.copies(ids) == [(one,) for one in ids]
    assert aids.copies([]) == []


def test_comparing_copies_pauses(aids: SearchAids, library: Library) -> None:
    ids, paused = [row.id for row in library.story_rows(everything=True)], list[int]()
    assert len(ids) > 5
    aids.copies(ids, lambda: paused.append(1))
    assert len(paused) > 1


def test_names_learnt_from_the_page(aids: SearchAids, library: Library) -> None:
    rows = library.story_rows(everything=True)
    learn_aliases(library.store.settings, [library.story(row.id).story for row in rows])
    assert any(alias.short == "航天一院" and alias.learnt for alias in aids.aliases.all())
