"""The window's own words: English in the source, other languages from gettext catalogues, switched while it runs.

Catalogues are `resources/i18n/<language>.po` with the compiled `.mo` beside each. Qt asks an installed translator, so
the language belongs to the application object, and every widget learns of a change by QEvent.LanguageChange.
"""

import gettext

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reader import paths
from reader.settings import LanguageChoice, LanguageName

_CONTEXT = "dubao"


def tr(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate(_CONTEXT, text)


def tr_n(one: str, many: str, number: int) -> str:
    """The form of a text that the language of the window has for this number, with {n} filled in."""
    # Qt's translators know no second text: the plural travels as the disambiguation.
    return QCoreApplication.translate(_CONTEXT, one, many, number).format(n=f"{number:,}")


def language_code() -> str:
    """The language of the window: 'en', or the name of its catalogue, which the catalogue itself gives for 'en'."""
    return tr("en")


def mark(text: str) -> str:
    """Return the text of a table as it is; the catalogue lists it, and `tr` is called when it is shown."""
    return text


class Catalogue(QTranslator):
    """Hands a gettext catalogue to Qt."""

    def __init__(self, translations: gettext.NullTranslations) -> None:
        super().__init__()
        self._translations = translations

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in this language; None for texts of Qt's own, which another translator knows."""
        if context != _CONTEXT:
            return None
        if disambiguation:
            return self._translations.ngettext(source, disambiguation, n)
        return self._translations.gettext(source)


class Language:
    """The language of the application; `use` changes it for all widgets at once."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []
        self.name: LanguageName = "en"

    def use(self, choice: LanguageChoice) -> None:
        """`choice` is 'zh_CN', 'en', or 'system' for that of the system."""
        name = _system_language() if choice == "system" else choice
        self.drop()
        self._installed = [_qt_words(name), Catalogue(_catalogue(name))]
        self.name = name
        for translator in self._installed:
            self._application.installTranslator(translator)

    def drop(self) -> None:
        """Take the language off the application again."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []


def _system_language() -> LanguageName:
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def _qt_words(name: LanguageName) -> QTranslator:
    """Qt's own words (buttons of dialogs) in that language; empty for English, which Qt speaks by itself."""
    translator = QTranslator()
    translator.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def _catalogue(name: LanguageName) -> gettext.NullTranslations:
    if name == "en":
        return gettext.NullTranslations()
    with (paths.shipped("resources/i18n") / f"{name}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
