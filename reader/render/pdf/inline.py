"""Text for the template as lines of pieces, so that nothing in it can be read as markup."""

import re
import unicodedata

from reader.render.punctuation import full_width
from reader.render.script import in_script
from reader.render.story_css import StoryStyle
from reader.render.xml_text import xml_text

Piece = str | dict[str, str]
Lines = list[list[Piece]]
CUT, END = "", "\n"
"""Pieces that allow a line break, and that force one."""

# Control characters do not print; the next-line character and the separators of Unicode are line breaks.
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029\v\f]")
_CONTROLS = re.compile("[\x7f-\x9f]")
# Chinese breaks between any two characters; a run of 41 others, punctuation that begins no line included, might be
# wider than the paper.
_RUN = re.compile(r"[^\s\u2e80-\u2fdf\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003134f]{41,}")
_STEP = 10
_RUN_LENGTH = 30
"""A longer run of punctuation is broken by force; Typst breaks it nowhere by itself."""
_JOINERS = "\u200d\ufe0e\ufe0f"


def plain(text: str | None) -> str:
    """Return the printable characters of a text on one line; '' for None."""
    return " ".join(_settable(text or "").split())


def inline(text: str, style: StoryStyle) -> Lines:
    """Return `text` as lines of pieces. Half-width punctuation that is drawn full-width is a piece of its own."""
    return [_pieces(line, style) for line in _settable(text).split("\n")]


def _settable(text: str) -> str:
    return _CONTROLS.sub("", xml_text(_BREAKS.sub("\n", text).replace("\t", " ")))


def _pieces(line: str, style: StoryStyle) -> list[Piece]:
    shown = in_script(line, style.script)
    wide = full_width(shown) if style.full_width else shown
    pieces: list[Piece] = []
    start = 0
    for at, (drawn, kept) in enumerate(zip(wide, shown, strict=True)):
        if drawn != kept:
            pieces += [*_breakable(shown[start:at]), {"wide": kept}]
            start = at + 1
    return [*pieces, *_breakable(shown[start:])]


def _breakable(text: str) -> list[str]:
    """Cut `text` within runs that would not fit on a line."""
    pieces, start = [], 0
    for run in _RUN.finditer(text):
        ended = run.start()
        for at in range(run.start() + _STEP, run.end(), _STEP):
            ends = _begins_no_line(text[at])
            if _may_cut(text, at) and (not ends or at - ended >= _RUN_LENGTH):
                pieces += [text[start:at], END if ends else CUT]
                start, ended = at, at if ends else ended
    return [*pieces, text[start:]] if start < len(text) else pieces


def _begins_no_line(character: str) -> bool:
    """Return True for punctuation before which no line is broken (UAX 14: LB13, LB17, LB22)."""
    return unicodedata.category(character)[0] == "P"


def _may_cut(text: str, at: int) -> bool:
    """Return True unless a cut at `at` would split a grapheme: a combining mark or a joiner stands beside it."""
    return unicodedata.category(text[at])[0] != "M" and text[at] not in _JOINERS and text[at - 1] not in _JOINERS


def cut_short(text: str, ems: float) -> str:
    """Return `text` shortened to a line of `ems` ems: Chinese characters take an em, others half an em."""
    width = 0.0
    for at, character in enumerate(text):
        width += 1 if unicodedata.east_asian_width(character) in "WF" else 0.5
        if width > ems:
            return f"{text[:at]}…"
    return text
