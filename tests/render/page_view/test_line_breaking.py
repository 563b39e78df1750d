"""Lines of one column: nothing is lost, and they break as Chinese print breaks them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.render.page_view import em_width
from reader.render.page_view.line_breaking import INK_LEFT, INK_RIGHT, NO_END, NO_START, SetLine, break_lines

SENTENCE = "甘肃省总推动建设“书香社会”，小书屋营造精神大花园。2023年各级工会会员达到1037万人（含新就业形态）。"


def text_of(line: SetLine) -> str:
    return "".join(run for _, run in line.runs)


@given(st.text("工会精神，。“”（）《》、12aB—… ", min_size=1, max_size=120), st.sampled_from([6.0, 14.0, 27.5]))
@settings(max_examples=120, deadline=None)
def test_keeps_every_character_but_the_blanks_between_lines(text: str, width: float) -> None:
    lines = break_lines(text.strip(), width, indent=2.0)
    assert "".join(map(text_of, lines)).replace(" ", "") == text.replace(" ", "")


def test_no_closing_mark_begins_and_no_opening_mark_ends_a_line() -> None:
    for width in (7.0, 9.5, 14.0, 20.0):
        lines = [text_of(line) for line in break_lines(SENTENCE * 20, width, indent=2.0)]
        assert not [line for line in lines[1:] if line[0] in NO_START]
        assert not [line for line in lines[:-1] if line[-1] in NO_END]


def test_a_number_stays_whole() -> None:
    lines = [text_of(line) for line in break_lines("会员人数为1037850人，" * 9, 8.0)]
    assert sum(line.count("1037850") for line in lines) == 9


def test_every_line_but_the_last_reaches_the_edge() -> None:
    for line in break_lines(SENTENCE * 6, 14.0, indent=2.0)[:-1]:
        x, run = line.runs[-1]
        end = x + sum(em_width(character) + line.spacing for character in run) - line.spacing
        if run[-1] in INK_LEFT:
            end -= 0.5
        assert abs(end - 14.0) < 0.01


def test_two_marks_side_by_side_close_up() -> None:
    (line,) = break_lines("说：“好”。", 20.0)
    assert [run for _, run in line.runs] == ["说：", "“好”", "。"]
    assert [x for x, _ in line.runs] == [0.0, 1.5, 4.0]


def test_an_opening_mark_hangs_out_at_a_line_start() -> None:
    lines = break_lines("一二三四“五六七八九”", 4.0)
    assert text_of(lines[1])[0] in INK_RIGHT
    assert lines[1].runs[0][0] == -0.5
