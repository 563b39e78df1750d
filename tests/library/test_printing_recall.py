"""A small edition of tests.benchmarks.printing_recall: printings made by program, of stories of made-up sentences."""

import random
from collections.abc import Iterator

import pytest

from reader.library.library import Library
from reader.library.printing_judge import LEAST_SHARE
from reader.wiring import Make, open_library
from tests.benchmarks.printing_recall import KINDS, contained, pieces
from tests.builders import TEXTS, page, put_file, source, story

STORIES, SENTENCES = 40, 12
LEAST_RECALL = 0.98


@pytest.fixture(scope="module")
def bodies() -> list[str]:
    rng = random.Random(7)
    characters = sorted({one for one in "".join(TEXTS) if "一" <= one <= "鿿"})

    def sentence() -> str:
        return "".join(rng.choices(characters, k=rng.randint(12, 45))) + "。"

    return ["".join(sentence() for _ in range(SENTENCES)) for _ in range(STORIES)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, bodies: list[str]) -> Iterator[Library]:
    made = open_library(tmp_path_factory.mktemp("printings") / "library", make=Make.ANYWAY, fleeting=True)
    put_file(made.store, source(), [page(*(story(f"第{at}篇", body) for at, body in enumerate(bodies)))])
    made.refresh_index()
    yield made
    made.close()


def test_what_was_made_of_a_story_finds_it_and_nothing_else(library: Library, bodies: list[str]) -> None:
    rng = random.Random(3)
    made, found, false = 0, 0, 0
    for _ in range(12):
        one, another = rng.sample(bodies, 2)
        for kind in KINDS.values():
            text = kind(one, another, rng)
            shares = {body: contained(pieces(body), pieces(text)) for body in bodies}
            printings = {each.text.body for each in library.printings.of_text(f"\n{text}").printings}
            wanted = {body for body, share in shares.items() if share >= LEAST_SHARE}
            made += len(wanted)
            found += len(wanted & printings)
            false += len(printings - wanted)
    assert made > 100
    assert found >= made * LEAST_RECALL
    assert not false
