"""Seeds of fuzzing are sound files of their formats, and a broken promise is found."""

import random
from collections import Counter
from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.errors import FileReason, FileRefused
from tests.fuzzing import promises
from tests.fuzzing.formats import FORMATS
from tests.importer.ledger import Entry


@pytest.mark.parametrize("name", FORMATS)
def test_the_seeds_are_read(name: str, tmp_path: Path) -> None:
    chosen = FORMATS[name]
    file = tmp_path / chosen.name
    for seed in chosen.seeds:
        file.write_bytes(chosen.packed(seed))
        assert promises.check(file)
        promises.check_closely(file, is_balanced=chosen.is_balanced)


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


def test_other_pages_at_the_second_reading_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = iter("文武")
    monkeypatch.setattr(promises, "read_pages", lambda file, on_refused: iter((Page(text=next(texts)),)))
    with pytest.raises(promises.PromiseBroken, match="second reading"):
        promises.check_closely(tmp_path / "page.md", is_balanced=False)


def test_lost_characters_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.md"
    file.write_text("# 水渠\n\n三百亩\n", encoding="utf-8")
    monkeypatch.setattr(promises, "entry_of", lambda file: Entry(lost=Counter("亩")))
    with pytest.raises(promises.PromiseBroken, match="lost: 亩"):
        promises.check_closely(file, is_balanced=True)


@pytest.mark.parametrize("name", [name for name, chosen in FORMATS.items() if chosen.mutator])
def test_changed_inputs_are_other_inputs_of_their_format(name: str, tmp_path: Path) -> None:
    chosen = FORMATS[name]
    assert chosen.mutator
    assert chosen.mutator(b"\xff\x00{", random.Random(0)) is None
    changed = {chosen.mutator(chosen.seeds[0], random.Random(number)) for number in range(20)} - {None}
    assert len(changed - {chosen.seeds[0]}) > 10
    file = tmp_path / chosen.name
    for data in sorted(filter(None, changed)):
        file.write_bytes(chosen.packed(data))
        promises.check(file)


def _raises(error: Exception) -> object:
    def read(file: Path, on_refused: object) -> object:
        raise error

    return read
