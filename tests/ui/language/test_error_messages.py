"""Errors of the world in the window: each reason has a sentence of its own, in both languages."""

from pathlib import Path

import pytest

from reader.errors import FileReason, FileRefused, LibraryReason, PdfReason, QueryReason
from reader.ui.language import error_messages
from tests.ui.catalogue import read


def test_every_reason_has_a_sentence() -> None:
    assert error_messages._REFUSED.keys() == set(FileReason)
    assert error_messages._UNUSABLE.keys() | error_messages._ABSENT.keys() == set(LibraryReason)
    assert error_messages._NOT_SET.keys() == set(PdfReason)
    assert error_messages._QUERY.keys() == set(QueryReason)


def test_every_reason_is_a_sentence_in_both_languages() -> None:
    chinese = read("zh_CN")
    for said in (
        *error_messages._REFUSED.values(),
        *error_messages._UNUSABLE.values(),
        *error_messages._ABSENT.values(),
    ):
        message = chinese.get(said)
        assert said.endswith(".")
        assert message is not None
        assert str(message.string).endswith("。"), said


@pytest.mark.parametrize("reason", FileReason)
def test_a_refusal_names_the_file(reason: FileReason) -> None:
    assert error_messages.sentence(FileRefused(Path("/papers/a.zip"), reason, "1028 times")).startswith("a.zip: ")


def test_a_text_beyond_the_bounds_is_refused_with_its_numbers() -> None:
    for reason in error_messages._BEYOND:
        said = error_messages.refusal(reason, "1000000 characters, the limit is 800000")
        assert "1,000,000" in said
        assert "800,000" in said
