"""Mutation testing itself: what is changed, which tests are run, and which changes are known to make no difference."""

from pathlib import Path

import pytest

from tests.mutation.equivalents import EQUIVALENTS
from tests.mutation.mirrored import mirrored_tests

ROOT = Path(__file__).resolve().parents[2]
SOURCE = '''"""A weight of 3."""

from functools import cache

Name = str | None
WEIGHT: "int | float" = 0.08


@cache
def weigh(of: list[int] | None, 多少: int) -> float | None:
    assert 多少 > 1
    if not of:
        return None
    return 多少 + WEIGHT
'''


def mutants(folder: Path, source: str) -> list[str]:
    found = pytest.importorskip("tests.mutation.mutants", reason="the extra `mutation` is not installed")
    (folder / "weights.py").write_text(source, encoding="utf-8")
    return [str(mutant) for mutant in found.mutants_of(folder, [Path("weights.py")])]


def test_what_counts_is_changed_and_types_decorators_and_assertions_are_not(tmp_path: Path) -> None:
    assert mutants(tmp_path, SOURCE) == [
        'weights.py:6: WEIGHT: "int | float" = ⟦0.08 → 0.04⟧',
        'weights.py:6: WEIGHT: "int | float" = ⟦0.08 → 0.16⟧',
        'weights.py:6: WEIGHT: "int | float" = ⟦0.08 → -0.92⟧',
        'weights.py:6: WEIGHT: "int | float" = ⟦0.08 → 1.08⟧',
        "weights.py:12: if⟦not → ⟧of:",
        "weights.py:14: return 多少 ⟦+ → -⟧ WEIGHT",
    ]


def test_what_changes_no_run_is_not_changed(tmp_path: Path) -> None:
    source = 'T = TypeVar("T", covariant=True)\nif TYPE_CHECKING:\n    import one\n\n\ndef f(a, *, b): ...\n'
    assert mutants(tmp_path, source) == []


def test_each_mutant_is_another_program(tmp_path: Path) -> None:
    found = mutants(tmp_path, "def f(a, b):\n    a *= 2\n    return a <= b and a | b\n")
    assert len(found) == len(set(found)) == 8


@pytest.mark.parametrize(
    ("package", "tests"),
    [
        ("reader/query", "tests/query"),
        ("reader/text/folding.py", "tests/text/test_folding.py"),
        ("reader/text/nothing.py", "tests/text"),
    ],
)
def test_the_tests_of_a_package_mirror_it(package: str, tests: str) -> None:
    assert mirrored_tests(ROOT, Path(package)) == Path(tests)


def test_no_package_is_without_tests() -> None:
    with pytest.raises(FileNotFoundError):
        mirrored_tests(ROOT, Path("reader/nothing"))


def test_every_equivalent_names_a_line_and_a_reason() -> None:
    for each in EQUIVALENTS:
        lines = (ROOT / each.file).read_text(encoding="utf-8").splitlines()
        assert each.before in {line.strip() for line in lines}, each
        assert len(each.reason) > 20, each
