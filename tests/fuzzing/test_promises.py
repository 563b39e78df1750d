"""Seeds of fuzzing are sound files of their formats, and a broken promise is found."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from tests.fuzzing import promises
from tests.fuzzing.formats import FORMATS


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds_are_read(name: str, tmp_path: Path) -> None:
    chosen = FORMATS[name]
    file = tmp_path / chosen.name
    for seed in chosen.seeds:
        file.write_bytes(chosen.packed(seed))
        assert promises.check(file)


def test_an_exception_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "read_pages", _raises(ValueError("odd")))
    with pytest.raises(ValueError, match="odd"):
        promises.check(tmp_path / "page.md")


@pytest.mark.parametrize(
    ("reads", "fault"),
    [
        (lambda file, on_refused: iter(()), "no page and no refusal"),
        (lambda file, on_refused: iter((Page(text="文"),)), "a page without text"),
        (lambda file, on_refused: on_refused(FileRefused(Path("other"), FileReason.EMPTY)) or iter(()), "names other"),
    ],
)
def test_a_broken_promise_is_found(reads: object, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "read_pages", reads)
    with pytest.raises(promises.PromiseBroken, match=fault):
        promises.check(tmp_path / "page.md")


def _raises(error: Exception) -> object:
    def read(file: Path, on_refused: object) -> object:
        raise error

    return read
