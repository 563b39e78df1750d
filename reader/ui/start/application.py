"""The application: made once, with its look, its language, and a dialog for faults of the program."""

import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QImageReader, QPixmap
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.durable import write_where_named
from reader.errors import ReaderError
from reader.render.file_names import PICTURES
from reader.settings import Settings
from reader.ui.background.library_workers import OpenLibrary, Workers
from reader.ui.language.error_messages import sentence, system_sentence
from reader.ui.language.words import Language, tr
from reader.ui.look import chinese_font, icons
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.look.theme import ThemeKeeper, shown_text
from reader.ui.shell.desktop_notices import come_forward
from reader.ui.shell.main_window import MainWindow
from reader.ui.start.arrivals import Visit, arrive
from reader.ui.start.missing_library import Beginnings, ready
from reader.ui.start.quitting import quit_on_signals

if TYPE_CHECKING:
    from reader.ui.start.single_instance import SingleInstance

_log = logging.getLogger(__name__)

_PICTURE_MEGABYTES = 64
_TICK_MS = 2
_LAYOUTS = 5
"""Rounds of events until the window stands still: an answer fills the left pane, which gets a scroll bar in a later
round, after which the panes share the width anew in the next one."""
_QUALITY = {"JPEG": 92, "WEBP": 92}
"""Quality in percent of pictures in a format that loses something; at the usual 75 text loses most."""


def make_application() -> QApplication:
    """Return the application object, named and with its look; the present one if there is one."""
    standing = QApplication.instance()
    if isinstance(standing, QApplication):
        return standing
    application = QApplication(["dubao"])
    application.setStyle("Fusion")
    application.setApplicationName("dubao")
    application.setApplicationDisplayName("Dubao")
    application.setDesktopFileName("app.dubao.Dubao")
    application.setWindowIcon(icons.application_icon())
    font = QFont()
    font.setFamilies(chinese_font.FAMILIES)
    font.setPixelSize(14)
    chinese_font.provide(font)
    application.setFont(font)
    QImageReader.setAllocationLimit(_PICTURE_MEGABYTES)
    return application


class Session:
    """One library in one window, from opening to closing."""

    def __init__(self, open_library: OpenLibrary, settings: SettingsKeeper) -> None:
        self.application = make_application()
        self.settings = settings
        self.language = Language(self.application)
        self.language.use(settings.settings.language)
        self.themes = ThemeKeeper(self.application, settings.settings.theme)
        self._followed = (settings.settings.language, settings.settings.theme)
        self.themes.show_text_as(shown_text(settings.settings))
        # Before the window connects its parts: they draw again in the new language and colours.
        settings.changed.connect(self._follow_settings)
        self.workers = Workers.open(open_library)
        self.window = MainWindow(self.workers, settings, self.themes)
        self.themes.dress()
        if chinese_font.is_missing(self.application.font()):
            self.window.notice.say(lambda: chinese_font.MISSING)
        if settings.set_aside:
            self.window.notice.say(partial(_settings_were_damaged, settings.set_aside))
        for worker in self.workers.all():
            worker.failed.connect(self.report)

    def report(self, error: BaseException) -> None:
        """Show an error: a sentence for a fault of the world, a report for a fault of the program."""
        if isinstance(error, ReaderError | OSError):
            box = QMessageBox(QMessageBox.Icon.Warning, tr("Dubao"), "", parent=self.window)
            box.setTextFormat(box.textFormat().PlainText)
            box.setText(sentence(error) if isinstance(error, ReaderError) else system_sentence(error))
            box.open()
        else:
            from reader.ui.start.crash import CrashDialog

            _log.error("the window met a fault of the program", exc_info=error)
            CrashDialog(error, self.window).open()

    def close(self) -> None:
        """End the workers; questions already asked are answered first."""
        self.window.close()
        self.workers.close()
        self.language.drop()

    def _follow_settings(self) -> None:
        """Change language or colours only if the setting changed: both redraw everything."""
        wanted = (self.settings.settings.language, self.settings.settings.theme)
        if wanted[0] != self._followed[0]:
            self.language.use(wanted[0])
        if wanted[1] != self._followed[1]:
            self.themes.use(wanted[1])
        self._followed = wanted
        self.themes.show_text_as(shown_text(self.settings.settings))


