"""Standing lines of a newspaper, learnt from its pages."""

from dataclasses import replace

import pytest

from reader.domain.house_style import Standing
from reader.domain.newspaper import Page
from reader.domain.story import Byline, Headline, Role, Story
from reader.library import house_styles
from reader.library.house_styles import StyleLearner, style_of
from tests.builders import DAILY, facts, page
from tests.fake_store.own_work import FakeSettings, OwnRecords

DAYS = ("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04")


@pytest.fixture
def settings() -> FakeSettings:
    return FakeSettings(OwnRecords())


def on(day: str | None, *stories: Story, newspaper: str | None = DAILY, section: str | None = None) -> Page:
    printed = page(*stories)
    return replace(printed, facts=replace(facts("1"), newspaper=newspaper, date=day, section=section))


def under(kicker: str) -> Story:
    return Story(headline=Headline(main="修好水渠之后", kicker=kicker))


def learnt(settings: FakeSettings, *pages: Page) -> dict[str, frozenset[str]]:
    learner = StyleLearner(settings)
    for one in pages:
        learner.see(one)
    return dict(learner.keep())


@pytest.mark.parametrize("at_once", [True, False], ids=["in one import", "in three"])
def test_a_line_of_three_days_is_a_standing_line(settings: FakeSettings, at_once: bool) -> None:
    pages = [on(day, under("灯下漫笔")) for day in DAYS[:3]]
    if at_once:
        fresh = learnt(settings, *pages)
    else:
        assert not any(learnt(settings, one) for one in pages[:2])
        assert style_of(settings, DAILY).part_of("灯下漫笔") is None
        fresh = learnt(settings, pages[2])
    assert fresh[DAILY] >= {"灯下漫笔"}
    assert style_of(settings, DAILY).part_of(" 灯下　漫笔 ") is Standing.LABEL
    assert style_of(settings, "别的报") == style_of(settings, None)
    assert not learnt(settings, on(DAYS[3], under("灯下漫笔"))), "it is no news any more"


def test_a_day_counts_once(settings: FakeSettings) -> None:
    learnt(settings, *[on(DAYS[0], under("灯下漫笔"))] * 5, on(DAYS[1], under("灯下漫笔")))
    assert style_of(settings, DAILY).part_of("灯下漫笔") is None


def test_a_page_without_a_place_says_nothing(settings: FakeSettings) -> None:
    learnt(settings, *[on(None, under("灯下漫笔")), on(DAYS[0], under("灯下漫笔"), newspaper=None)] * 3)
    assert not settings.starting_with("")


@pytest.mark.parametrize("line", ["省长会见来访客人", "三月三日，水渠修好了", "这是一句口号它长得没有一个栏目会这样长"])
def test_what_no_label_says_is_none(settings: FakeSettings, line: str) -> None:
    learnt(settings, *[on(day, under(line)) for day in DAYS])
    assert style_of(settings, DAILY).part_of(line) is None


def test_names_agencies_and_sections(settings: FakeSettings) -> None:
    signed = Story(bylines=(Byline(Role.REPORTER, "綦志强"), Byline(Role.AGENCY, "海州图片社")), column_label="经济")
    learnt(settings, *[on(day, signed, section="国际") for day in DAYS], *[on(day, section="经济") for day in DAYS])
    style = style_of(settings, DAILY)
    assert style.part_of("綦 志 强") is Standing.NAME
    assert style.part_of("海州图片社") is Standing.AGENCY
    assert style.part_of("国际") is Standing.SECTION
    assert style.part_of("经济") is Standing.LABEL, "a label says more than the section of the same name"


def test_standing_lines_are_kept_before_others(settings: FakeSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house_styles, "MOST_LINES", 4)
    learnt(settings, *[on(day, Story(column_label="灯下漫笔")) for day in DAYS])
    for number in range(20):
        learnt(
            settings,
            on(f"2026-04-{number + 1:02}", Story(column_label=f"栏目{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{number}")),
        )
    assert style_of(settings, DAILY).part_of("灯下漫笔") is Standing.LABEL
    assert len(house_styles._kept(settings, DAILY)) == 4
