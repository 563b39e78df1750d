"""The line over a story's original text: its web address and the day on which it was saved.

The address can be selected and copied, not followed: the program opens no network, nor a browser by a stray click.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from reader.domain.origin import Origin
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label


class OriginLine(QWidget):
    """A line that is hidden for a story that was not saved from the web."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("originLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._origin: Origin | None = None
        self.day = plain_label("savedFrom")
        self.day.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.address = QLineEdit()
        self.address.setObjectName("webAddress")
        self.address.setReadOnly(True)
        self.address.setFrame(False)
        across = QHBoxLayout(self)
        across.setContentsMargins(14, 4, 14, 4)
        across.setSpacing(6)
        across.addWidget(self.day)
        across.addWidget(self.address, 1)
        self.show_origin(None)

    def show_origin(self, origin: Origin | None) -> None:
        """Show the address from its start, and the day."""
        self._origin = origin
        self.setVisible(origin is not None)
        self.address.setText(origin.url if origin else "")
        self.address.setCursorPosition(0)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.day.setText(saved_on(self._origin) if self._origin else "")
        self.address.setAccessibleName(tr("Web address"))


def saved_on(origin: Origin) -> str:
    """Return the day on which a page was saved from the web, in words."""
    if origin.accessed is None:
        return tr("Saved from the web:")
    said = (
        tr("Saved from the web about {day}, by the file's own date:")
        if origin.estimated
        else tr("Saved from the web on {day}:")
    )
    return said.format(day=origin.accessed)
