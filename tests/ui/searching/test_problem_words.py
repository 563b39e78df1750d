"""Every problem of a query has its sentence, here and on the command line."""

import pytest

from reader.cli.printing import error_sentences
from reader.errors import QueryReason, QuerySyntaxError
from reader.query.parser import parse
from reader.query.query_remark import remark_on
from reader.ui.language.error_messages import query_problem


@pytest.mark.parametrize("code", QueryReason)
def test_each_code_is_said_in_words_with_its_place(code: QueryReason, english: None) -> None:
    problem = QuerySyntaxError(code, 3, "港湾")
    for said in (query_problem(problem), error_sentences.query_problem(problem)):
        assert f": {code.replace('_', ' ')} (" not in said
        assert "At character 4" in said
        assert "港湾" in said


@pytest.mark.parametrize(
    ("typed", "end"),
    [
        ("日期:2023-02-31", "Nothing was left to search for."),
        ("*", "Nothing was left to search for."),
        ("日期:2023-02-31 工会", "The rest was searched."),
        ("工会 NEAR/500 早餐", "200 is taken (NEAR/500)."),
        ("工会" * 200, "what follows is left out (工会工会工会工会工会工会工会工会工会工会)."),
        ("日期 2023", "it was searched for as text (日期 2023)."),
    ],
)
def test_what_was_searched_is_said_once(typed: str, end: str, english: None) -> None:
    problem = remark_on(parse(typed), nothing_found=True)
    assert problem is not None
    said = query_problem(problem)
    assert said.endswith(end)
    assert said.count("search") + said.count("left out") + said.count("taken") == 1
