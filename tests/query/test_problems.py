"""All problems of a query with their positions, and what of the query is searched all the same."""

import pytest

from reader.query.parser import parse
from tests.query.test_parser import shown


@pytest.mark.parametrize(
    ("text", "tree", "problems"),
    [
        ("a OR", "a", [("missing_operand", 2, "OR")]),
        ("a OR OR b", "(a | b)", [("missing_operand", 2, "OR"), ("missing_operand", 5, "OR")]),
        ("NOT AND a", "a", [("missing_operand", 0, "NOT")]),
        ("a AND AND b", "(a & b)", [("missing_operand", 2, "AND")]),
        ("a AND OR b", "(a | b)", [("missing_operand", 2, "AND")]),
        ("a AND )", "a", [("missing_operand", 2, "AND"), ("unopened_group", 6, ")")]),
        ("标题:", "()", [("missing_value", 0, "标题:")]),
        ("标题:NOT", "()", [("missing_operand", 3, "NOT")]),
        ("标题: 同句 a", "a", [("missing_value", 0, "标题:")]),
        ("a 同句 同句 b", "sentence(a, b)", [("missing_operand", 2, "同句")]),
        ("a NEAR/3 b NEAR/4 c", "(near3(a, b) & c)", [("near_needs_words", 11, "NEAR/4")]),
        ("a 同句 b 同段 c", "(sentence(a, b) & c)", [("near_needs_words", 7, "同段")]),
        ("(a OR 标题:b) 同句 c", "((a | headline:b) & c)", [("near_needs_words", 12, "同句")]),
        ("(a OR b*) 同句 c", "((a | ~b*) & c)", [("near_needs_words", 10, "同句")]),
        ("a NOT", "a", [("missing_operand", 2, "NOT")]),
        ("a NOT OR b", "(a | b)", [("missing_operand", 2, "NOT")]),
        ("NOT NOT NOT a", "!a", []),
        ("标题:NOT a", "!headline:a", []),
        ("(标题:a OR 标题:b) NEAR c", "near10(headline:a/b, c)", []),
        ("a 同句 -b", "(a & !b)", [("near_needs_words", 2, "同句")]),
        ("书签:有", "bookmarked=yes", []),
        ("书签:TRUE", "bookmarked=yes", []),
        ("书签:没有", "!bookmarked=yes", []),
        ("书签:0", "!bookmarked=yes", []),
        ("体裁:未知", "kind=未知", []),
        ("“ ”", "()", [("empty_phrase", 0, " ")]),
        ("a * b", "(a & b)", [("bare_wildcard", 2, "*")]),
        ("*a", "~*a", []),
        ("＊a", "~＊a", []),
        ("版:“02”", "page=02", []),
        ("日期:“2023”", "2023-01-01..2023-12-31", []),
        ("(a)(b)", "(a & b)", []),
        ("((a)", "a", [("unclosed_group", 0, "(")]),
        ("() ()", "()", [("empty_group", 0, "(")]),
        ("(a ()", "a", [("unclosed_group", 0, "("), ("empty_group", 3, "(")]),
        ("a NEAR b NEAR c NEAR/5 d", "(near10(a, b, c) & d)", [("near_needs_words", 16, "NEAR/5")]),
        ("标题:日期:2023", "2023-01-01..2023-12-31", []),
        ("“a", "a", [("unclosed_quote", 0, "a")]),
        ("a “", "a", [("unclosed_quote", 2, "")]),
    ],
)
def test_each_problem_is_reported_once_in_order(text: str, tree: str, problems: list[tuple[str, int, str]]) -> None:
    parsed = parse(text)
    assert shown(parsed.tree) == tree
    assert [(problem.code, problem.position, problem.text) for problem in parsed.problems] == problems
    assert parsed.problem == (parsed.problems[0] if problems else None)
