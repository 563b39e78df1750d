"""Newspapers' names on folders and files: what is one, and what only speaks of one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importer.facts.path_facts import path_guesses
from reader.importer.shapes.newspaper_names import name_in, newspaper_named

NAMED = {
    "人民日报": "人民日报",
    "人民日报合集": "人民日报",
    "人民日报 1946-2003": "人民日报",
    "人民日报图文数据库（1946-2003）": "人民日报",
    "人民日报社": "人民日报",
    "人民日报(海外版)": "人民日报海外版",
    "人民日报海外版2024年": "人民日报海外版",
    "rmrb_text": "人民日报",
    "参考消息": "参考消息",
    "申報": "申報",
    "申報_香港版": "申報",
    "申報漢口版1938年": "申報",
    "大公報（重慶版）": "大公報",
    "大公報1948年": "大公報",
    "新華每日電訊": "新華每日電訊",
    "海州晚报": "海州晚报",
    "本溪日报": "本溪日报",
    "和田日报": "和田日报",
    "中国电力报": "中国电力报",
    "海州日报2024年3月6日第2版": "海州日报",
}

NOT_NAMED = (
    *(
        "报库",
        "剪报",
        "汇报",
        "工作汇报",
        "简报",
        "情报",
        "公报",
        "看报",
        "通报",
        "年报",
        "校报",
        "电子报",
        "手抄报",
        "黑板报",
    ),
    *("我的日报", "晚报合集", "各地晚报", "工作日报", "项目周报", "每周时报", "民国报纸", "今日晨报", "日报", "周报"),
    *("订报容易送报", "主任致电祝贺亚运会报", "邮电通信工作情况的报", "济宁日报创刊", "文汇报指责", "读人民日报有感"),
    *("人民日报、光明日报", "notes", "笔记", "1946年05月", ""),
)


@pytest.mark.parametrize(("folder", "paper"), NAMED.items())
def test_a_folder_named_for_a_newspaper(folder: str, paper: str) -> None:
    assert newspaper_named(folder) == paper


@pytest.mark.parametrize("folder", NOT_NAMED)
def test_a_folder_named_for_something_else(folder: str) -> None:
    assert newspaper_named(folder) is None


def test_a_known_name_is_surer_than_one_of_the_shape() -> None:
    names = [name_in(text) for text in ("人民日报", "申報", "申报", "海州晚报")]
    assert [name and name.known for name in names] == [True, True, False, False]


@pytest.mark.parametrize(
    ("stem", "paper"),
    [
        ("人民日报2024-03-06第2版", "人民日报"),
        ("人民日报-2024年3月6日-要闻", "人民日报"),
        ("rmrb20240306_02", "人民日报"),
        ("nw.D110000renmrb_20220705_1-04", "人民日报"),
        ("2026-05-06 海州晚报 第2版", "海州晚报"),
        ("1946-05-17_文汇报指责对方_用新武器", None),
        ("1950-03-02_人民日报社论", None),
        ("1950-03-02_致人民日报", None),
        ("notes on rmrb", None),
        ("如何下载rmrb", None),
        ("读人民日报", None),
        ("海州日报创刊", None),
    ],
)
def test_a_files_name_says_nothing_but_paper_date_and_page(stem: str, paper: str | None) -> None:
    found = {guess.field: guess.value for guess in path_guesses(Path("收藏") / f"{stem}.md")}
    assert found.get("newspaper") == paper


_PAPERS = st.sampled_from([*NAMED.values(), "海州晨报", "红星报", "劳动时报", "东方商报"])
_WORDS = st.text(alphabet="村水修渠开会说明今春通车新旧工厂读送订指责祝贺创刊", min_size=1, max_size=8)


@given(_WORDS, _PAPERS, _WORDS)
def test_no_newspaper_comes_of_an_articles_title(before: str, paper: str, after: str) -> None:
    for title in (paper + after, before + paper + after, f"{before}_{paper}_{after}", f"{paper}{after}_{before}"):
        guesses = path_guesses(Path("1946年05月") / f"1946-05-17_{title}.md")
        assert [guess.value for guess in guesses if guess.field == "newspaper"] == []
