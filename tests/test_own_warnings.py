"""Warnings of our own code are errors in the tests, those of libraries are not, on every Python."""

import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(file for folder in ("reader", "tests") for file in (ROOT / folder).rglob("*.py"))
CATEGORIES = [
    UserWarning,
    FutureWarning,
    DeprecationWarning,
    PendingDeprecationWarning,
    RuntimeWarning,
    ResourceWarning,
]


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("module", ["reader", "reader.store.file.database", "tests.builders", __name__])
def test_a_warning_of_ours_is_an_error(module: str, category: type[Warning]) -> None:
    with pytest.raises(category, match="old"):
        warnings.warn_explicit("old", category, "somewhere.py", 1, module=module)


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("module", ["whoosh.index", "pypinyin.contrib.tone_convert", "reader_of_another", "readers.a"])
def test_a_warning_of_a_library_is_reported_and_no_error(module: str, category: type[Warning]) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.warn_explicit("old", category, "somewhere.py", 1, module=module)
    assert [each.category for each in caught] == [category]


def test_what_we_call_in_a_library_is_ours_to_mend() -> None:
    """A library's call that is to go warns at the line that calls it."""
    library: dict[str, object] = {"__name__": "library", "warnings": warnings}
    exec("def old():\n    warnings.warn('old', DeprecationWarning, stacklevel=2)", library)
    with pytest.raises(DeprecationWarning, match="old"):
        library["old"]()  # type: ignore[operator]


def test_none_of_our_files_warns_when_it_is_compiled() -> None:
    """Python warns of a doubtful escape or comparison only when it compiles, without bytecode."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for file in FILES:
            compile(file.read_bytes(), str(file), "exec", dont_inherit=True)
