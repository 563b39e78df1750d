"""Placeholders of SQL: `?` with a sequence, `:name` with a mapping, never `?1`.

SQLite takes `?1` for a name. Python 3.12.0 to 3.12.3 warned of names in a sequence each time, `?1` among them
(cpython #117995); 3.14 refuses the others. The contract tests run every port's statements under the same rules.
"""

import ast
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import store
from tests.strict_sql import StrictConnection, fault_of, joins_the_halves

SOURCES = sorted(Path(store.__file__).parent.rglob("*.py"))


def texts(source: str) -> Iterator[str]:
    """Every string of a module but its docstrings, the fixed parts of f-strings included."""
    tree = ast.parse(source)
    bare = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in bare:
            yield node.value


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_statement_numbers_its_placeholders(file: Path) -> None:
    found = [text for text in texts(file.read_text(encoding="utf-8")) if fault_of(text, {})]
    assert found == []


@pytest.mark.parametrize("source", ['run("DELETE FROM a WHERE b = ?1", c)', 'run(f"{HEAD} WHERE b = ?12", c)'])
def test_a_number_would_be_found(source: str) -> None:
    assert any(fault_of(text, {}) for text in texts(source))


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        ("SELECT ?", (1,)),
        ("SELECT :one, :one", {"one": 1}),
        ("SELECT '?1 :one', ?", (1,)),
        ("SELECT strftime('%H:%M:%S'), ? -- ?1", ("now",)),
    ],
)
def test_what_every_python_takes_is_taken(sql: str, parameters: object) -> None:
    with sqlite3.connect(":memory:", factory=StrictConnection) as connection:
        assert connection.execute(sql, parameters).fetchone()
    connection.close()


@pytest.mark.parametrize(("sql", "parameters"), [("SELECT ?1", (1,)), ("SELECT :one", (1,)), ("SELECT @one", [1])])
def test_what_one_python_refuses_fails_on_all(sql: str, parameters: object) -> None:
    connection = sqlite3.connect(":memory:", factory=StrictConnection)
    connection.execute("CREATE TABLE held (one)")
    with pytest.raises(AssertionError, match="placeholder"):
        connection.execute(sql, parameters)
    with pytest.raises(AssertionError, match="placeholder"):
        connection.executemany(f"INSERT INTO held {sql}", [parameters])
    connection.close()


@pytest.mark.parametrize(
    ("sql", "both"),
    [
        ("SELECT s.id FROM story s JOIN bookmark b ON b.story_id = s.id", True),
        ("SELECT id FROM story WHERE EXISTS (SELECT 1 FROM read_mark WHERE story_id = id)", True),
        ("INSERT INTO reading SELECT id, 0, '' FROM story", True),
        ("SELECT newspaper, date, page FROM bookmark WHERE exact = 'FROM story'", False),
        ("SELECT id FROM story JOIN page ON page.id = page_id", False),
    ],
)
def test_a_statement_over_both_halves_would_be_found(sql: str, both: bool) -> None:
    assert joins_the_halves(sql) == both
