"""Operators, fields and values of other systems, taken for those of this one."""

import pytest

from reader.query.parser import parse
from tests.query.test_parser import shown

TAKEN = [
    ("工会 and 早餐", "(工会 & 早餐)"),
    ("工会 Or 莱希", "(工会 | 莱希)"),
    ("工会 not 早餐", "(工会 & !早餐)"),
    ("工会 and not 早餐", "(工会 & !早餐)"),
    ("工会 ＡＮＤ 早餐", "(工会 & 早餐)"),
    ("工会 near 早餐", "near10(工会, 早餐)"),
    ("工会 && 早餐", "(工会 & 早餐)"),
    ("工会&&早餐", "(工会 & 早餐)"),
    ("工会 ＆ 早餐", "(工会 & 早餐)"),
    ("工会 + 早餐", "(工会 & 早餐)"),
    ("工会 || 早餐", "(工会 | 早餐)"),
    ("工会｜｜早餐", "(工会 | 早餐)"),
    ("工会 !早餐", "(工会 & !早餐)"),
    ("工会 ！（早餐 莱希）", "(工会 & !(早餐 & 莱希))"),
    ("工会 near/5 早餐", "near5(工会, 早餐)"),
    ("工会 w/5 早餐", "near5(工会, 早餐)"),
    ("工会 PRE/3 早餐", "near3(工会, 早餐)"),
    ("Iran w/3 talks", "near3(Iran, talks)"),
    ("工会 AROUND(6) 早餐", "near6(工会, 早餐)"),
    ("工会 w/s 早餐", "sentence(工会, 早餐)"),
    ("篇名:工会", "headline:工会"),
    ("標題:工会", "headline:工会"),
    ("報紙:海州日报 記者:林海生", "(newspaper=海州日报 & reporter=林海生)"),
    ("題名:工会", "headline:工会"),
    ("题名：工会", "headline:工会"),
    ("标题 : 工会", "headline:工会"),
    ("标题=工会", "headline:工会"),
    ("标题=“工会 早餐”", "headline:工会 早餐"),
    ("intitle:工会", "headline:工会"),
    ("ti(工会 早餐)", "(headline:工会 & headline:早餐)"),
    ("全文:工会", "工会"),
    ("标题:全文:工会", "工会"),
    ("主题=工会", "工会"),
    ("来源:工人日报", "newspaper=工人日报"),
    ("报刊＝工人日报", "newspaper=工人日报"),
    ("作者=郑莉", "reporter=郑莉"),
    ("AU=郑莉", "reporter=郑莉"),
    ("AU='郑莉'", "reporter=郑莉"),
    ("TI=工会", "headline:工会"),
    ("TI='工会'", "headline:工会"),
    ("TI='工会' AND AU='郑莉'", "(headline:工会 & reporter=郑莉)"),
    ("SU=工会*早餐", "(工会 & 早餐)"),
    ("SU='工会'+'早餐'", "(工会 | 早餐)"),
    ("SU='工会'*'早餐'+'莱希'", "((工会 & 早餐) | 莱希)"),
    ("TI='工会'-'早餐'", "(headline:工会 & !headline:早餐)"),
    ("TI='工会 建设' 2022", "(headline:工会 建设 & 2022)"),
    ("SU%='工会'", "工会"),
    ("SU=('工会'+'莱希')*'早餐'", "((工会 | 莱希) & 早餐)"),
    ("TI=(工会+莱希)*早餐", "((headline:工会 | headline:莱希) & headline:早餐)"),
    ("ts=(工会 AND 早餐)", "(工会 & 早餐)"),
    ("YE='2023'", "2023-01-01..2023-12-31"),
    ("publication(工人日报)", "newspaper=工人日报"),
    ("pd(2023)", "2023-01-01..2023-12-31"),
    ("YE=2023", "2023-01-01..2023-12-31"),
    ("before:2023-02-01 工会", "(None..2023-01-31 & 工会)"),
    ("after:2023-02-01", "2023-02-01..None"),
    ("date:[2023-01-01 TO 2023-02-01] 工会", "(2023-01-01..2023-02-01 & 工会)"),
    ("日期:2023-02-01 .. 2023-02-28", "2023-02-01..2023-02-28"),
    ("日期: 2023年2月 至 3月 工会", "(2023-02-01..2023-03-31 & 工会)"),
    ("日期:2023 - 2024 工会", "(2023-01-01..2024-12-31 & 工会)"),
    ("日期:>= 2023-01-01", "2023-01-01..None"),
    ("日期:2023年 2月 15日", "2023-02-15..2023-02-15"),
    ("日期:2023 -工会", "(2023-01-01..2023-12-31 & !工会)"),
    ("日期:2023 到达 北京", "(2023-01-01..2023-12-31 & 到达 & 北京)"),
    ("日期:2023 10", "(2023-01-01..2023-12-31 & 10)"),
    ("日期:(2022 OR 2023)", "(2022-01-01..2022-12-31 | 2023-01-01..2023-12-31)"),
    ("日期:Feb 15, 2023", "2023-02-15..2023-02-15"),
    ("版:1-3", "(page=1 | page=2 | page=3)"),
    ("版:A1..A3", "(page=A1 | page=A2 | page=A3)"),
    ("版:第二版", "page=2"),
]


