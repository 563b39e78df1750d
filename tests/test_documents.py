"""Things that the documents name exist: links, files, modules, commands and names of the source."""

import re
import subprocess
from collections.abc import Iterator
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.language.rules import conditions, private_words
from tests.language.sources import Prose, Source
from tests.manual.shell_lines import check

ROOT = Path(__file__).resolve().parents[1]
TOPS = ("reader", "resources", "seeds", "tests", ".ci", ".github")
DATA = ("tests/importer/cases", "tests/importer/labelled", "resources/manual")
"""Markdown that is no document: pages for the importer, and chapters, which have tests of their own."""
LONGEST_LINE = 140
"""Prose is wrapped at 120; a line may grow when something that it names is renamed."""
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(rf"(?:{'|'.join(map(re.escape, TOPS))})(?:/[\w.*-]+)+|pyproject\.toml|(?:README|LICENSE)(?:\.md)?")
_MODULE = re.compile(r"-m (tests[\w.]*)|\b((?:reader|tests)(?:\.\w+)+)\b")
_NAME = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*|[A-Z][A-Z_]{3,}")
_FOREIGN = (
    "MHTML",
    "README",
    "LICENSE",
    "VERSION",
    "PATH",
    "HOME",
    "LANG",
    "TERM",
    "PYTHON",
    "PAGER",
    "FILE",
    "PAGES",
    "QueryParser",
)
_FORMER = re.compile(r"reader/decisions/\d{4}-|reader/CHANGELOG")
"""Documents that name what stood before as well."""


def documents() -> list[Path]:
    kept = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md"]
    for top in ("reader", "resources", "seeds", "tests"):
        kept += sorted((ROOT / top).rglob("*.md"))
    return [path for path in kept if not _name(path).startswith(DATA)]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


CHAPTERS = sorted((ROOT / "resources" / "manual" / "en").glob("*.md"))
ALL = pytest.mark.parametrize("document", documents(), ids=_name)


@ALL
def test_links_lead_somewhere(document: Path) -> None:
    text = _FENCE.sub("", document.read_text(encoding="utf-8"))
    broken = [address for address in _LINK.findall(text) if not _leads(document, address)]
    assert broken == []


def _leads(document: Path, address: str) -> bool:
    if address.startswith("https://"):
        return True
    path, _, anchor = address.partition("#")
    target = (document.parent / path).resolve() if path else document
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target)


@cache
def _anchors(document: Path) -> frozenset[str]:
    """Headings as a forge makes anchors of them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset(re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings)


@ALL
def test_files_and_modules_that_are_named_are_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    codes = [*_CODE.findall(_FENCE.sub("", text)), *(block for _, block in _FENCE.findall(text))]
    missing = [code for code in codes for path in _PATH.findall(code) if not _there(path)]
    missing += [code for code in codes for name in _modules(code) if not _is_module(name)]
    assert missing == []


def _there(path: str) -> bool:
    return any(ROOT.glob(path.rstrip(".")))


def _modules(code: str) -> Iterator[str]:
    yield from (first or second for first, second in _MODULE.findall(code))


def _is_module(name: str) -> bool:
    """A module, or a name in one."""
    if name.endswith(".py") or "/" in name:
        return True
    above, _, last = name.rpartition(".")
    try:
        if find_spec(name):
            return True
        spec = find_spec(above) if above else None
    except ModuleNotFoundError:
        return False
    return bool(spec and spec.origin and re.search(rf"\b{last}\b", Path(spec.origin).read_text(encoding="utf-8")))


@pytest.mark.parametrize("document", [each for each in documents() if not _FORMER.match(_name(each))], ids=_name)
def test_names_of_the_source_are_names_of_the_source(document: Path) -> None:
    codes = _CODE.findall(_FENCE.sub("", document.read_text(encoding="utf-8")))
    names = {code for code in codes if _NAME.fullmatch(code)} - set(_FOREIGN)
    assert {name for name in names if not re.search(rf"\b{name}\b", _source())} == set()


@cache
def _source() -> str:
    files = (file for top in ("reader", "tests") for file in (ROOT / top).rglob("*.py"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@ALL
def test_commands_of_dubao_are_real(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    lines = [code for code in _CODE.findall(_FENCE.sub("", text)) if code.startswith("dubao ")]
    lines += [line for language, block in _FENCE.findall(text) if not language for line in block.splitlines()]
    for line in lines:
        if line.lstrip().startswith("dubao "):
            check(line)


@ALL
def test_no_line_of_prose_is_too_long(document: Path) -> None:
    lines = _FENCE.sub("", document.read_text(encoding="utf-8")).splitlines()
    prose = [line for line in lines if not line.startswith(("|", "    ", "!["))]
    # An address cannot be broken.
    assert [line for line in prose if len(line) > LONGEST_LINE and " " in line.strip()] == []


class _Prose(Source):
    """A document without its code, as the checks of the style sheet read it."""

    @cached_property
    def prose(self) -> list[Prose]:
        return [Prose(1, _CODE.sub(lambda code: " " * len(code[0]), _FENCE.sub(_blank_lines, self.text)))]


def _blank_lines(block: re.Match[str]) -> str:
    return "\n" * block[0].count("\n")


@pytest.mark.parametrize("document", [*documents(), *CHAPTERS], ids=_name)
def test_the_style_sheet_holds_for_documents(document: Path) -> None:
    source = _Prose(_name(document), document.read_text(encoding="utf-8"))
    assert [*private_words(source), *conditions(source)] == []


@pytest.mark.parametrize(("number", "contract"), [(0, "layers"), (1, "rooms")])
def test_the_layers_are_those_that_are_checked(number: int, contract: str) -> None:
    text = (ROOT / "reader" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    drawn = [block for language, block in _FENCE.findall(text) if not language][number]
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    checked = contracts.partition(f'id = "{contract}"')[2].partition("layers = [")[2].partition("\n]")[0]
    layers = [re.findall(r"\w+", line) for line in checked.splitlines() if line.strip().startswith('"')]
    level = {name: number for number, layer in enumerate(layers) for name in layer}
    named = [name for line in drawn.splitlines() for name in re.findall(r"\w+", re.split(r"\s{3,}", line)[0])]
    assert set(named) == set(level)
    assert [level[name] for name in named] == sorted(level.values())


def test_engineers_documents_stay_out_of_the_wheel() -> None:
    config = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wheel = config.partition("[tool.hatch.build.targets.wheel]")[2].partition("\n[")[0]
    for name in ("reader/**/*.md", "resources/*/README.md"):
        assert f'"{name}"' in wheel


def test_the_documents_are_part_of_the_source() -> None:
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not files:
        pytest.skip("not a git checkout")
    assert {_name(document) for document in documents()} <= set(files)
