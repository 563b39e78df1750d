"""The user's own page: what the parser must find on it, word for word where it counts."""

from pathlib import Path

import pytest

from reader.domain.newspaper import Page
from reader.domain.story import Role, StoryKind
from reader.importer.stages import parse_text

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_345b380e85948017.txt"


@pytest.fixture(scope="module")
def page() -> Page:
    return parse_text(SEED.read_text(encoding="utf-8"))


def test_stories_and_photos_in_page_order(page: Page) -> None:
    assert [(story.kind, story.title[:8]) for story in page.stories] == [
        (StoryKind.STORY, "2023年工会工"),
        (StoryKind.PHOTO, "工会搭鹊桥"),
        (StoryKind.STORY, "全国新发展新就业"),
        (StoryKind.STORY, "甘肃省总推动建设"),
        (StoryKind.STORY, "习近平同伊朗总统"),
        (StoryKind.STORY, "贯彻以人民为中心"),
        (StoryKind.STORY, "青海海北州总实施"),
        (StoryKind.PHOTO, "非遗培训促就业"),
        (StoryKind.STORY, "戈壁深处的温馨港"),
    ]


def test_kickers_stand_above_and_the_label_beside(page: Page) -> None:
    last = page.stories[-1]
    assert last.headline.kicker is not None
    assert last.headline.kicker.startswith("航天一院工会")
    assert last.column_label == "走进职工之家"
    assert [story.headline.kicker is not None for story in page.stories].count(True) == 2


def test_eight_column_breaks_are_healed(page: Page) -> None:
    seams = [
        paragraph.text[seam.offset - 3 : seam.offset + 3]
        for story in page.stories
        for paragraph in story.paragraphs
        for seam in paragraph.seams
    ]
    assert len(seams) == 8
    assert {"重点产业,广", "约车司机、快", "发射中心的大"} <= set(seams)


def test_bylines_have_roles(page: Page) -> None:
    last = page.stories[-1]
    assert [(one.role, one.name) for one in last.bylines] == [(Role.REPORTER, "赖志凯"), (Role.CORRESPONDENT, "罗欣")]
    assert last.byline_text == "本报记者 赖志凯 本报通讯员 罗欣"


def test_the_continuation_without_a_headline(page: Page) -> None:
    orphan = page.stories[5]
    assert orphan.headline.main is None
    assert orphan.continued_from is not None
    assert orphan.continued_from.page == "1"


def test_photos_between_stories(page: Page) -> None:
    photo = page.stories[1].photos[0]
    assert photo.credit == "本报记者 田国全 本报通讯员 杜凯摄"
    assert photo.caption.count("\n") == 1


def test_the_alias_that_the_text_defines(page: Page) -> None:
    assert page.stories[-1].aliases == (("航天一院", "中国航天科技集团有限公司第一研究院"),)


def test_the_page_says_nothing_of_its_place(page: Page) -> None:
    assert page.facts.newspaper is None
    assert page.facts.date is None
    assert page.guesses == ()
