"""LaTeX in a newspaper's text as plain signs: `9 5 . 6 \\%` is 95.6%, `\\textcircled{1}` ①, `m ^ { 2 }` m².

Tools for documents set figures and signs of a newspaper as formulas. `latex_signs` has what newspapers need. What it
does not know keeps its inner text; real mathematics may come out flat. pylatexenc, the one library that does this, has
had no release since 2021, and knows no circled numbers and no figures set wide.
"""

import re

from reader.importer.blocks.latex_signs import CIRCLED, KEEPING_SPACES, SIGNS, SUBSCRIPTS, SUPERSCRIPTS

_TOKEN = re.compile(r"\\(?P<name>[A-Za-z]+)\*?|\\(?P<sign>.)|(?P<space>\s+)|(?P<any>.)", re.DOTALL)
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SURE = re.compile(r"\\[A-Za-z]|\\[%#&_${}]|[\^_]\s*[{\\\d]")
_FIGURES = re.compile(r"[\dA-Za-z\s.,:;+\-−=<>%/()\[\]|~*'°·×÷±≤≥≈→]+")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_CIRCLES = frozenset(("textcircled", "circled", "circledtext", "enclosecircle"))
_COLUMNED = frozenset(("array", "tabular"))
"""Environments whose first argument names their columns."""
_FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "cfrac"))
_MARKS = re.compile(r"\\[A-Za-z]+|[\\{}]")
_WORD = re.compile(r"[A-Za-z]{3}")
_HAS_SIGN = re.compile(r"[\dA-Za-z]")

_MOST_CHARS, _MOST_GROUPS = 2000, 60
"""Characters and groups of a formula. Guards: a whole text between two prices is none; groups are read by recursion."""

BARE = re.compile(r"\\(?:textcircled|mathrm|mathbf|textbf|text)\s*\{[^{}$]{0,100}\}")
"""A command of LaTeX without dollars around it, as tools leave it now and then."""

Tokens = list[tuple[str, str]]


def is_formula(inner: str) -> bool:
    """Return True if what stands between two dollars is LaTeX or a figure, and no text between two prices."""
    if len(inner) > _MOST_CHARS or not inner.strip():
        return False
    if _SURE.search(inner):
        return True
    if _HAN.search(inner) or _WORD.search(inner):
        return False
    return _FIGURES.fullmatch(inner) is not None and _HAS_SIGN.search(inner) is not None


def plain_signs(latex: str) -> str:
    """Return a formula's text as plain signs."""
    if latex.count("{") > _MOST_GROUPS:
        return " ".join(_MARKS.sub("", latex).split())
    tokens = [(str(match.lastgroup), str(match[str(match.lastgroup)])) for match in _TOKEN.finditer(latex)]
    parts: list[str] = []
    at = 0
    while at < len(tokens):
        text, at = _group(tokens, at, spaces=False)
        parts.append(text)
    text = " ".join("".join(parts).split())
    # A command without a sign is shown by its name, if it is all that the formula holds.
    return text or (latex.strip()[1:] if _COMMAND.fullmatch(latex.strip()) else "")


def _group(tokens: Tokens, at: int, *, spaces: bool) -> tuple[str, int]:
    """Return the text up to the closing brace of a group or to the end, and the place behind it."""
    parts: list[str] = []
    while at < len(tokens) and tokens[at] != ("any", "}"):
        text, at = _item(tokens, at, spaces=spaces)
        parts.append(text)
    return "".join(parts), at + 1


def _item(tokens: Tokens, at: int, *, spaces: bool) -> tuple[str, int]:
    """Return the text of one sign, command or group, and the place behind it."""
    kind, value = tokens[at]
    if kind == "space":
        return (" " if spaces else ""), at + 1
    if kind == "name":
        return _command(tokens, at + 1, value)
    if kind == "sign":
        return (" " if value in "\\,;:! " else value), at + 1
    if value == "{":
        return _group(tokens, at + 1, spaces=spaces)
    if value in "^_":
        text, at = _argument(tokens, at + 1)
        return _raised(text, SUPERSCRIPTS if value == "^" else SUBSCRIPTS), at
    return (" " if value in "~&" else value), at + 1


def _argument(tokens: Tokens, at: int, *, spaces: bool = False) -> tuple[str, int]:
    """Return the text of a command's argument: the next group, sign or command."""
    while at < len(tokens) and tokens[at][0] == "space":
        at += 1
    return _item(tokens, at, spaces=spaces) if at < len(tokens) and tokens[at] != ("any", "}") else ("", at)


def _command(tokens: Tokens, at: int, name: str) -> tuple[str, int]:
    """Return what a command stands for. One of type or an unknown one has no sign: its argument follows as text."""
    if name in SIGNS:
        return SIGNS[name], at
    if name in KEEPING_SPACES:
        return _argument(tokens, at, spaces=True)
    if name in ("begin", "end"):
        kind, at = _argument(tokens, at)
        if name == "begin" and kind in _COLUMNED:
            _, at = _argument(tokens, at)
        return " ", at
    if name in _CIRCLES:
        text, at = _argument(tokens, at)
        return CIRCLED.get(text.strip(), text), at
    if name in _FRACTIONS:
        above, at = _argument(tokens, at)
        below, at = _argument(tokens, at)
        return f"{above}/{below}", at
    if name == "sqrt":
        text, at = _argument(tokens, at)
        return f"√{text}", at
    return "", at


def _raised(text: str, signs: dict[str, str]) -> str:
    """Return a raised or lowered text in Unicode's signs if it has them all, else as it is."""
    return "".join(signs[sign] for sign in text) if all(sign in signs for sign in text) else text
