"""Long and odd input takes linear time. The bounds are wide: quadratic work would take minutes at these sizes."""

import time

import pytest

from reader.importer.stages import parse_text

_SIGNS = [*"a1#。，“”（(摄版第一—-*【■《图日电责问\u3000１", "本报讯", "(上接第", "以下简称", "图①", "字，", "……"]


@pytest.mark.parametrize("sign", _SIGNS)
def test_one_long_line(sign: str) -> None:
    line = (sign * 200_000)[:200_000]
    start = time.process_time()
    parse_text(f"# 标题\n\n{line}\n\n{line[:500]}")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "line",
    [
        "短",
        "没有完的话，",
        "甲乙丙\n本报记者 张三\n正文一句。",
        "# 标题",
        "(上接第1版)",
        "张三摄",
        "以上图片均为张三摄",
        "队员在山里。\n王长河作（人民视觉）",
        "队员在山里，天很冷，路很长。\n图为队员。 张三摄",
        "字数：1062字",
        "对话嘉宾：\n张三 海州大学教授",
        "海州市水利局\n# 标题",
        "导读",
        "“甲",
        "# 导读\n甲",
    ],
)
def test_many_lines(line: str) -> None:
    start = time.process_time()
    parse_text(f"{line}\n" * 8_000)
    assert time.process_time() - start < 5


def test_brackets_that_never_close() -> None:
    start = time.process_time()
    parse_text("“" * 100_000 + "’" * 100_000 + "\n" + "（" * 100_000)
    assert time.process_time() - start < 2


def test_the_empty_page() -> None:
    assert parse_text("").stories == ()
    assert parse_text(" \n\u3000\n---\n").stories == ()
