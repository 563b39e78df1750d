"""Standing lines of a newspaper, learnt from its pages."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.domain.house_style import Standing
from reader.domain.newspaper import Page
from reader.domain.story import Byline, Headline, Paragraph, Role, Story
from reader.library import house_styles
from reader.library.house_styles import HouseStyles
from reader.library.library import Library
from reader.store.sqlite_store import SqliteStore
from tests.builders import DAILY, TEXTS, facts, page
from tests.doing import imported
from tests.fake_store.own_work import FakeSettings, OwnRecords
from tests.fakes import FakeEngine

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
    styles = HouseStyles(settings)
    for one in pages:
        styles.see(one)
    return dict(styles.keep())


@pytest.mark.parametrize("at_once", [True, False], ids=["in one import", "in three"])
def test_a_line_of_three_days_is_a_standing_line(settings: FakeSettings, at_once: bool) -> None:
    pages = [on(day, under("灯下漫笔")) for day in DAYS[:3]]
    if at_once:
        fresh = learnt(settings, *pages)
    else:
        assert not any(learnt(settings, one) for one in pages[:2])
        assert HouseStyles(settings).of(DAILY).part_of("灯下漫笔") is None
        fresh = learnt(settings, pages[2])
    assert fresh[DAILY] >= {"灯下漫笔"}
    assert HouseStyles(settings).of(DAILY).part_of(" 灯下　漫笔 ") is Standing.LABEL
    assert HouseStyles(settings).of("别的报") == HouseStyles(settings).of(None)
    assert not learnt(settings, on(DAYS[3], under("灯下漫笔"))), "it is no news any more"


def test_a_line_left_over_above_its_story_is_a_label(settings: FakeSettings) -> None:
    bare = Story(paragraphs=(Paragraph(text="水渠边"),))
    text = Story(paragraphs=(Paragraph(text="今晨开闸"), Paragraph(text="水渠里的水流进了三百亩旱地。")))
    learnt(settings, *(on(day, bare, text) for day in DAYS[:3]))
    assert HouseStyles(settings).of(DAILY).part_of("水渠边") is Standing.LABEL
    assert HouseStyles(settings).of(DAILY).part_of("今晨开闸") is None


def test_a_label_taken_for_the_beginning_of_a_kicker_is_learnt(settings: FakeSettings) -> None:
    kickers = ("灯下 漫笔2026 一个村的三年", "灯下 漫笔2026 三百里渠", "灯下 漫笔2026 第一股水")
    learnt(settings, *[on(day, under(kicker)) for day, kicker in zip(DAYS, kickers, strict=False)])
    style = HouseStyles(settings).of(DAILY)
    assert style.part_of("灯下漫笔2026") is Standing.LABEL, "a year is no figure of an event"
    assert style.part_of("一个村的三年") is None


def test_a_series_of_a_column_is_a_label_too(settings: FakeSettings) -> None:
    learnt(settings, *[on(day, Story(column_label="灯下漫笔")) for day in DAYS])
    style = HouseStyles(settings).of(DAILY)
    assert style.part_of("灯下漫笔·三百里水渠建成之后③") is Standing.LABEL
    assert style.part_of("水渠三年·灯下漫笔") is None
    assert style.part_of("灯下漫笔·" + "水渠里的水流进了三百亩旱地" * 2) is None


def test_a_day_counts_once(settings: FakeSettings) -> None:
    learnt(settings, *[on(DAYS[0], under("灯下漫笔"))] * 5, on(DAYS[1], under("灯下漫笔")))
    assert HouseStyles(settings).of(DAILY).part_of("灯下漫笔") is None


def test_a_page_without_a_place_says_nothing(settings: FakeSettings) -> None:
    learnt(settings, *[on(None, under("灯下漫笔")), on(DAYS[0], under("灯下漫笔"), newspaper=None)] * 3)
    assert not settings.starting_with("")


@pytest.mark.parametrize(
    "line",
    [
        "省长会见来访客人",
        "三月三日，水渠修好了",
        "这是一句口号它长得没有一个栏目会这样长",
        "经省水利委员会批准",
        "抗旱工作领导小组",
        "核心阅读",
    ],
)
def test_what_no_label_says_is_none(settings: FakeSettings, line: str) -> None:
    learnt(settings, *[on(day, under(line)) for day in DAYS])
    assert HouseStyles(settings).of(DAILY).part_of(line) is None


def test_names_agencies_and_sections(settings: FakeSettings) -> None:
    signed = Story(bylines=(Byline(Role.REPORTER, "綦志强"), Byline(Role.AGENCY, "海州图片社")), column_label="经济")
    learnt(settings, *[on(day, signed, section="国际") for day in DAYS], *[on(day, section="经济") for day in DAYS])
    style = HouseStyles(settings).of(DAILY)
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
    assert HouseStyles(settings).of(DAILY).part_of("灯下漫笔") is Standing.LABEL
    assert len(house_styles._kept(settings, DAILY)) == 4


def test_pages_are_read_again_when_a_line_becomes_a_standing_one(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for day in range(1, 4):
        head = f"海州日报 2026年3月{day}日 第3版"
        heads = f"## 水边说渠\n\n# 第{'一二三'[day - 1]}条水渠修到村口"
        (papers / f"{day}.md").write_text(f"{head}\n\n{heads}\n\n{TEXTS[day]}\n", encoding="utf-8")
    folder = tmp_path / "library"
    with closing(Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")) as library:
        for file in sorted(papers.iterdir()):
            report = imported(library, [file])
        assert (report.files, report.known, report.reread, len(report.story_ids)) == (1, 0, 3, 3)
        rows = library.story_rows(everything=True)
        stories = [library.story(row.id).story for row in rows]
        assert [(story.column_label, story.headline.kicker) for story in stories] == [("水边说渠", None)] * 3
        (papers / "4.md").write_text(
            f"海州日报 2026年3月4日 第3版\n\n## 水边说渠\n\n# 渠边\n\n{TEXTS[0]}\n", encoding="utf-8"
        )
        assert imported(library, [papers]).reread == 0
        assert [library.story(row.id).story.column_label for row in library.story_rows(everything=True)] == [
            "水边说渠"
        ] * 4


def test_a_label_behind_stated_headlines_is_learnt_and_parted_from_them(tmp_path: Path) -> None:
    papers = tmp_path / "海州日报"
    papers.mkdir()
    for day in range(1, 4):
        for number, bracket in enumerate(("县府联席发布会", "王长河"), 1):
            text = f"\n{TEXTS[day][:4]}水渠修到了第{day}个村（{bracket}）\n\n　　{TEXTS[day]}\n"
            (papers / f"2026030{day}-05-0{number}.txt").write_text(text, encoding="utf-8")
    folder = tmp_path / "library"
    with closing(Library(folder, SqliteStore(folder), FakeEngine(), index_folder=folder / "index")) as library:
        report = imported(library, [papers])
        assert (report.files, report.reread) == (6, 3)
        stories = [library.story(row.id).story for row in library.story_rows(everything=True)]
    labelled = [story for story in stories if story.column_label]
    assert {story.column_label for story in labelled} == {"县府联席发布会"}
    assert len(labelled) == 3
    assert all("（" not in (story.headline.main or "") for story in labelled)
    assert all((story.headline.main or "").endswith("）") for story in stories if story not in labelled)
