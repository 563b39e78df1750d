"""What the world did, said by the window: each reason has a sentence of its own, in both languages."""

from pathlib import Path

import pytest

from reader.errors import FileRefused
from reader.ui import error_messages
from tests.cli.test_sentences import codes, refusals
from tests.ui.catalogue import read


def test_every_reason_for_refusing_a_file_is_explained() -> None:
    assert refusals() - error_messages._REFUSED.keys() == set()
    assert error_messages._REFUSED.keys() - refusals() == set(), "and nothing else"


def test_every_reason_why_a_library_cannot_be_used_is_explained() -> None:
    assert set(codes("LibraryUnusable")) - (error_messages._UNUSABLE | error_messages._ABSENT).keys() == set()


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


@pytest.mark.parametrize("reason", ["bomb", "odd_reason"])
def test_a_refusal_names_the_file(reason: str) -> None:
    assert error_messages.sentence(FileRefused(Path("/papers/a.zip"), reason, "1028 times")).startswith("a.zip: ")