@pytest.mark.parametrize(("typed", "tree"), TAKEN)
def test_what_others_write_is_understood(typed: str, tree: str) -> None:
    parsed = parse(typed)
    assert shown(parsed.tree) == tree
    assert parsed.problem is None


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("rock and roll", "(rock & and & roll)"),
        ("to be or not to be", "(to & be & or & not & to & be)"),
        ("“工会 and 早餐”", "工会 and 早餐"),
        ("Q&A", "Q&A"),
        ("AT&T", "AT&T"),
        ("and", "and"),
        ("工会 and", "(工会 & and)"),
        ("工会 并且 早餐", "(工会 & 并且 & 早餐)"),
        ("工会 或者 早餐", "(工会 & 或者 & 早餐)"),
        ("工会+早餐", "工会+早餐"),
        ("C++", "C++"),
        ("加油！", "加油！"),
        ("“作者=郑莉”", "作者=郑莉"),
        ("某人=郑莉", "某人=郑莉"),
        ("记者：您怎么看", "记者：您怎么看"),
        ("记者:这个问题", "记者:这个问题"),
        ("摄影：谁的眼", "摄影：谁的眼"),
        ("3-1", "3-1"),
        ("18:30", "18:30"),
        ("2023-02-15", "2023-02-15"),
        ("去年 工会", "(去年 & 工会)"),
        ("title", "title"),
        ("标题", "标题"),
        ("标题 :", "(标题 & :)"),
    ],
)
def test_what_may_be_text_stays_text(typed: str, tree: str) -> None:
    parsed = parse(typed)
    assert shown(parsed.tree) == tree
    assert parsed.problem is None


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("多少钱?", "多少钱"),
        ("环卫工人的早餐是谁出钱?", "环卫工人的早餐是谁出钱"),
        ("两国外长举行会谈?!", "两国外长举行会谈"),
        ("真的吗??", "真的吗"),
        ("谁来管？", "谁来管？"),
        ("兜得?", "~兜得?"),
        ("工会?", "~工会?"),
        ("工会?早餐多少钱?", "~工会?早餐多少钱?"),
        ("工*会在哪里开?", "~工*会在哪里开?"),
        ("“多少钱?”", "多少钱?"),
        ("who pays for it? 工会", "(who & pays & for & ~it? & 工会)"),
    ],
)
def test_a_question_mark_that_ends_a_question_stands_for_nothing(typed: str, tree: str) -> None:
    assert shown(parse(typed).tree) == tree
