"""The rules of the style sheet that a program can check. Each yields the line and what is wrong there."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tests.language.sources import Source
from tests.language.words import HEADLESS, PARTS, PRIVATE, PRIVATE_IDENTIFIERS, SUBJECTS, THIRD_PERSON

_FIRST = re.compile(r"[A-Za-z]+")
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_PRIVATE = re.compile(rf"\b({'|'.join(PRIVATE)})\b", re.IGNORECASE)
# "Tell them apart" is plain English.
_TELL = re.compile(r"\btells?\b(?![^.;:]*\bapart\b)", re.IGNORECASE)
_VAGUE = re.compile(r"\bso (many|few|much)\b(?! that\b| as\b)", re.IGNORECASE)
_WHERE_IF = re.compile(
    r"(?:\b(?:None|empty|True|False|nothing)|''|\"\"),? where\b"
    r"|\bwhere (?:there|nothing|none|nobody|no|neither|only|all|one|several|something|both|not|unknown)\b"
    r"|\bwhere (?:it|they|that|this) (?:is|are|was|were|has|have|had|can|cannot|could|does|do|did|may|would) "
    r"(?!printed|published|stored|saved|typed|drawn|put)\w"
    r"|(?<!place )(?<!places )(?<!# )\b[Ww]here (?!and\b)(?:[\w'`-]+ ){1,4}?"
    r"(?:is|are|was|were|has|have|had|can|cannot|could|does|do|did|would) "
    r"(?!printed|published|stored|saved|typed|drawn|put|kept)\w"
)
"""Conditions that open with "where": "if there is none", "when it is known". Places ("where it stands") pass."""

_UNITS = {
    "milliseconds?": ("_MS",),
    "seconds?": ("_S", "_SECONDS"),
    "minutes": ("_MINUTES",),
    "hours": ("_HOURS",),
    "days": ("_DAYS",),
    "bytes": ("_BYTES", "_B"),
    "megabytes|MiB|MB": ("_MB",),
    "pixels": ("_PX", "_PIXELS"),
    "millimetres": ("_MM",),
    "(?<!code )points": ("_PT", "_POINTS"),
    "ems": ("_EM", "_EMS"),
    "(?:code points|characters|signs)": ("_CHARACTERS", "_CHARS", "_LENGTH"),
}
_TIMES = re.compile(r"(TIMEOUT|DELAY|WAIT|INTERVAL|PAUSE|DEADLINE|_AFTER|_EVERY|REST|DWELL)$")


@dataclass(frozen=True, order=True)
class Finding:
    """A place that a rule does not let pass."""

    path: str
    line: int
    rule: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.text}"


def openings(source: Source) -> Iterator[tuple[int, str]]:
    """Yield docstrings that do not open with a noun or with an imperative verb."""
    for prose in source.prose:
        first = _FIRST.match(prose.text.lstrip())
        if first is None or prose.comment:
            continue
        if first[0] in HEADLESS or (prose.of_function and first[0] in THIRD_PERSON):
            yield prose.line, prose.text.strip().split("\n")[0]


def private_words(source: Source) -> Iterator[tuple[int, str]]:
    """Yield private words for known things, in docstrings and comments."""
    for prose in source.prose:
        for found in (*_PRIVATE.finditer(prose.text), *_TELL.finditer(prose.text), *_VAGUE.finditer(prose.text)):
            yield prose.line + prose.text[: found.start()].count("\n"), _around(prose.text, found)


def conditions(source: Source) -> Iterator[tuple[int, str]]:
    """Yield conditions that are written as places."""
    for prose in source.prose:
        text = prose.text.replace("\n", " ")
        for found in _WHERE_IF.finditer(text):
            yield prose.line, _around(text, found)


def identifiers(source: Source) -> Iterator[tuple[int, str]]:
    """Yield private words in the names that a file defines."""
    for line, name in source.names:
        # A method of every file object.
        if name == "tell":
            continue
        words = {word.lower() for word in _WORDS.findall(name)} & PRIVATE_IDENTIFIERS.keys()
        for word in sorted(words):
            yield line, f"{name} ({PRIVATE_IDENTIFIERS[word]})"


def units(source: Source) -> Iterator[tuple[int, str]]:
    """Yield numbers whose unit stands in the sentence below instead of in the name."""
    body = source.tree.body
    for statement, after in zip_longest(body, body[1:]):
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=value)
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value)
            ) if name.isupper() and _is_number(value):
                sentence = _sentence(after)
                if _TIMES.search(name) or any(
                    re.match(rf"(\w+ ){{0,1}}({unit})\b", sentence, re.IGNORECASE) and not name.endswith(endings)
                    for unit, endings in _UNITS.items()
                ):
                    yield statement.lineno, f"{name}: {sentence}"


def repeated_names(all_paths: Iterable[str]) -> Iterator[Finding]:
    """Yield modules of the program that are called as another is, but for subjects that each layer has a module for."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for path in all_paths:
        name = path.rpartition("/")[2].removesuffix(".py")
        if path.startswith("reader/") and not name.startswith("__") and name not in PARTS:
            by_name[name].append(path)
    for name, paths in by_name.items():
        homes: set[str] = set()
        for path in paths:
            package = path.split("/")[1]
            if homes and (name not in SUBJECTS or package in homes):
                yield Finding(path, 1, "repeated name", f"also {', '.join(each for each in paths if each != path)}")
            homes.add(package)


def findings(sources: Iterable[Source]) -> list[Finding]:
    """Return what the style sheet objects to, by path and line."""
    paths: list[str] = []
    rules = {
        "opening": openings,
        "private word": private_words,
        "where for if": conditions,
        "identifier": identifiers,
        "unit": units,
    }
    found = [
        Finding(source.path, line, rule, text)
        for source in _noted(sources, paths)
        if not source.path.startswith("tests/language/")
        for rule, check in rules.items()
        for line, text in check(source)
    ]
    return sorted([*found, *repeated_names(paths)])


def _noted(sources: Iterable[Source], paths: list[str]) -> Iterator[Source]:
    """Yield the sources and keep their paths alone: the trees of all files together fill the memory."""
    for source in sources:
        paths.append(source.path)
        yield source


def _around(text: str, found: re.Match[str]) -> str:
    return " ".join(text[max(0, found.start() - 30) : found.end() + 30].split())


def _is_number(value: ast.expr) -> bool:
    """Return True for plain numbers and products of them."""
    parts = [node for node in ast.walk(value) if not isinstance(node, ast.operator | ast.unaryop)]
    return all(
        isinstance(part, ast.BinOp | ast.UnaryOp)
        or (isinstance(part, ast.Constant) and isinstance(part.value, int | float) and not isinstance(part.value, bool))
        for part in parts
    )


def _sentence(statement: ast.stmt | None) -> str:
    match statement:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return ""
