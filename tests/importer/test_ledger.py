"""Characters in = characters kept + those left out by name, in every page at hand."""

from collections import Counter
from pathlib import Path

import pytest

from tests.fuzzing.formats import FORMATS
from tests.importer.ledger import characters, entry_of, main
from tests.importer.page_cases import cases
from tests.importer.scores import SEED, labelled


def test_the_page_of_the_user() -> None:
    entry = entry_of(SEED)
    assert (entry.files, entry.refused, entry.lost) == (1, 0, Counter())
    assert entry.kept >= entry.held > 5000


def test_all_cases_and_labelled_pages(tmp_path: Path) -> None:
    lost: dict[str, str] = {}
    for number, case in enumerate((*cases(), *labelled())):
        if "records" in case.document:
            continue
        file = tmp_path / str(number) / Path(case.path or "page.md").name
        file.parent.mkdir()
        file.write_text(case.page, encoding="utf-8")
        if entry := entry_of(file).lost:
            lost[f"{case.document}: {case.name}"] = "".join(entry.elements())
    assert lost == {}


@pytest.mark.parametrize("name", ["markdown", "html", "epub-page"])
def test_seeds_of_formats(name: str, tmp_path: Path) -> None:
    chosen = FORMATS[name]
    for seed in chosen.seeds:
        file = tmp_path / chosen.name
        file.write_bytes(chosen.packed(seed))
        entry = entry_of(file)
        assert (entry.refused, entry.lost) == (0, Counter())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "title_row_and_open_quote.csv",
            '剪报,目录\n标题,",正文\n灯火亮到村口",手工录入\n渠水进了田,水田多了三百亩。\n',
        ),
        (
            "fields_without_text.txt",
            "标题：夜校开课\n作者：王长河\n来源：海州日报\n正文：所。\n标题：\n标题：…\n标题：\n",
        ),
        ("fields_that_say_nothing.csv", "标题,正文\n无,未知\n夜校开课,本县今年开办夜校。\n无,无\n"),
    ],
)
def test_rows_without_an_article_are_counted(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    entry = entry_of(file)
    assert (entry.refused, entry.lost) == (0, Counter())


def test_a_loss_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("tests.importer.ledger.page_record", lambda page: {"stories": ["水渠"]})
    (tmp_path / "page.md").write_text("# 水渠\n\n三百亩 １\n", encoding="utf-8")
    assert main([tmp_path]) == 1
    out = capsys.readouterr().out
    assert "in 6, kept 2, lost 4" in out
    assert characters("三百亩 １") == Counter("三百亩1")
