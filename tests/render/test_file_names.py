"""File formats by the ending of a name."""

from pathlib import PurePath

import pytest

from reader.render.exports import ENDINGS, EXPORTS, LABELS
from reader.render.file_names import PICTURES


def test_every_format_has_an_ending_and_a_label() -> None:
    assert set(ENDINGS.kinds) == set(LABELS) == {*EXPORTS, "pdf"}
    for form, export in EXPORTS.items():
        assert ENDINGS.kinds[form][0] == export.suffix
        assert ENDINGS.fits(form, PurePath(f"a{export.suffix}"))


@pytest.mark.parametrize(
    ("name", "stated"),
    [
        ("a.md", "md"),
        ("A.EPUB", "epub"),
        ("a.htm", "html"),
        ("refs.txt", "txt"),
        ("a.json", "json"),
        ("a.jsonl", "json"),
        ("a.bib", "bibtex"),
        ("a.pdf", "pdf"),
        ("a.epub.md", "md"),
        ("a", None),
        (".md", None),
        ("a.log", None),
        ("a.", None),
    ],
)
def test_a_name_states_a_format(name: str, stated: str | None) -> None:
    assert ENDINGS.stated(PurePath(name)) == stated


@pytest.mark.parametrize(
    ("form", "name", "fits"),
    [
        ("gbt7714", "refs.txt", True),
        ("gbt7714-2015", "refs.txt", True),
        ("csl", "refs.json", True),
        ("json", "pages.json", True),
        ("csl", "refs.jsonl", False),
        ("md", "a.epub", False),
        ("md", "a.txt", False),
        ("md", "a.log", True),
        ("md", "a", True),
    ],
)
def test_formats_share_endings_and_no_others(form: str, name: str, fits: bool) -> None:
    assert ENDINGS.fits(form, PurePath(name)) is fits


def test_pictures_have_endings() -> None:
    assert PICTURES.stated(PurePath("s.JPG")) == PICTURES.stated(PurePath("s.jpeg")) == "JPEG"
    assert PICTURES.stated(PurePath("s.gif")) is None
