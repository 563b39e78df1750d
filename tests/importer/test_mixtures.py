"""Mixtures of page heads, named fields and clippings in one text: whatever form the reader sees, nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importer.ledger import entry_of

_LINES = (
    *("", "12", "1 of 3", "______________________", "---"),
    *(
        "海州日报 2024年3月6日 第5版",
        "# 海州日报 2024年3月6日 第5版",
        "[第二版]",
        "第三版",
        "海州日报",
        "Page 2",
        "B12,C3",
    ),
    *("申报 1934年3月6日", "[题]米市", "第4版(要闻)", "专栏：读者来信", "### 订报容易送报难"),
    *("标题：灯火亮到村口", "作者：王长河", "报纸：海州日报", "版次：5", "日期：2024-03-06", "来源：海州晚报"),
    *(
        "正文：本县今年开办夜校三十所，入学农民四千余人。",
        "【标题】山里的路",
        "TI  - 灯火亮到村口",
        "Title-题名: 渠水进了田",
    ),
    *("海州晚报 | 2009-05-04 | 報章 | A14 | 港聞", "A14 | 港聞 | 2009-05-04 | By 陳大文", "A05 | 社會 | By 陳大文"),
    *("文章編號: 200905040040027", "字數: 324 words", "版權所有 © 2009 海州晚报"),
    *("海水漲到堤上，沿岸居民連夜搬到高處，學校停課一天。", "本報記者 王長河", "（2024年3月6日 海州日报 第5版）"),
)


def _lost(file: Path, lines: list[str]) -> str:
    file.write_text("\n".join(lines), encoding="utf-8")
    return "".join(entry_of(file).lost.elements())


@given(lines=st.lists(st.sampled_from(_LINES), min_size=2, max_size=12))
def test_a_mixture_loses_nothing(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    assert _lost(tmp_path_factory.getbasetemp() / "mixture.txt", lines) == ""


@pytest.mark.parametrize(
    "lines",
    [
        ["文章編號: 200905040040027", "12", "A05 | 社會 | By 陳大文", "12"],
        ["专栏：读者来信", "版次：5", "海州晚报 | 2009-05-04 | 報章 | A14 | 港聞", "正文：本县今年开办夜校三十所。"],
    ],
    ids=["a count above the facts of a clipping", "a field that a line of facts states again"],
)
def test_what_once_was_lost_is_kept(tmp_path: Path, lines: list[str]) -> None:
    assert _lost(tmp_path / "mixture.txt", lines) == ""
