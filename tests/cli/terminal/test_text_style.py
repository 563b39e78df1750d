"""Output on a terminal: styles or brackets, and no control characters."""

import pytest

from reader.cli.terminal.composing import Composer
from reader.cli.terminal.text_style import Look, look_of
from reader.domain.span import Span
from reader.text.escaping import on_one_line, visible

PLAIN, STYLED = Look(styles=False), Look(styles=True)


@pytest.mark.parametrize(
    ("environment", "styles"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({}, False),
    ],
)
def test_styles_are_for_terminals_that_have_them(
    environment: dict[str, str], styles: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert look_of(environment, on_terminal=True) == Look(styles)
    assert look_of(environment, on_terminal=False) == PLAIN


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("标题\x1b]0;TITLE\x07", "标题\\x1b]0;TITLE\\x07"),
        ("\x9b31m红", "\\x9b31m红"),
        ("a\u202eb\u2066", "a\\u202eb\\u2066"),
        ("a\rb\x7f", "a\\x0db\\x7f"),
        ("坏\udce5名", "坏\\udce5名"),
        ("两\t栏\n下行", "两 栏\n下行"),
    ],
)
def test_what_a_terminal_would_obey_is_spelt_out(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert "\n" not in on_one_line(text)


def test_matches_are_reversed_or_bracketed() -> None:
    def lines(look: Look) -> list[str]:
        return list(Composer(20, look, spans=lambda _: [Span(2, 4)]).lines("各级工会推动入会，各级推动"))

    assert lines(PLAIN) == ["各级【工会】推动入", "会，各级推动"]
    assert lines(STYLED) == ["各级\x1b[7m工会\x1b[0m推动入会，各", "级推动"]


def test_marks_keep_their_places_behind_what_is_spelt_out() -> None:
    composer = Composer(80, PLAIN, spans=lambda _: [Span(2, 4)])
    assert list(composer.lines("\x1b[工会")) == ["\\x1b[【工会】"]


def test_margin_hanging_indent_and_side() -> None:
    composer = Composer(16, PLAIN)
    assert list(composer.lines("各级工会推动入会", margin="  ", hanging="12  ")) == ["12  各级工会推动", "  入会"]
    assert list(composer.lines("各级工会推动入会", indent=4)) == ["    各级工会推动", "入会"]
    assert list(composer.lines("各级\n工会", at_right=True)) == ["            各级", "            工会"]
    assert list(composer.lines(None)) == list(composer.lines("")) == []


def test_the_lead_of_a_paragraph_is_bold() -> None:
    assert list(Composer(80, STYLED).lines("本报讯今天", lead=3)) == ["\x1b[1m本报讯\x1b[0m今天"]
