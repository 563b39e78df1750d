"""The settings in force: announced to the window when they change, kept in the settings file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal

from reader import settings as settings_file
from reader.settings import Settings

_SAVE_AFTER_MS = 400


class SettingsKeeper(QObject):
    """Holds the settings; without a file nothing is kept (screenshots, tests)."""

    changed = Signal()
    save_failed = Signal(object)

    def __init__(self, file: Path | None = None, settings: Settings | None = None) -> None:
        super().__init__()
        self.file = file
        self.set_aside = _set_damaged_aside(file) if file else None
        """The damaged settings file, kept for the person; what could be read of it is in force."""
        self.settings = settings or (settings_file.load(file) if file else Settings())
        self._on_disk = self.settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)

    def choose(self, name: str, value: Any) -> None:
        """Change one setting by its name."""
        self.use(replace(self.settings, **{name: value}))

    def use(self, settings: Settings) -> None:
        """Put these settings in force, and keep them a moment later."""
        if settings != self.settings:
            self.settings = settings
            self._timer.start()
            self.changed.emit()

    def keep_state(self, part: str, state: QByteArray) -> None:
        """Keep what Qt saved of a part of the window; nothing on screen changes by it."""
        self.settings = self.settings.with_state(part, bytes(state.toBase64().data()).decode("ascii"))
        self._timer.start()

    def state(self, part: str) -> QByteArray:
        """Return the kept state of a part of the window; empty if nothing was kept."""
        return QByteArray.fromBase64((self.settings.state(part) or "").encode("ascii"))

    def save(self) -> None:
        """Write the file now. Settings that another program changed meanwhile come into force instead of being lost."""
        self._timer.stop()
        if self.file is None:
            return
        _set_damaged_aside(self.file)
        other = settings_file.read(self.file)
        before, self.settings = (
            self.settings,
            settings_file.merged(self.settings, self._on_disk, other or self._on_disk),
        )
        try:
            settings_file.save(self.file, self.settings)
            self._on_disk = self.settings
        except OSError as error:
            self.save_failed.emit(error)
        if self.settings != before:
            self.changed.emit()


def _set_damaged_aside(file: Path) -> Path | None:
    """Keep a damaged file aside; None if the disk does not allow it: saving will say so."""
    try:
        return settings_file.set_damaged_aside(file)
    except OSError:
        return None
