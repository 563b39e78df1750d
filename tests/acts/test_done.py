"""Changes of acts, as views ask for them."""

import pytest

from reader.acts.done import Changes, Kind, changes_of
from reader.ports.undo import Touched


def test_nothing_touched_is_no_change() -> None:
    assert not changes_of(Touched())
    assert changes_of(Touched()) == Changes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("search:工会", Kind.SEARCHES),
        ("search_seen:工会", Kind.SEARCHES),
        ("search_history", Kind.HISTORY),
        ("bookmark_folders", Kind.FOLDERS),
        ("clipping_book", Kind.CLIPPINGS),
        ("aliases_off", Kind.NAMES),
        ("aliases_learnt", Kind.NAMES),
        ("doubtful_bookmarks", Kind.DOUBTS),
        ("folding", Kind.FOLDING),
        ("folder:/papers/2023", Kind.PAGES),
    ],
)
def test_a_setting_is_of_the_kind_that_it_keeps(name: str, kind: Kind) -> None:
    assert changes_of(Touched(settings=frozenset({name}))).kinds == {kind}


def test_ids_are_handed_on_and_too_many_stand_for_any() -> None:
    changes = changes_of(Touched(stories=frozenset({1, 2}), bookmarks=frozenset({7}), visits=frozenset({1})))
    assert changes.kinds == {Kind.STORIES, Kind.BOOKMARKS, Kind.FOLDERS, Kind.DOUBTS, Kind.VISITS}
    assert [changes.has_story(number) for number in (1, 2, 3)] == [True, True, False]
    assert changes.of(Kind.VISITS, Kind.PAGES)
    assert not changes.of(Kind.PAGES, Kind.SEARCHES)
    many = changes_of(Touched(stories=None, pages=None))
    assert many.kinds == {Kind.STORIES, Kind.PAGES}
    assert many.has_story(3)
