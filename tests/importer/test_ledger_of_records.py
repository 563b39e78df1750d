"""Lines of records and heads of pages in any order: each character is kept, or left out by name."""

from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.importer.ledger import entry_of

HEADS = (
    "工人日报 2023年2月15日 星期三 第3版", "第4版：要闻", "A03 要闻", "第三版", "2023-02-15 A1版", "明報 | 2023-02-15",
    "A12 | 港聞 | By 陳大文", "蘋果日報 | A12 | 港聞 | 2003-05-06", "报章 | A12 | 2023-02-15",
)  # fmt: skip
RECORDS = (
    "标题: 工会送早餐", "报章: 明報", "日期: 2023-02-15", "版次: A12", "作者: 陳大文", "正文: 工會昨日為職工送上早餐。",
    "文章編號: 202302150040012", "Document ID: 12345", "字數: 345 words", "来源：人民日报", "專欄: 一家之言",
    "No. 3 of 12", "Page 3", "文章 1", "Copyright 2003", "---", "_____", "", "# 题", "正文一段。",
)  # fmt: skip


@given(lines=st.lists(st.sampled_from(HEADS + RECORDS), min_size=3, max_size=14))
@example(lines=["版次: A12", "作者: 陳大文", "Document ID: 12345", "来源：人民日报", "标题: 工会送早餐"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_character_of_records_among_page_heads_is_lost(tmp_path: Path, lines: list[str]) -> None:
    file = tmp_path / "page.txt"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert entry_of(file).lost == Counter()
