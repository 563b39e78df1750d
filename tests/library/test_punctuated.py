"""Texts that stand in the library with other signs."""

from pathlib import Path

import pytest

from reader.library.library import Library
from tests.builders import page, story
from tests.doing import imported
from tests.library.conftest import Shelf


@pytest.fixture
def filled(library: Library, shelf: Shelf) -> Library:
    first = story("青海：把优质医疗资源，投向基层", "甲、乙、丙、丁")
    shelf.put("/p/1.md", page(first, story("省總工會部署工作", "三*星")))
    imported(library, [Path("/p")])
    return library


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("青海把优质医疗资源投向基层", "青海：把优质医疗资源，投向基层"),
        ("青海，把优质医疗资源。投向基层", "青海：把优质医疗资源，投向基层"),
        ("“青海：把优质医疗资源投向基层”", "青海：把优质医疗资源，投向基层"),
        ("甲乙丙丁", "甲、乙、丙、丁"),
        ("省、总工会部署", "省總工會部署"),
    ],
)
def test_the_printed_form_is_offered(filled: Library, typed: str, printed: str) -> None:
    (absent,) = filled.aids.absent(typed)
    assert (absent.nearest[0].text, absent.nearest[0].total) == (printed, 1)


def test_short_texts_are_left_to_the_other_ways(filled: Library) -> None:
    assert filled.aids.absent("甲乙")[0].nearest[0].text == "甲、乙"
