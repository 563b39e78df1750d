"""Standing lines of a newspaper, known from its other pages, on a page of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.domain.house_style import HouseStyle, Standing
from reader.domain.newspaper import Page
from reader.domain.story import Role
from reader.importer.containers.plain import text
from reader.importer.source.safe_files import Document
from reader.importer.stages import page_from, parse_text

HEAD = "海州日报 2026年3月5日 星期四 第3版\n\n"
BODY = "\n\n水渠修好以后，村里的水田多了三百亩，大家都说这件事办得好。\n"


def read(page: str, lines: Mapping[str, Standing]) -> Page:
    return parse_text(page, style=HouseStyle(lines))


@pytest.mark.parametrize(
    "page",
    [
        f"## 水边说渠\n\n# 三百亩水田喝饱了水{BODY}",
        f"# 三百亩水田喝饱了水\n\n## 水边说渠{BODY}",
        f"水边说渠\n\n# 三百亩水田喝饱了水{BODY}",
        f"■水边 说渠\n\n# 三百亩水田喝饱了水{BODY}",
    ],
    ids=["above", "below", "without marks", "with signs"],
)
def test_a_label(page: str) -> None:
    plain = parse_text(page).stories[0]
    assert plain.column_label is None, "its wording says nothing"
    found = read(page, {"水边说渠": Standing.LABEL}).stories[0]
    assert (found.headline.main, found.headline.kicker, found.headline.deck) == ("三百亩水田喝饱了水", None, None)
    assert "".join((found.column_label or "").split()) == "水边说渠"


def test_a_name() -> None:
    page = f"# 三百亩水田喝饱了水\n\n犇 志 强{BODY}"
    story = read(page, {"犇志强": Standing.NAME}).stories[0]
    assert [(one.role, one.name) for one in story.bylines] == [(Role.AUTHOR, "犇志强")]
    assert len(story.paragraphs) == 1


def test_an_agency_is_a_credit() -> None:
    page = f"# 三百亩水田喝饱了水{BODY}\n村民在新修的水渠边浇地。\n\n海州图片中心\n"
    assert not parse_text(page).stories[0].photos
    stories = read(page, {"海州图片中心": Standing.AGENCY}).stories
    assert [(photo.caption, photo.credit) for story in stories for photo in story.photos] == [
        ("村民在新修的水渠边浇地。", "海州图片中心")
    ]


def test_a_section_at_the_head() -> None:
    page = f"海州乡村\n\n# 三百亩水田喝饱了水{BODY}"
    assert parse_text(page).facts.section is None
    found = read(page, {"海州乡村": Standing.SECTION})
    assert (found.facts.section, found.stories[-1].headline.kicker) == ("海州乡村", None)


def test_a_page_is_read_in_the_style_of_its_own_paper() -> None:
    page = f"{HEAD}## 水边说渠\n\n# 三百亩水田喝饱了水{BODY}"
    asked: list[str | None] = []

    def styles(newspaper: str | None) -> HouseStyle:
        asked.append(newspaper)
        return HouseStyle({"水边说渠": Standing.LABEL} if newspaper == "海州日报" else {})

    (manuscript,) = text.manuscripts(Document(Path("page.md"), page.encode()))
    found = page_from(manuscript, Path("page.md"), styles)
    assert (asked, found.stories[-1].column_label) == (["海州日报"], "水边说渠")


def test_a_label_that_may_be_a_name_over_a_headline_without_marks() -> None:
    """水 is a surname: to the byline's expressions 水渠边 is a person."""
    text = f"{HEAD}水渠边\n\n三百亩水田喝饱了水\n\n本报记者　赵小燕{BODY}"
    found = [story for story in read(text, {"水渠边": Standing.LABEL}).stories if story.headline.main]
    assert [(story.headline.main, story.column_label) for story in found] == [("三百亩水田喝饱了水", "水渠边")]
