"""The colours of the window: themes from resources/style, made into Qt's palette and style sheet."""

import json
from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader import paths
from reader.render.shown_text import ShownText
from reader.render.story_css import StoryStyle
from reader.settings import Settings, ThemeChoice


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `side`, `list`, `paper` are the grounds of the three panes; `current` is the current hit."""

    name: str
    dark: bool
    side: str
    list: str
    paper: str
    raised: str
    panel: str
    text: str
    muted: str
    faint: str
    line: str
    accent: str
    on_accent: str
    selected: str
    hover: str
    mark: str
    mark_text: str
    current: str

    def colours(self) -> dict[str, str]:
        """All colours by name, for templates."""
        return {each.name: str(getattr(self, each.name)) for each in fields(self)}


def load_themes() -> dict[str, Theme]:
    """The themes that ship, by name."""
    table = json.loads((paths.shipped("resources/style") / "themes.json").read_text(encoding="utf-8"))
    return {name: Theme(name, **colours) for name, colours in table.items()}


class ThemeKeeper(QObject):
    """Holds the theme in use and puts it on the application; follows the system while the choice is 'system'.

    `changed` comes when what was painted looks otherwise now.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: ThemeChoice = "system") -> None:
        super().__init__(application)
        self._application = application
        self._themes = load_themes()
        self._sheet = Template((paths.shipped("resources/style") / "window.qss").read_text(encoding="utf-8"))
        self._choice = choice
        self._shown = ShownText()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._choose(choice)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def shown(self) -> ShownText:
        """Return a function that turns headlines and captions into what is shown, for widgets that paint them."""
        return self._shown

    def show_text_as(self, shown: ShownText) -> None:
        """Show text so from now on."""
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    def use(self, choice: ThemeChoice) -> None:
        """`choice` is a theme's name, or 'system' for light or dark as the system is."""
        self._choose(choice)
        self.dress()
        self.changed.emit()

    def dress(self) -> None:
        """Put on the style sheet. Best once a window is put together: what is put into another widget under a sheet is
        dressed anew, with all that it holds."""
        icons = paths.shipped("resources/icons").as_posix()
        shade = "dark" if self._theme.dark else "light"
        sheet = self._sheet.substitute(self._theme.colours(), icons=icons, shade=shade)
        # Setting a sheet, even the same one, lays out every widget again.
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)

    def system_is_dark(self) -> bool:
        """Return True if the system asks for dark windows."""
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _choose(self, choice: ThemeChoice) -> None:
        self._choice = choice
        name = ("dark" if self.system_is_dark() else "light") if choice == "system" else choice
        self._theme = self._themes[name]
        self._application.setPalette(_palette(self._theme))

    def _follow_system(self) -> None:
        if self._choice == "system":
            self.use("system")


def shown_text(settings: Settings) -> ShownText:
    """Return a function that turns text into what is shown by the person's choices."""
    return ShownText(settings.full_width, settings.script)


def story_style(theme: Theme, settings: Settings) -> StoryStyle:
    """Return the look of stories with these colours and the person's choices."""
    return StoryStyle(
        serif=settings.font_family == "serif",
        size=settings.font_size,
        line_height=settings.line_height,
        indent=settings.indent,
        full_width=settings.full_width,
        script=settings.script,
        text=theme.text,
        muted=theme.muted,
        accent=theme.accent,
        panel=theme.panel,
        line=theme.line,
        mark=theme.mark,
        mark_text=theme.mark_text,
    )


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, theme.side),
        (role.WindowText, theme.text),
        (role.Base, theme.raised),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.Button, theme.raised),
        (role.ButtonText, theme.text),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.on_accent),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.PlaceholderText, theme.muted),
        (role.ToolTipBase, theme.raised),
        (role.ToolTipText, theme.text),
        (role.Accent, theme.accent),
        (role.Mid, theme.line),
        (role.Midlight, theme.line),
        (role.Light, theme.raised),
        (role.Dark, theme.line),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(theme.faint))
    return palette
