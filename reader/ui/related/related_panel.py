"""The panel below the story: a line that says how many related stories there are, and folded in it their list."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from reader.browse.related_rows import RelatedPart, RelatedRows
from reader.ui.language.names import labelled
from reader.ui.language.words import tr
from reader.ui.look.theme import ThemeKeeper
from reader.ui.related.related_list import RelatedList
from reader.ui.related.related_words import part_name

_SHARE_OF_PANE = 0.36
"""Share of the pane's height that the list takes at most: the story stays in sight."""


class RelatedPanel(QWidget):
    """`story_wanted` carries the id of the story that was chosen; `left` says that the list was left with Esc.

    `found` is what is shown, None before anything was found.
    """

    story_wanted = Signal(int)
    left = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self.setObjectName("relatedPanel")
        self.found: RelatedRows | None = None
        self.unfolded = False
        self.head = QToolButton()
        self.head.setObjectName("relatedHead")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setAutoRaise(True)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.list = RelatedList(themes)
        down = QVBoxLayout(self)
        down.setContentsMargins(12, 2, 12, 4)
        down.setSpacing(2)
        down.addWidget(self.head)
        down.addWidget(self.list)
        self.head.clicked.connect(lambda: self.unfold(not self.unfolded))
        self.list.story_wanted.connect(self.story_wanted)
        self.list.left.connect(self.left)
        self.hide()
        self._fit()

    def show_related(self, found: RelatedRows | None) -> None:
        """Show these stories; nothing if there are none."""
        self.found = found
        self.list.show_rows(found.rows if found else ())
        self._speak()
        self._fit()
        self.setVisible(bool(found and found.rows))

    def unfold(self, wanted: bool) -> None:
        """Unfold the list and go to it, or fold it; the focus goes back to the story then."""
        self.unfolded = wanted
        self._fit()
        if wanted and self.found and self.found.rows:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not wanted:
            self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(240, self.head.sizeHint().height() + (self._list_height() if self.unfolded else 0) + 8)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.list.viewport().update()
        super().changeEvent(event)

    def _list_height(self) -> int:
        pane = self.parentWidget()
        most = round((pane.height() if pane else 600) * _SHARE_OF_PANE)
        return min(most, self.list.whole_height())

    def _fit(self) -> None:
        self.head.setArrowType(Qt.ArrowType.DownArrow if self.unfolded else Qt.ArrowType.RightArrow)
        self.list.setVisible(self.unfolded)
        self.list.setFixedHeight(max(60, self._list_height()))
        self.updateGeometry()

    def _speak(self) -> None:
        found = self.found or RelatedRows(0)
        counts = [(part_name(part), found.count(part)) for part in RelatedPart]
        said = "  ·  ".join(f"{name} {count}" for name, count in counts if count)
        self.head.setText(said.replace("&", "&&"))
        self.head.setToolTip(tr("Stories that share rare names, phrases or numbers with this one"))
        name = tr("Related stories")
        self.head.setAccessibleName(labelled(name, said) if said else name)
        self.list.setAccessibleName(tr("Related stories"))
