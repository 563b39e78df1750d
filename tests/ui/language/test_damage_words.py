"""Faults in words: how many pictures are back, and how many are not."""

import pytest

from reader.library.watchman import Fault, FaultKind
from reader.ui.language.damage_words import mended


def pictures(*names: str) -> list[Fault]:
    return [Fault(kind=FaultKind.PICTURE, what=name) for name in names]


@pytest.mark.usefixtures("english")
def test_pictures_that_are_back_are_counted_with_those_that_are_not() -> None:
    story = Fault(kind=FaultKind.STORY, what="1")
    assert mended(pictures("a")) == "1 picture that was gone is back."
    assert mended(pictures("a"), pictures(*"bcdef")) == "1 picture that was gone is back; 5 more are looked for."
    assert mended(pictures("a", "b"), [*pictures("c"), story]) == (
        "2 pictures that were gone are back; 1 more is looked for."
    )
    assert mended([story, *pictures("a")]) == "The damaged story was read again. 1 picture that was gone is back."
    assert mended([story], pictures("a")) == "The damaged story was read again."