def run_window(
    open_library: OpenLibrary,
    settings_file: Path,
    library: Path,
    files: Sequence[Path] = (),
    links: Sequence[str] = (),
    *,
    beginnings: Beginnings,
) -> int:
    """Show the window until it is closed; return the exit code, 2 if there is no library to show.

    If a window shows this library already, the files and links go there.
    """
    application = make_application()
    instance = _instance(library)
    visit = Visit(tuple(files), tuple(links))
    if instance and not instance.become_first() and instance.hand_over(visit):
        return 0
    settings = SettingsKeeper(settings_file)
    try:
        with quit_on_signals(application) as quitter:
            if not _is_ready(beginnings, settings):
                return (quitter and quitter.code) or 2
            # What was lost of a damaged library is imported again: the files are more than those of the visit.
            return _shown(Session(open_library, settings), Visit(tuple(files), tuple(links)), instance)
    finally:
        if instance:
            instance.close()


def _shown(session: Session, visit: Visit, instance: "SingleInstance | None") -> int:
    """Show a window until it is closed; return the exit code."""

    def crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        session.report(error)

    sys.excepthook = crashed
    session.window.show()
    session.window.start()
    arrive(session.window, visit)
    # Left by a program that was killed: reading need not wait until all of it was looked at.
    session.workers.importing.ask(lambda library: library.look_through(), lambda _: None)
    if instance:
        instance.visited.connect(partial(_visited, session))
    code = session.application.exec()
    session.close()
    return code


def _is_ready(beginnings: Beginnings, settings: SettingsKeeper) -> bool:
    """Return True if there is a library; if it is missing, ask the person, in the language of the window to come."""
    language = Language(make_application())
    language.use(settings.settings.language)
    try:
        return ready(beginnings)
    finally:
        language.drop()


def _settings_were_damaged(aside: Path) -> str:
    said = tr("The settings file was damaged. What could be read of it is in force; the file is kept as {file}.")
    return said.format(file=aside)


def _visited(session: Session, visit: Visit) -> None:
    come_forward(session.window)
    arrive(session.window, visit)


def _instance(library: Path) -> "SingleInstance | None":
    """Return the instance of this library; None if Qt's local sockets lack a system library.

    Then every start opens a window of its own.
    """
    try:
        from reader.ui.start.single_instance import SingleInstance
    except ImportError:
        return None
    return SingleInstance(library)


def render_screenshot(
    open_library: OpenLibrary,
    out: Path,
    *,
    size: tuple[int, int] = (1280, 800),
    files: Sequence[Path] = (),
    links: Sequence[str] = (),
    story: int | None = None,
    query: str | None = None,
    settings: Settings | None = None,
) -> int:
    """Draw the window to a picture, once everything asked for is shown.

    Returns 0, 1 if no font has the Chinese characters that were to be drawn, 2 if the picture cannot be written.

    Raises what went wrong on the way, instead of the dialog that nobody would see.
    """
    before = qInstallMessageHandler(_say)
    session = Session(open_library, SettingsKeeper(settings=settings))
    failures: list[BaseException] = []
    for worker in session.workers.all():
        worker.failed.disconnect(session.report)
        worker.failed.connect(failures.append)
    session.window.resize(*size)
    session.window.show()
    session.window.start()
    settle(session)
    if files:
        session.window.library.import_paths(list(files))
        settle(session)
    if links:
        arrive(session.window, Visit(links=tuple(links)), failures.append)
        settle(session)
    _show_story(session, query, story)
    drawn = not failures and _written(session.window.grab(), out)
    in_boxes = chinese_font.is_missing(session.application.font())
    session.close()
    qInstallMessageHandler(before)
    if failures:
        raise failures[0]
    return 2 if not drawn else 1 if in_boxes else 0


def _written(picture: QPixmap, out: Path) -> bool:
    """Write the picture; return False if that failed, and leave the file as it was."""
    form = PICTURES.stated(out) or "PNG"
    content = QBuffer()
    if not (content.open(QIODevice.OpenModeFlag.WriteOnly) and picture.save(content, form, _QUALITY.get(form, -1))):
        return False
    try:
        write_where_named(out, bytes(content.data().data()))
    except OSError:
        return False
    return True


def _show_story(session: Session, query: str | None, story: int | None) -> None:
    """Search for a query and open a story by its id, if they are given."""
    window = session.window
    if query:
        window.search_box.set_query(query)
        window.searching.search(query)
        settle(session)
    if story is not None:
        window.browsing.open_story(story)
        settle(session)


def _say(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Pass Qt's messages on, except those on a screen, which a picture does not need."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{text}\n")


def settle(session: Session) -> None:
    """Let the workers finish and the window lay out and draw their answers, one thing after another.

    It sleeps from one event to the next: asking without a pause would keep Python's lock from the workers. The tick is
    an event too, for the case that the last answer came before the sleep.
    """
    tick = QTimer()
    tick.start(_TICK_MS)
    for _ in range(_LAYOUTS):
        session.application.processEvents()
        while session.workers.busy:
            session.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    tick.stop()
