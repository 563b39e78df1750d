"""Details of a refusal: our own are translated, those of others stay as they are."""

import pytest

from reader.cli.printing import refusal_details
from reader.cli.printing.check_words import FAULTS
from reader.cli.printing.refusal_details import detail_words
from reader.store.file import check


def test_our_own_details_are_known_by_their_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusal_details, "tr", lambda text: f"<{text}>")
    assert detail_words("70000000 bytes, the limit is 67108864") == "<70000000 bytes, the limit is 67108864>"
    assert detail_words("more than 200 times its packed size") == "<more than 200 times its packed size>"
    assert detail_words("File is not a zip file") == "File is not a zip file"


def test_every_fault_that_the_library_counts_has_its_words() -> None:
    assert set(check._NEVER) <= set(FAULTS)
