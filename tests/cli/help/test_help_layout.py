"""Help as a terminal shows it: Chinese characters are two columns wide."""

import pytest

from reader.cli.help.help_layout import HelpFormatter
from reader.text.display_width import width_of


@pytest.fixture
def formatter() -> HelpFormatter:
    return HelpFormatter(width=40)


def test_chinese_paragraphs_are_broken_at_the_width(formatter: HelpFormatter) -> None:
    formatter.write_text("没有报库时，`open`、`read` 和 `bookmark merge` 会新建一个；其他命令只作说明，不新建。" * 3)
    lines = formatter.getvalue().splitlines()
    assert all(width_of(line) <= 40 for line in lines)
    # A line is left short by one character and the mark that may not begin the next, at most; or by a whole word.
    assert all(width_of(line) > 40 - len("`bookmark") for line in lines[:-1])
    assert not any(line[0] in "，。；、" for line in lines)


def test_words_and_options_are_not_divided(formatter: HelpFormatter) -> None:
    formatter.write_text("全角与半角、简体与繁体互相匹配时可用选项--no-folder去掉")
    assert formatter.getvalue().splitlines() == ["全角与半角、简体与繁体互相匹配时可用选项", "--no-folder去掉"]


def test_english_paragraphs_are_joined_and_marked_ones_keep_their_lines(formatter: HelpFormatter) -> None:
    formatter.write_text(
        "One sentence\nof two lines.\n\n\b\nExample:\n  dubao search 网约车司机 --limit 0 --sort newest"
    )
    assert formatter.getvalue() == (
        "One sentence of two lines.\n\nExample:\n  dubao search 网约车司机 --limit 0 --sort newest\n"
    )


def test_what_is_said_of_terms_stands_in_one_column(formatter: HelpFormatter) -> None:
    with formatter.indentation():
        formatter.write_dl([("--图片", "随稿件一起给出图片的说明和署名，不含图片。"), ("--json", "JSON"), ("-h", "")])
    assert formatter.getvalue().splitlines() == [
        "  --图片  随稿件一起给出图片的说明和署",
        "          名，不含图片。",
        "  --json  JSON",
        "  -h",
    ]


def test_a_term_too_wide_for_its_column_stands_alone(formatter: HelpFormatter) -> None:
    formatter.write_dl([("--format [md|txt|html|json|csv|epub]", "格式。")], col_max=10)
    assert formatter.getvalue().splitlines() == ["--format [md|txt|html|json|csv|epub]", "            格式。"]


def test_a_usage_line_hangs_below_its_arguments(formatter: HelpFormatter) -> None:
    formatter.write_usage("dubao page", "[OPTIONS] COMMAND [ARGS]...", prefix="用法：")
    assert formatter.getvalue().splitlines() == ["用法：dubao page [OPTIONS] COMMAND", " " * 17 + "[ARGS]..."]
    bare = HelpFormatter(width=40)
    bare.write_usage("dubao")
    assert bare.getvalue() == "Usage: dubao\n"
