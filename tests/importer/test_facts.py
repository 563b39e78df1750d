"""Newspaper, date and page number: guesses by names and datelines, with evidence, weighed into facts."""

from pathlib import Path

import pytest

from reader.domain.evidence import Evidence, EvidenceSource
from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import JumpLine, Story
from reader.importer.facts.path_facts import path_guesses
from reader.importer.facts.text_facts import text_guesses
from reader.importer.facts.weighing import merged, settled
from reader.importer.stages import parse_text


def facts_of(path: str) -> tuple[str | None, str | None, str | None]:
    found = {guess.field: guess.value for guess in path_guesses(Path(path))}
    return found.get("newspaper"), found.get("date"), found.get("page")


@pytest.mark.parametrize(
    ("path", "newspaper", "date", "page"),
    [
        ("20230215-02.txt", None, "2023-02-15", "2"),
        ("2023-02-15/02版.md", None, "2023-02-15", "2"),
        ("人民日报/2022/0705/04.md", "人民日报", "2022-07-05", "4"),
        ("人民日报/2022/07/05/第12版.txt", "人民日报", "2022-07-05", "12"),
        ("人民日报/2022年7月/2022年7月5日/A05版 副刊.txt", "人民日报", "2022-07-05", "A05"),
        ("工人日报20230215_02.md", "工人日报", "2023-02-15", "2"),
        ("2026-04-27-02.md", None, "2026-04-27", "2"),
        ("2026-04-27-02-03.md", None, "2026-04-27", "2"),
        ("2026-04-27_a05_标题.md", None, "2026-04-27", "A05"),
        ("2023021502.txt", None, "2023-02-15", "2"),
        ("2023.02.15.md", None, "2023-02-15", None),
        ("rmrb/html/2022-07/05/nw.D110000renmrb_20220705_1-04.htm", "人民日报", "2022-07-05", "4"),
        ("rmrb/pc/layout/202501/05/node_01.html", "人民日报", "2025-01-05", "1"),
        ("rmrb/pc/content/202501/05/content_30049.html", "人民日报", "2025-01-05", None),
        ("content/20230215/Page02HO.htm", None, "2023-02-15", "2"),
        ("新华每日电讯/2019-02-08/3.md", "新华每日电讯", "2019-02-08", "3"),
        ("南方都市报/20100101/AA12.txt", "南方都市报", "2010-01-01", None),
        ("人民日报海外版/2023-01-02/p3.md", "人民日报海外版", "2023-01-02", "3"),
        ("羊城晚报2015/1月/02.md", "羊城晚报", "2015-01-02", None),
        ("2023-02-30/02.md", None, None, None),
        ("人民日报/1946/05/15/1/发刊词.md", "人民日报", "1946-05-15", "1"),
        ("1946年05月/15日/第1版/发刊词.txt", None, "1946-05-15", "1"),
        ("2024-03/06/02/标题.txt", None, "2024-03-06", "2"),
        ("2023/202302/15/02.md", None, "2023-02-15", "2"),
        ("人民日报/1946年5月15日 星期三/第一版/社论.md", "人民日报", "1946-05-15", "1"),
        ("人民日报1946年5月15日第十二版.md", "人民日报", "1946-05-15", "12"),
        ("人民日报/2024-03-06/12月的雪.md", "人民日报", "2024-03-06", None),
        ("申報/1880/05/12/2.txt", "申報", "1880-05-12", "2"),
        ("page-0012.md", None, None, None),
        ("000_345b380e85948017.txt", None, None, None),
        ("notes.md", None, None, None),
        ("工作汇报/通报.md", None, None, None),
        ("文汇报/1.md", "文汇报", None, None),
        ("文汇报/第1版.md", "文汇报", None, "1"),
        ("稿/7.md", None, None, None),
        ("A05.md", None, None, None),
        ("2024-05-18/A05.md", None, "2024-05-18", "A05"),
        ("2024-05-18/T02.md", None, "2024-05-18", "T02"),
        ("20240518-V02.md", None, "2024-05-18", None),
        ("2024-05-18/u2.html", None, "2024-05-18", None),
        ("2024-05-18/A4.md", None, "2024-05-18", None),
        ("2024-05-18/a380.md", None, "2024-05-18", None),
        ("2024-05-18/第A4版.md", None, "2024-05-18", "A4"),
        ("/", None, None, None),
    ],
)
def test_names_of_files_and_folders(path: str, newspaper: str | None, date: str | None, page: str | None) -> None:
    assert facts_of(path) == (newspaper, date, page)


def test_what_lies_far_above_a_file_says_nothing() -> None:
    assert facts_of("/home/2001-01-01/a/b/c/d/e/f.md") == (None, None, None)


