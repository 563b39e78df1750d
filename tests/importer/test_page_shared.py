"""Pages with the truth beside them, if the folder that holds them is at hand: floors, so that no rule slips back."""

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader.importer.stages import parse_text

PAGES = Path(__file__).resolve().parents[2] / ".." / "shared" / "pages"

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the labelled pages are not at hand")


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or ""))


def _shares(paths: list[Path]) -> dict[str, float]:
    """Return the F1 of headlines, paragraphs and kickers over all pages."""
    counts: dict[str, list[int]] = {}
    for path in paths:
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        stories = [item for item in truth["items"] if item["kind"] == "story"]
        page = parse_text(path.read_text(encoding="utf-8"))
        found = [story for story in page.stories if story.kind == "story" and story.paragraphs]
        pairs: dict[str, tuple[list[Any], list[Any]]] = {
            "headlines": ([story.headline.main for story in found], [item["headline"] for item in stories]),
            "kickers": ([story.headline.kicker for story in found], [item["kicker"] for item in stories]),
            "paragraphs": (
                [paragraph.text for story in found for paragraph in story.paragraphs],
                [text for item in stories for text in item["paragraphs"]],
            ),
        }
        for name, (mine, theirs) in pairs.items():
            left, right = (Counter(_plain(text) for text in side if text) for side in (mine, theirs))
            tally = counts.setdefault(name, [0, 0])
            tally[0] += 2 * sum((left & right).values())
            tally[1] += sum(left.values()) + sum(right.values())
    return {name: hit / total for name, (hit, total) in counts.items()}


def test_the_sample_is_right_in_all_its_parts() -> None:
    assert set(_shares(sorted((PAGES / "sample").glob("*.md"))).values()) == {1.0}


def test_floors_on_labelled_pages() -> None:
    shares = _shares(sorted((PAGES / "labelled").glob("*.md"))[::5])
    assert shares["headlines"] > 0.97
    assert shares["paragraphs"] > 0.96
    assert shares["kickers"] > 0.93
