import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text.folding import Folding
from reader.text.highlight import Highlighter
from reader.text.wildcard import is_word_character

FOLDING = Folding()


def marked(text: str, *terms: str, patterns: tuple[str, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in Highlighter(terms, FOLDING, patterns).spans(text)]


def test_marks_the_original_text() -> None:
    assert marked("記者刘  泉、Liu Quan報道", "刘泉", "记者刘") == ["記者刘  泉"]
    assert marked("5Ｇ 基站", "5g基站") == ["5Ｇ 基站"]
    assert marked("精神「大花園」", "“大花园”") == ["「大花園」"]


def test_overlapping_hits_are_one_mark_and_touching_ones_two() -> None:
    assert marked("工会工会", "工会") == ["工会", "工会"]
    assert marked("啊啊啊", "啊啊") == ["啊啊啊"]


def test_marks_wildcards() -> None:
    assert marked("工程委员会，工会。工，会", patterns=("工*会",)) == ["工程委员会", "工会"]
    assert marked("总工会", patterns=("?工?",)) == ["总工会"]


def test_marks_stars_on_a_long_line() -> None:
    """Tried one after another, the ways in which six stars part the line would take longer than a life."""
    line = "国家。" + "的" * 400 + "。工会"
    for pattern in ("的*的*国", "的*的*的*国", "的*的*的*的*国", "的*的*的*的*的*的*国"):
        assert marked(line, "工会", patterns=(pattern,)) == ["工会"]
        assert marked(line.replace("。工", "国。工"), "工会", patterns=(pattern,)) == ["的" * 400 + "国", "工会"]


def test_nothing_to_mark() -> None:
    assert marked("工会", "", " ", "省总") == []
    assert marked("", "工会") == []


@given(st.text("工会总 國。”Ａ", max_size=40), st.text("工会国a", min_size=1, max_size=3))
def test_every_mark_folds_to_hits_and_none_is_left_out(text: str, term: str) -> None:
    spans = Highlighter((term,), FOLDING).spans(text)
    assert spans == sorted(spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    rest = list(text)
    for span in spans:
        assert term in FOLDING.plain(text[span.start : span.end])
        rest[span.start : span.end] = "|" * (span.end - span.start)
    assert term not in FOLDING.plain("".join(rest))


def test_a_star_runs_over_what_a_regular_expression_calls_a_word() -> None:
    word = re.compile(r"\w")
    signs = [chr(code) for code in (*range(0x3100), 0x4E00, 0x9FFF, 0xAC00, 0x20BB7, 0x1F600)]
    assert [one for one in signs if bool(word.match(one)) != is_word_character(one)] == []


def test_marks_whole_signs() -> None:
    assert marked("Cafe\u0301s", "café") == ["Cafe\u0301"]
    assert marked("今天☀\ufe0f很热", "☀") == ["☀\ufe0f"]
    assert marked("ﾊﾞｽと", "バ") == ["ﾊﾞ"]
    assert marked("Cafe\u0301", "cafe") == []
