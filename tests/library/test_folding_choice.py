"""Characters that match in a search: the choice is stored in the library, and applies from its next opening."""

from pathlib import Path

from reader.acts import folding
from reader.text.folding import Folding
from reader.wiring import open_library
from tests.doing import imported

PAGE = "# 工会用上ChatGPT\n\n本报北京2月14日电 省總工會用上ChatGPT。\n"


def test_a_switch_holds_from_the_next_opening_on_and_the_index_is_made_anew(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    library = open_library(tmp_path / "library", tmp_path / "cache")
    imported(library, [page])
    folding.choose(library, Folding(case=False, script=False))
    assert [library.search(query).total for query in ("chatgpt", "省总")] == [1, 1]
    library.close()

    library = open_library(tmp_path / "library", tmp_path / "cache")
    assert library.folding == Folding(case=False, script=False)
    queries = ("chatgpt", "ChatGPT", "省总", "省總")
    answers = [library.search(query) for query in queries]
    assert [(answer.total, answer.scanned) for answer in answers] == [(0, True), (1, True), (0, True), (1, True)]
    library.refresh_index()
    answers = [library.search(query) for query in queries]
    assert [(answer.total, answer.scanned) for answer in answers] == [(0, False), (1, False), (0, False), (1, False)]
    assert library.check() == []
    library.close()


def test_a_kept_choice_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library", tmp_path / "cache")
    library.store.settings.set("folding", '{"case": "no", "sound": false, "width": false')
    library.close()
    library = open_library(tmp_path / "library", tmp_path / "cache")
    assert library.folding == Folding()
    library.store.settings.set("folding", '{"case": "no", "sound": false, "width": false}')
    library.close()
    library = open_library(tmp_path / "library", tmp_path / "cache")
    assert library.folding == Folding(width=False)
    library.close()
