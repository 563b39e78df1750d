"""Texts of the command line: English in the source, other languages from gettext catalogues, chosen by the locale.

Catalogues are `resources/i18n/<language>/LC_MESSAGES/dubao.po`, compiled to `.mo`, in the layout of gettext, so that
Click's own texts ("Usage", "Options") are looked up there as well.
"""

import gettext
import os
from collections.abc import Iterable
from functools import cache

from reader import paths
from reader.cli.locale_language import Language, language_of, of_system

DOMAIN = "dubao"
_ENDS = (".", "?", "。", "？")


def choose_language() -> None:
    """Let gettext, and with it Click, use the program's catalogues if the person reads Chinese."""
    gettext.textdomain(DOMAIN)
    if language_of(os.environ, of_system) == "en":
        return
    gettext.bindtextdomain(DOMAIN, str(paths.shipped("resources/i18n")))
    if gettext.find(DOMAIN, gettext.bindtextdomain(DOMAIN)) is None:
        # The language is known from the system alone, or its name is unknown to gettext.
        os.environ["LANGUAGE"] = "zh"


def speaks_chinese() -> bool:
    """Return True if the command line speaks Chinese; False for English."""
    return isinstance(_catalogue(), gettext.GNUTranslations)


def manual_language() -> Language:
    """Return the language in which the command line speaks, as the manual's folders are named."""
    return "zh" if speaks_chinese() else "en"


def tr(text: str) -> str:
    """`text` in the language of the command line."""
    return _catalogue().gettext(text)


def sentence_of(text: str) -> str:
    """Return a text with the full stop of its language, unless it ends a sentence already."""
    return text if text.endswith(_ENDS) else tr("{text}.").format(text=text)


def tr_n(one: str, many: str, number: int) -> str:
    """Return the plural form of a text for this number, with {n} filled in."""
    return _catalogue().ngettext(one, many, number).format(n=number)


def mark(text: str) -> str:
    """Mark a text of a table for the catalogue; `tr` translates it when it is shown."""
    return text


def mark_n(one: str, many: str) -> tuple[str, str]:
    """Mark the two forms of a text of a table; `tr_n` translates them when a number is known."""
    return one, many


def listed(parts: Iterable[str]) -> str:
    """Return an enumeration, with the commas of the language."""
    return tr(", ").join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Return clauses of one sentence, with the semicolons of the language."""
    return tr("; ").join(parts)


def labelled(name: str, said: str) -> str:
    """Return a name, a colon, and what is said of it."""
    return tr("{name}: {said}").format(name=name, said=said)


def explained(said: str, why: str) -> str:
    """Return a statement with its reason or explanation in brackets."""
    return tr("{said} ({why})").format(said=said, why=why)


def in_one_line(*sentences: str) -> str:
    """Return sentences on one line; between Chinese sentences there is no blank."""
    return ("" if speaks_chinese() else " ").join(sentences)


@cache
def _catalogue() -> gettext.NullTranslations:
    """Load the catalogue of the process, cached: gettext would look for its file at every text."""
    return gettext.translation(DOMAIN, gettext.bindtextdomain(DOMAIN), fallback=True)
