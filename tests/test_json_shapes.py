"""Shapes of JSON: what fits passes, and what does not is named by its path."""

import pytest

from reader.json_shapes import NUMBER, OddJson, OneOf, Record, Row, Shape, loaded, misfit_in

BOOKMARKS = Record(
    {"bookmarks": [Record({"anchor": Record(optional={"page": str})}, {"tags": [str]})]},
    {"sort": OneOf(("newest", "oldest")), "span": Row((int, int)), "share": NUMBER},
)


@pytest.mark.parametrize(
    "text",
    [
        '{"bookmarks": []}',
        '{"bookmarks": [{"anchor": {}}, {"anchor": {"page": "2"}, "tags": ["a"], "more": 1}], "sort": "newest"}',
        '{"bookmarks": [], "span": [1, 2], "share": 0.5}',
    ],
)
def test_what_fits_is_returned(text: str) -> None:
    assert isinstance(loaded(text, BOOKMARKS), dict)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("[]", "the whole"),
        ("{}", "bookmarks"),
        ('{"bookmarks": {}}', "bookmarks"),
        ('{"bookmarks": [{"anchor": {}}, {"tags": []}]}', "bookmarks[1].anchor"),
        ('{"bookmarks": [{"anchor": {"page": 2}}]}', "bookmarks[0].anchor.page"),
        ('{"bookmarks": [{"anchor": {}, "tags": ["a", null]}]}', "bookmarks[0].tags[1]"),
        ('{"bookmarks": [], "sort": "title"}', "sort"),
        ('{"bookmarks": [], "sort": ["newest"]}', "sort"),
        ('{"bookmarks": [], "span": [1]}', "span"),
        ('{"bookmarks": [], "span": [1, true]}', "span[1]"),
    ],
)
def test_what_does_not_fit_is_named(text: str, path: str) -> None:
    with pytest.raises(OddJson, match="^" + path.replace("[", r"\[") + "$"):
        loaded(text, BOOKMARKS)


@pytest.mark.parametrize("text", ["", "{", "[" * 10**5, "NaN1", b"\xff"])
def test_what_is_no_json_is_odd(text: str | bytes) -> None:
    with pytest.raises(OddJson):
        loaded(text, Record())


@pytest.mark.parametrize(
    ("value", "shape", "fits"),
    [
        (True, int, False),
        (True, bool, True),
        (1, NUMBER, True),
        (None, (str, type(None)), True),
        ({"a": 1, "b": 2}, Record({"a": int}, closed=True), False),
        ({"a": 1}, Record({"a": int}, closed=True), True),
        ([[1], [2, 3]], [[int]], True),
    ],
)
def test_types_are_exact(value: object, shape: Shape, fits: bool) -> None:
    assert (misfit_in(value, shape) is None) == fits
