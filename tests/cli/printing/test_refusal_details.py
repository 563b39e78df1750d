"""Details of a refusal: our own are translated, words of a library or the system are not said."""

import errno

import pytest

from reader.cli.printing import refusal_details
from reader.cli.printing.check_words import FAULTS
from reader.cli.printing.refusal_details import detail_words
from reader.errors import SystemReason, system_reason
from reader.store.file import check


def test_our_own_details_are_known_by_their_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusal_details, "tr", lambda text: f"<{text}>")
    assert detail_words("70000000 bytes, the limit is 67108864") == "<70000000 bytes, the limit is 67108864>"
    assert detail_words("more than 200 times its packed size") == "<more than 200 times its packed size>"
    assert detail_words("File is not a zip file") == ""


def test_every_fault_that_the_library_counts_has_its_words() -> None:
    assert set(check._NEVER) <= set(FAULTS)


@pytest.mark.parametrize("reason", SystemReason)
def test_each_reason_of_the_system_has_words(reason: SystemReason) -> None:
    assert len(detail_words(reason).split()) > 2


def test_words_of_a_library_are_not_said() -> None:
    assert detail_words("Error -3 while decompressing data: invalid block type") == ""
    assert detail_words("Expecting value: line 12 column 1 (char 90)") == "at line 12"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "no_permission"),
        (errno.ENOSPC, "full"),
        (errno.EROFS, "read_only"),
        (errno.EDOM, "other"),
        (None, "other"),
    ],
)
def test_numbers_of_errors_become_reasons(number: int | None, reason: str) -> None:
    error = OSError("something") if number is None else OSError(number, "something")
    assert system_reason(error) == reason
