"""Every problem of a query has its sentence, here and on the command line."""

import pytest

from reader.cli.printing import error_sentences
from reader.errors import QueryReason, QuerySyntaxError
from reader.ui.language.error_messages import query_problem


@pytest.mark.parametrize("code", QueryReason)
def test_each_code_is_said_in_words_with_its_place(code: QueryReason, english: None) -> None:
    problem = QuerySyntaxError(code, 3, "港湾")
    for said in (query_problem(problem), error_sentences.query_problem(problem)):
        assert f": {code.replace('_', ' ')} (" not in said
        assert "At character 4" in said
        assert "港湾" in said
