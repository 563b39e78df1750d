"""The pieces that a PDF is made of: lines, faces, the font that stands in, the script of a text."""

import struct
from itertools import pairwise

import pytest

from reader import paths
from reader.render.headlines import in_lines
from reader.render.pdf.fonts import faces
from reader.render.pdf.inline import CUT, END, cut_short, inline, plain
from reader.render.pdf.stand_in import stand_in
from reader.render.script_detection import is_traditional
from reader.render.story_css import StoryStyle

PLAIN = StoryStyle(full_width=False)


def whole(text: str, style: StoryStyle = PLAIN) -> str:
    """The text of the lines again."""
    lines = inline(text, style)
    return "\n".join(
        "".join(each if isinstance(each, str) else each["wide"] for each in line if each != END) for line in lines
    )


def test_punctuation_that_is_drawn_wide_is_a_piece_of_its_own() -> None:
    assert inline("据统计,好(好)", StoryStyle()) == [
        ["据统计", {"wide": ","}, "好", {"wide": "("}, "好", {"wide": ")"}]
    ]
    assert inline("据统计,好(好)", PLAIN) == [["据统计,好(好)"]]


def test_script_is_changed_where_that_is_wanted() -> None:
    assert inline("发展", StoryStyle(script="traditional")) == [["發展"]]


def test_line_ends_of_every_kind_end_lines() -> None:
    assert inline("一\r\n二\u2028三\n\n四", PLAIN) == [["一"], ["二"], ["三"], [], ["四"]]
    assert plain(" 一\n二\t三 ") == "一 二 三"
    assert plain(None) == ""


@pytest.mark.parametrize(
    "text", ["x" * 200, "！" * 200, "—" * 100, "见https://a.b/" + "c" * 90 + "。", "e\u0301" * 60, "👨\u200d👩" * 30]
)
def test_a_run_too_long_for_a_line_is_cut_and_loses_nothing(text: str) -> None:
    (line,) = inline(text, PLAIN)
    assert CUT in line or END in line
    assert whole(text) == text
    for before, after in pairwise(each for each in line if isinstance(each, str) and each not in (CUT, END)):
        assert after[0] not in "\u0301\u200d"
        assert before[-1] != "\u200d"


def test_text_that_breaks_by_itself_is_not_cut() -> None:
    text = "据新华社北京2月14日电，2023年工会工作主要任务明确——“十四五”时期。" * 20
    assert inline(text, PLAIN) == [[text]]


def test_a_foot_is_cut_to_its_width() -> None:
    assert cut_short("工人日报", 4) == "工人日报"
    assert cut_short("工人日报", 3) == "工人日…"
    assert cut_short("Monday", 3) == "Monday"


def test_faces_are_those_installed_best_first() -> None:
    found = faces(["SimSun", "Noto Serif CJK SC", "SimHei", "Arial"], serif=True)
    assert found["text"][:2] == ["Noto Serif CJK SC", "SimSun"]
    assert found["sans"][0] == "SimHei"
    assert "Arial" not in found["text"]
    assert faces(["SimHei", "SimSun"], serif=False)["text"][0] == "SimHei"
    assert faces(["Noto Serif CJK SC", "Noto Serif CJK TC"], serif=True)["text_hant"][0] == "Noto Serif CJK TC"
    assert all(faces([], serif=True).values()), "never without a face"


def test_the_font_that_stands_in_has_the_characters_and_whole_tables() -> None:
    base = (paths.shipped("resources/pdf") / "stand-in.ttf").read_bytes()
    font = stand_in(base, "\ue5ce\U00020bb7\u200d")
    (count,) = struct.unpack_from(">H", font, 4)
    tables = [struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(count)]
    assert [tag for tag, *_ in tables] == sorted(tag for tag, *_ in tables)
    assert all(offset % 4 == 0 and offset + length <= len(font) for _, _, offset, length in tables)
    ((_, _, at, length),) = [each for each in tables if each[0] == b"cmap"]
    groups = [struct.unpack_from(">III", font, at + 12 + 16 + 12 * each) for each in range(3)]
    assert groups == [(0x200D, 0x200D, 2), (0xE5CE, 0xE5CE, 1), (0x20BB7, 0x20BB7, 1)]
    assert length == 12 + 16 + 36


@pytest.mark.parametrize(
    ("text", "traditional"),
    [
        ("", False),
        ("中国人民", False),
        ("農戶用電更省心", True),
        ("农户用电更省心", False),
        ("乾隆与明代的历史", False),
        ("後天開會，里程", True),
    ],
)
def test_the_script_of_a_text(text: str, traditional: bool) -> None:
    assert is_traditional([text[:2], text[2:]]) is traditional


def test_a_headline_of_two_lines_is_parted_where_it_was() -> None:
    assert in_lines("长期护理保险制度全面铺开 老有所养迈出坚实一步") == "长期护理保险制度全面铺开\n老有所养迈出坚实一步"
    assert in_lines("刘 泉在北京") == "刘 泉在北京"
