"""Text as roff source for man, groff and mandoc, with places to break in Chinese, which has no blanks."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_SPECIAL = {
    "\\": r"\e",
    "-": r"\-",
    "'": r"\(aq",
    "`": r"\(ga",
    "^": r"\(ha",
    "~": r"\(ti",
    '"': r"\(dq",
    "\u3000": "  ",
}
_BREAK = r"\:"
"""A possible line break."""
_BOLD = re.compile(r"`([^`\n]+)`|(?<![\w-])(--?[A-Za-z0-9][\w-]*)")
"""Commands between backquotes, and options."""
_OPENING, _CLOSING = "([{（《「『【〈〔“‘", ")]},.;:?!、。，；：？！）》」』】〉〕”’…"


def plain(text: str) -> str:
    """Return the text with the characters escaped that roff would interpret."""
    return "".join(_SPECIAL.get(character, character) for character in text)


def bold(text: str) -> str:
    """Return the text in bold."""
    return f"\\fB{plain(text)}\\fR"


def heading(text: str) -> str:
    """Return the heading of a section."""
    return f'.SH "{plain(text)}"'


def prose(text: str) -> str:
    """Return a paragraph, with commands and options in bold."""
    out, at = [], 0
    for found in _BOLD.finditer(text):
        out += [plain(_breakable(text[at : found.start()])), bold(found[1] or found[2])]
        at = found.end()
    return _no_request("".join([*out, plain(_breakable(text[at:]))]).replace("\0", _BREAK))


def verbatim(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines that are kept as they are, indented."""
    yield ".RS 4\n.nf"
    yield from (_no_request(plain(line)) for line in lines)
    yield ".fi\n.RE"


def terms(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield terms with their definitions."""
    for term, definition in rows:
        yield ".TP"
        yield prose(term) if "-" in term else bold(term)
        yield prose(definition)


def manual(text: str) -> Iterator[str]:
    r"""Help in Click's format: paragraphs between empty lines; those that begin with \b keep their lines."""
    for number, paragraph in enumerate(re.split(r"\n{2,}", text.strip("\n"))):
        if number:
            yield ".PP"
        if paragraph.startswith("\b\n"):
            yield from _kept(paragraph.removeprefix("\b\n").split("\n"))
        else:
            yield prose(" ".join(paragraph.split("\n")))


def _kept(lines: Sequence[str]) -> Iterator[str]:
    """Yield a paragraph that keeps its lines; a line above indented lines is their heading."""
    if lines[0].startswith(" ") or not all(line.startswith(" ") for line in lines[1:]):
        yield from verbatim(lines)
    else:
        yield prose(lines[0])
        yield from verbatim([line.removeprefix("  ") for line in lines[1:]])


def _breakable(text: str) -> str:
    """Return the text with a NUL at every possible line break in Chinese."""
    out = list(text[:1])
    for one, other in pairwise(text):
        if (_is_wide(one) or _is_wide(other)) and not (one.isspace() or other.isspace()):
            out += ["\0"] if one not in _OPENING and other not in _CLOSING else []
        out.append(other)
    return "".join(out)


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or "\uff00" <= character <= "\uffef"


def _no_request(line: str) -> str:
    """Return a line that roff takes for text even if it begins with a dot."""
    return rf"\&{line}" if line.startswith((".", "'")) else line
