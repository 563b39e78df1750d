"""Tokens: their kind, text and place in the typed text."""

import pytest

from reader.domain.span import Span
from reader.query.fields import Fact, Zone
from reader.query.lexer import tokens
from reader.query.query_tokens import Kind, Token


def shown(text: str) -> list[tuple[str, str, int, int]]:
    """The kind, text, start and end of each token."""
    return [(token.kind.name, token.text, token.at.start, token.at.end) for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 工会　服务 ", [("WORD", "工会", 1, 3), ("WORD", "服务", 4, 6)]),
        ("“工 会”", [("PHRASE", "工 会", 0, 5)]),
        ('"工 会" 甲', [("PHRASE", "工 会", 0, 5), ("WORD", "甲", 6, 7)]),
        ("“工会", [("UNCLOSED", "工会", 0, 1), ("PHRASE", "工会", 0, 3)]),
        ("a “工会", [("WORD", "a", 0, 1), ("UNCLOSED", "工会", 2, 3), ("PHRASE", "工会", 2, 5)]),
        ("“甲”“乙”", [("PHRASE", "甲", 0, 3), ("PHRASE", "乙", 3, 6)]),
        ("“甲”乙", [("WORD", "“甲”乙", 0, 4)]),
        ("“甲”|乙", [("PHRASE", "甲", 0, 3), ("OR", "|", 3, 4), ("WORD", "乙", 4, 5)]),
        ("甲“乙 丙”丁 戊", [("WORD", "甲“乙 丙”丁", 0, 7), ("WORD", "戊", 8, 9)]),
        ('甲"乙 丙"丁 戊', [("WORD", '甲"乙 丙"丁', 0, 7), ("WORD", "戊", 8, 9)]),
        ("甲“”乙 丙”", [("WORD", "甲“”乙", 0, 4), ("WORD", "丙”", 5, 7)]),
        ("甲“乙 丙", [("WORD", "甲“乙", 0, 3), ("WORD", "丙", 4, 5)]),
        ("(甲)", [("OPEN", "(", 0, 1), ("WORD", "甲", 1, 2), ("CLOSE", ")", 2, 3)]),
        ("（甲(一)）", [("OPEN", "（", 0, 1), ("WORD", "甲(一)", 1, 5), ("CLOSE", "）", 5, 6)]),
        ("甲)", [("WORD", "甲)", 0, 2)]),
        (") 甲)", [("CLOSE", ")", 0, 1), ("WORD", "甲)", 2, 4)]),
        ("(甲) 乙)", [("OPEN", "(", 0, 1), ("WORD", "甲", 1, 2), ("CLOSE", ")", 2, 3), ("WORD", "乙)", 4, 6)]),
        ("((甲) 乙)", [*[("OPEN", "(", n, n + 1) for n in (0, 1)], ("WORD", "甲", 2, 3), ("CLOSE", ")", 3, 4),
                     ("WORD", "乙", 5, 6), ("CLOSE", ")", 6, 7)]),
        ("-甲 +乙", [("NOT", "-", 0, 1), ("WORD", "甲", 1, 2), ("AND", "+", 3, 4), ("WORD", "乙", 4, 5)]),
        ("甲 - 乙", [("WORD", "甲", 0, 1), ("WORD", "-", 2, 3), ("WORD", "乙", 4, 5)]),
        ("甲 -", [("WORD", "甲", 0, 1), ("WORD", "-", 2, 3)]),
        ("甲|乙", [("WORD", "甲", 0, 1), ("OR", "|", 1, 2), ("WORD", "乙", 2, 3)]),
        ("标题:甲", [("FIELD", "标题:", 0, 3), ("WORD", "甲", 3, 4)]),
        ("某某:甲", [("WORD", "某某:甲", 0, 4)]),
        ("甲 AND 乙", [("WORD", "甲", 0, 1), ("AND", "AND", 2, 5), ("WORD", "乙", 6, 7)]),
        ("同段", [("WORD", "同段", 0, 2)]),
        (" NEAR/3 ", [("WORD", "NEAR/3", 1, 7)]),
        ("同段 同句", [("PARAGRAPH", "同段", 0, 2), ("SENTENCE", "同句", 3, 5)]),
    ],
)  # fmt: skip
def test_tokens_say_what_they_are_and_where(text: str, expected: list[tuple[str, str, int, int]]) -> None:
    assert shown(text) == expected


def test_fields_and_distances_come_with_their_tokens() -> None:
    assert [(token.field, token.number) for token in tokens("标题:甲 邻近/7 记者:乙")] == [
        (Zone.HEADLINE, 0),
        (None, 0),
        (None, 7),
        (Fact.REPORTER, 0),
        (None, 0),
    ]


@pytest.mark.parametrize(
    ("typed", "distance"),
    [("NEAR", 10), ("NEAR/12345", 12345), ("近/12345678901", 123456789), ("NEAR/" + "9" * 5000, 999999999)],
)
def test_distances_are_read_to_nine_digits(typed: str, distance: int) -> None:
    (_, near, _) = tokens(f"甲 {typed} 乙")
    assert near == Token(Kind.NEAR, typed, Span(2, 2 + len(typed)), None, distance)