def test_guesses_carry_evidence_and_confidence() -> None:
    guesses = {guess.field: guess for guess in path_guesses(Path("人民日报/2022/0705/04.md"))}
    assert guesses["date"].evidence == (Evidence(EvidenceSource.FILE_NAME, "2022/0705"),)
    assert guesses["newspaper"].evidence == (Evidence(EvidenceSource.FILE_NAME, "人民日报"),)
    assert all(0 < guess.confidence < 1 for guess in guesses.values())


def page_with(*paragraphs: str) -> Page:
    """Return a page as the parser makes it: headlines, and one paragraph below each."""
    return parse_text("\n\n".join(f"# 标题说了什么\n\n{text}各级工会将认真落实。" for text in paragraphs))


def test_a_paper_prints_what_was_written_the_day_before() -> None:
    page = page_with(
        "本报北京2月14日电(记者郑莉)2023年是开局之年。", "本报讯 2月10日,到2035年。", "新华社武汉2月12日电 略。"
    )
    [guess] = text_guesses(page)
    assert (guess.field, guess.value) == ("date", "2023-02-15")
    assert guess.evidence == (
        Evidence(EvidenceSource.DATELINE, "本报北京2月14日电"),
        Evidence(EvidenceSource.YEAR, "2023"),
    )
    assert guess.confidence < 0.6


@pytest.mark.parametrize(
    ("texts", "date"),
    [
        (("新华社北京12月31日电 2023年略。",), "2024-01-01"),
        (("新华社北京12月31日电 略。", "本报北京1月1日电 2023年略。"), "2023-01-02"),
        (("本报上海2022年3月1日电 2030年略。",), "2022-03-02"),
        (("本报上海3月1日电 2023年略，2090年略。",), "2023-03-02"),
        (("本报上海3月1日电 2090年略。",), None),
        (("本报上海2月30日电 2022年略。",), None),
        (("本报上海2月20日电 略。",), None),
        (("会议于2022年2月20日召开。",), None),
    ],
)
def test_dates_by_datelines(texts: tuple[str, ...], date: str | None) -> None:
    assert [guess.value for guess in text_guesses(page_with(*texts))] == ([date] if date else [])


def test_stories_that_go_on_elsewhere_start_on_the_front_page() -> None:
    goes = Story(continued_on=JumpLine(page="4", text="（下转第四版）"))
    comes = Story(continued_from=JumpLine(page="1", text="（上接第一版）"))
    [guess] = text_guesses(Page(stories=(goes,)))
    assert (guess.field, guess.value) == ("page", "1")
    assert guess.evidence == (Evidence(EvidenceSource.JUMP_LINE, "（下转第四版）"),)
    assert text_guesses(Page(stories=(goes, comes))) == ()


def test_what_the_page_says_beats_what_its_name_says() -> None:
    page = parse_text("2023年2月15日 星期三\n\n# 标题说了什么\n\n各级工会将认真落实。")
    whole = settled(page, Path("人民日报/2022/0705/04.md"))
    assert whole.facts == PageFacts(newspaper="人民日报", date="2023-02-15", number="4")
    dates = [guess for guess in whole.guesses if guess.field == "date"]
    assert [(guess.value, guess.confidence) for guess in dates] == [("2023-02-15", 1.0), ("2022-07-05", 0.9)]
    assert [(problem.code, problem.detail) for problem in whole.problems] == [("other_name", "2022-07-05 ≠ 2023-02-15")]


def test_a_name_beats_a_dateline_and_agreement_strengthens() -> None:
    page = page_with("本报北京2月14日电 2023年略。")
    apart = settled(page, Path("20230214-02.txt"))
    assert apart.facts.date == "2023-02-14"
    together = settled(page, Path("20230215-02.txt"))
    [guess] = [guess for guess in together.guesses if guess.field == "date"]
    assert guess.confidence == 0.95
    sources = [one.source for one in guess.evidence]
    assert sources == [EvidenceSource.FILE_NAME, EvidenceSource.DATELINE, EvidenceSource.YEAR]


def test_nothing_is_known_of_a_page_without_names() -> None:
    assert settled(page_with("文。"), None).facts == PageFacts()
    assert merged(()) == ()


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("海州日报 2026年5月6日 星期三 第1版", []),
        ("海州日报 2026年5月6日 星期五 第1版", ["odd_weekday"]),
        ("海州日报 2026年2月30日 星期五 第1版", ["odd_date"]),
    ],
)
def test_a_page_head_that_cannot_be_right_is_a_problem(head: str, codes: list[str]) -> None:
    page = parse_text(f"{head}\n\n# 海州港扩建\n\n工程开工。\n")
    assert [problem.code for problem in page.problems] == codes
    assert [story.kind for story in page.stories] == ["folio", "story"]
    assert page.facts.date == (None if "odd_date" in codes else "2026-05-06")
