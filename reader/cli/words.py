"""The command line's words: English in the source, other languages from gettext catalogues, chosen by the locale.

Catalogues are `resources/i18n/<language>/LC_MESSAGES/dubao.po` with the compiled `.mo` beside each, in the layout that
gettext knows, so that Click's own words ("Usage", "Options") are looked up there as well.
"""

import gettext

from reader import paths

DOMAIN = "dubao"
_ENDS = (".", "?", "。", "？")


def choose_language() -> None:
    """Let gettext, and with it Click, look words up in our catalogues.

    The language is that of LANGUAGE, LC_ALL, LC_MESSAGES or LANG, the first that is set.
    """
    gettext.bindtextdomain(DOMAIN, str(paths.shipped("resources/i18n")))
    gettext.textdomain(DOMAIN)


def tr(text: str) -> str:
    """`text` in the language of the command line."""
    return gettext.dgettext(DOMAIN, text)


def sentence_of(text: str) -> str:
    """A text with the full stop of its language, unless it ends a sentence already."""
    return text if text.endswith(_ENDS) else tr("{text}.").format(text=text)


def tr_n(one: str, many: str, number: int) -> str:
    """The form of a text that the language has for this number, with {n} filled in."""
    return gettext.dngettext(DOMAIN, one, many, number).format(n=number)


def mark(text: str) -> str:
    """Mark a text of a table for the catalogue; call `tr` on it where it is shown."""
    return text
