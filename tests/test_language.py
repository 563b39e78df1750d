"""The style sheet is kept: docstrings, comments, names, units."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.language.rules import Finding, findings
from tests.language.sources import Source, read

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def found() -> list[Finding]:
    return findings(read(ROOT, "reader", "tests"))


def test_the_style_sheet_is_kept(found: list[Finding]) -> None:
    assert [str(each) for each in found] == [], "python -m tests.language lists the findings"


@pytest.mark.parametrize("catalogue", ["zh_CN.po", "zh/LC_MESSAGES/dubao.po"])
def test_texts_for_people_keep_it_as_well(catalogue: str) -> None:
    with (ROOT / "resources" / "i18n" / catalogue).open("rb") as file:
        texts = [text for message in read_po(file) for text in _forms(message.id) if text]
    sources = [Source("", f"# {line}") for text in texts for line in text.splitlines()]
    assert [str(each) for each in findings(sources)] == []


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("opening", 'class Row:\n    """What a list shows."""'),
        ("opening", 'LIMIT = 3\n"""Of a page."""'),
        ("opening", 'def rows() -> int:\n    """By name."""'),
        ("opening", 'def width() -> int:\n    """Returns the width."""'),
        ("private word", '"""Work on a lane."""'),
        ("private word", "# The file tells its kind."),
        ("private word", '"""Stories, so many are read."""'),
        ("where for if", '"""The page, None where there is none."""'),
        ("where for if", "# A title, where it is known."),
        ("where for if", '"""Raises NotHeld where the story does not hold the passage."""'),
        ("where for if", '"""Several where a seam in it was undone."""'),
        ("where for if", "# Where one reader cannot be opened, the others are."),
        ("identifier", "def robbed_pages() -> None: ..."),
        ("identifier", "class Doorbell: ..."),
        ("identifier", "for told in (): ..."),
        ("identifier", "def paint(desk: int) -> None: ..."),
        ("unit", 'LIMIT = 64 * 1024\n"""Bytes of a file."""'),
        ("unit", "TIMEOUT = 2.5"),
    ],
)
def test_a_breach_is_found(rule: str, code: str) -> None:
    assert [each.rule for each in findings([Source("reader/rows.py", code)])] == [rule]


@pytest.mark.parametrize(
    "code",
    [
        'class Row:\n    """A line of a list."""',
        'def width() -> int:\n    """Return the width, in pixels."""',
        '"""Rules that tell two editions apart."""',
        '"""The folder where the index lies; the place where they stand."""',
        '"""Nothing is mounted at `detail`, where its disk was; the places where a story has the words."""',
        '"""So many that no list holds them."""',
        "leaves = background = 1",
        'LIMIT_BYTES = 64 * 1024\n"""Bytes of a file."""',
        'NAMES = ("a",)\n"""Seconds have names."""',
        "TIMEOUT_S = 2.5",
    ],
)
def test_plain_english_passes(code: str) -> None:
    assert findings([Source("reader/rows.py", code)]) == []


@pytest.mark.parametrize(
    ("paths", "repeated"),
    [
        (("reader/ui/rows.py", "reader/search/rows.py"), ["reader/search/rows.py"]),
        (("reader/acts/bookmarks.py", "reader/store/bookmarks.py"), []),
        (("reader/cli/notes.py", "reader/cli/terminal/notes.py"), ["reader/cli/terminal/notes.py"]),
        (("reader/ui/citing/feature.py", "reader/ui/help/feature.py"), []),
    ],
)
def test_modules_have_names_of_their_own(paths: tuple[str, ...], repeated: list[str]) -> None:
    found = findings([Source(path, "") for path in paths])
    assert [(each.path, each.rule) for each in found] == [(path, "repeated name") for path in repeated]
