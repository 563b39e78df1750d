"""The help page promises what each example finds on the sample page: every row is run."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import SEARCHED_AS_IT_STANDS
from reader.library.library import Library
from reader.query.fields import FACT_NAMES, ZONE_NAMES
from reader.wiring import open_library
from tests.doing import imported

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| `(.+)` \| .+ \| (\d+|–) \|$", re.MULTILINE)
LANGUAGES = ("zh", "en")


SYNONYMS = ("肩题", "图片说明", "版次", "作者", "地点")
"""Second names of fields, which the help names at most in passing."""
SIGNS = ("OR", "或", "|", "AND", "与", "+", "NOT", "非", "-", "NEAR/", "近/", "同句", "同段", "*", "?", "“", "(", "（")


def examples(language: str) -> list[tuple[str, int | None]]:
    page = (ROOT / "resources" / "manual" / language / "query.md").read_text("utf-8")
    rows = ROW.findall(page)
    return [(query.replace("\\|", "|"), int(found) if found.isdigit() else None) for query, found in rows]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("help")
    opened = open_library(folder / "library", folder / "cache")
    imported(opened, [ROOT / "seeds"])
    yield opened
    opened.close()


@pytest.mark.parametrize(("query", "found"), examples("zh"))
def test_an_example_finds_what_the_help_says(library: Library, query: str, found: int | None) -> None:
    answer = library.search(query, limit=None)
    assert answer.problem is None or answer.problem.code in SEARCHED_AS_IT_STANDS
    assert not answer.scanned
    assert answer.total == len(answer.hits)
    if found is not None:
        assert answer.total == found


def test_both_languages_show_the_same_examples() -> None:
    assert examples("zh") == examples("en")
    assert len(examples("en")) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operator_and_field_is_explained(language: str) -> None:
    text = " ".join(query for query, _ in examples(language))
    for sign in SIGNS:
        assert sign in text
    for name in (*ZONE_NAMES, *FACT_NAMES):
        if not name.isascii() and name not in SYNONYMS:
            assert re.search(f"{name}[:：]", text), name
