"""Bookmarks whose place is not sure: a list below the story, in which each is looked at and decided on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QToolButton, QVBoxLayout, QWidget

from reader.library.doubts import Doubt
from reader.ui.language.names import where, where_anchored
from reader.ui.language.words import tr, tr_n
from reader.ui.look import icons
from reader.ui.look.labels import plain_label
from reader.ui.look.theme import ThemeKeeper

_ROWS = 4
_LONGEST = 60


class UnsurePanel(QWidget):
    """`doubt_chosen` carries the Doubt to show the place of; `accepted`, `attach_wanted` and `loose_wanted` one that is
    decided on; `closed` says that the person wants no more of it now."""

    doubt_chosen = Signal(object)
    accepted = Signal(object)
    attach_wanted = Signal(object)
    loose_wanted = Signal(object)
    closed = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("listPart")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._doubts: Sequence[Doubt] = ()
        self._attached = 0
        self.heading, self.detail = plain_label("listTitle"), plain_label("muted")
        self.list = QListWidget()
        self.accept, self.attach, self.loose, self._close = QPushButton(), QPushButton(), QPushButton(), QToolButton()
        self._lay_out()
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _item: self._choose(self.list.currentRow()))
        for button, signal in (
            (self.accept, self.accepted),
            (self.attach, self.attach_wanted),
            (self.loose, self.loose_wanted),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._decide(signal))
        self._close.clicked.connect(self.closed)
        themes.changed.connect(self._dress)
        self._dress()
        self.retranslate()

    def show_doubts(self, doubts: Sequence[Doubt], attached: int | None = None) -> None:
        """List these; `attached` is how many others found their place in the last import, if one was just made."""
        at = self.list.currentRow()
        self._doubts = doubts
        self._attached = self._attached if attached is None else attached
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for doubt in doubts:
            self.list.addItem(QListWidgetItem(_title(doubt)))
        self.list.setCurrentRow(max(0, min(at, len(doubts) - 1)))
        self.list.blockSignals(blocked)
        self.list.setFixedHeight(min(max(len(doubts), 1), _ROWS) * (self.fontMetrics().height() + 2) + 18)
        self._report()

    @property
    def doubt(self) -> Doubt | None:
        """The one in hand."""
        at = self.list.currentRow()
        return self._doubts[at] if 0 <= at < len(self._doubts) else None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.accept.setText(tr("This is the place"))
        self.attach.setToolTip(tr("Select the right words in the story first"))
        self.loose.setText(tr("Keep as a loose note"))
        self.loose.setToolTip(tr("It stays in the list of bookmarks with its own words and its note"))
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close"))
        self.list.setAccessibleName(tr("Bookmarks to look at"))
        self._report()

    def _choose(self, _row: int) -> None:
        self._report()
        if self.doubt is not None:
            self.doubt_chosen.emit(self.doubt)

    def _decide(self, signal: Signal) -> None:
        if self.doubt is not None:
            signal.emit(self.doubt)  # type: ignore[attr-defined]

    def _report(self) -> None:
        count = len(self._doubts)
        parts = (
            [tr_n("{n} bookmark re-attached", "{n} bookmarks re-attached", self._attached)] if self._attached else []
        )
        parts.append(tr_n("{n} to look at", "{n} to look at", count))
        self.heading.setText(" · ".join(parts))
        doubt = self.doubt
        whole = doubt is not None and not doubt.bookmark.anchor.exact
        self.attach.setText(tr("Attach to this story") if whole else tr("Attach to selection"))
        self.accept.setEnabled(doubt is not None and doubt.has_place)
        self.attach.setEnabled(doubt is not None)
        self.loose.setEnabled(doubt is not None)
        self.detail.setText(_detail(doubt) if doubt else tr("All bookmarks have their place."))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self._close)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.accept, self.attach, self.loose):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.list.setObjectName("plainText")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.detail.setWordWrap(True)
        down = QVBoxLayout(self)
        down.setContentsMargins(18, 8, 12, 10)
        down.setSpacing(6)
        down.addLayout(head)
        down.addWidget(self.list)
        down.addWidget(self.detail)
        down.addLayout(buttons)

    def _dress(self) -> None:
        self._close.setIcon(icons.icon("close", self._themes.theme.muted))


def _title(doubt: Doubt) -> str:
    anchor = doubt.bookmark.anchor
    words = " ".join((anchor.exact or anchor.headline).split()) or tr("No headline")
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"


def _detail(doubt: Doubt) -> str:
    """The reason for looking at it, and the words at the nearest place."""
    exact = doubt.bookmark.anchor.exact
    place = where_anchored(doubt.bookmark.anchor)
    if doubt.story is None:
        return tr("Its story is not held any more ({place}).").format(place=place or tr("Newspaper not known"))
    if doubt.bookmark.story_id is None:
        near = f"{doubt.story.title} ({where(doubt.story)})"
        return tr("Its story is not held any more; the nearest is: {story}").format(story=near)
    if doubt.span is None:
        return tr("The story changed, and these words are not in it.")
    if exact and doubt.now:
        return tr("The words changed. Nearest place: {words}").format(words=" ".join(doubt.now.split()))
    return tr("The story changed.")
