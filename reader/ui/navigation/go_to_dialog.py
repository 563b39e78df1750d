"""Go to a date or page: a field, and below it the issues and pages that fit what stands in it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from reader.browse.destinations import Offer
from reader.browse.listing import Listing, ListingKind
from reader.ui.language.names import day, newspaper_name, page_name
from reader.ui.language.words import tr
from reader.ui.look.labels import plain_label

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GoToDialog(QDialog):
    """`typed` carries what stands in the field, `place_chosen` the Place to go to."""

    typed = Signal(str)
    listing_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(480, 420)
        self._offer = Offer((), more=False)
        self.field, self.list = QLineEdit(), QListWidget()
        self.list.setObjectName("plainText")
        self._note = plain_label("muted")
        down = QVBoxLayout(self)
        down.setContentsMargins(18, 16, 18, 14)
        down.setSpacing(10)
        for part in (self.field, self.list, self._note):
            down.addWidget(part)
        self.field.textChanged.connect(self.typed)
        self.field.returnPressed.connect(self._choose)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def show_offer(self, offer: Offer) -> None:
        """The places that fit."""
        self._offer = offer
        self.list.clear()
        self.list.addItems([_name(listing) for listing in offer.listings])
        self.list.setCurrentRow(0)
        note = tr("Type more to see others.") if offer.more else tr("Nothing is held there.")
        self._note.setText("" if offer.listings and not offer.more else note)

    def _retranslate(self) -> None:
        self.setWindowTitle(tr("Go to a date or page"))
        self.field.setPlaceholderText(tr("2023-02-15 page 4, or a newspaper's name"))
        self.field.setAccessibleName(tr("Date, page or newspaper"))
        self.list.setAccessibleName(tr("Issues and pages"))
        if self._offer.listings:
            # What the pages are called is part of the offer: it is asked for anew.
            self.typed.emit(self.field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list when Up or Down is pressed in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
            at = self.list.currentRow() + step[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))
            return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._offer.listings):
            self.listing_chosen.emit(self._offer.listings[at])
            self.accept()


def _name(listing: Listing) -> str:
    page = page_name(listing.page, listing.section) if listing.kind is ListingKind.PAGE else ""
    return " · ".join(filter(None, (newspaper_name(listing.newspaper), day(listing.date, weekday=True), page)))
