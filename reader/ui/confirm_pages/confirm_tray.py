"""The To-confirm tray: pages whose newspaper, day or number is guessed, each with the evidence; one click confirms."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.domain.newspaper import PageFacts
from reader.library.placing import WaitingPage, iso_day, page_number
from reader.ui.confirm_pages.waiting_pages import reasons
from reader.ui.language.names import day, newspaper_name, page_name
from reader.ui.language.words import mark, tr
from reader.ui.look.labels import plain_label

_FIELDS = (
    ("newspaper", mark("Newspaper"), "newspaper"),
    ("date", mark("Date"), "date"),
    ("number", mark("Page"), "page"),
)


class ConfirmTray(QWidget):
    """`confirmed` and `folder_confirmed` carry a WaitingPage and the PageFacts a person gives it; `page_chosen` the
    page whose headlines are wanted, `page_opened` one to be read."""

    confirmed = Signal(object, object)
    folder_confirmed = Signal(object, object)
    page_chosen = Signal(object)
    page_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pages: Sequence[WaitingPage] = ()
        self.list = QListWidget()
        self.fields = {name: QLineEdit() for name, _, _ in _FIELDS}
        self._reasons = {name: plain_label("muted") for name, _, _ in _FIELDS}
        self._names = {name: plain_label() for name, _, _ in _FIELDS}
        self._file, self._titles = plain_label("dialogHeading"), plain_label()
        self._problem, self._explained = plain_label("formProblem"), plain_label("muted")
        self._empty = plain_label("emptyTitle")
        self.page_button, self.folder_button, self.open_button = QPushButton(), QPushButton(), QPushButton()
        self.page_button.setObjectName("primary")
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_page)
        self.page_button.clicked.connect(lambda: self._confirm(self.confirmed))
        self.folder_button.clicked.connect(lambda: self._confirm(self.folder_confirmed))
        self.open_button.clicked.connect(lambda: self.page_opened.emit(self.page))
        for field in self.fields.values():
            field.returnPressed.connect(self.page_button.click)
        self._speak()
        self._show_page(-1)

    @property
    def page(self) -> WaitingPage | None:
        """The page in hand."""
        at = self.list.currentRow()
        return self._pages[at] if 0 <= at < len(self._pages) else None

    @property
    def facts(self) -> PageFacts | None:
        """The facts that the fields give; None if the date is no day."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        date = iso_day(typed["date"]) if typed["date"] else None
        if typed["date"] and date is None:
            return None
        return PageFacts(newspaper=typed["newspaper"] or None, date=date, number=page_number(typed["number"]) or None)

    def show_pages(self, pages: Sequence[WaitingPage], newspapers: Sequence[str]) -> None:
        """Show the pages that wait; the cursor stays where it was. `newspapers` are the names known already."""
        at = max(0, self.list.currentRow())
        self._pages = pages
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for page in pages:
            row = page.row
            known = [
                row.newspaper or "",
                day(row.date) if row.date else "",
                page_name(row.number) if row.number else "",
            ]
            where = " · ".join(filter(None, known)) or newspaper_name(None)
            item = QListWidgetItem(f"{page.file}\n{where}")
            item.setToolTip(page.path)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, len(pages) - 1))
        self.list.blockSignals(blocked)
        completer = QCompleter(list(newspapers), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["newspaper"].setCompleter(completer)
        self._show_page(self.list.currentRow())

    def show_titles(self, page: WaitingPage, titles: Sequence[str]) -> None:
        """The headlines of the page in hand."""
        if self.page is page:
            self._titles.setText("\n".join(titles))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.list.setFocus(event.reason())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self._show_page(self.list.currentRow())

    def _show_page(self, _row: int) -> None:
        page = self.page
        self._form.setVisible(page is not None)
        self.list.setVisible(page is not None)
        self._empty.setVisible(page is None)
        self.folder_button.setText(tr("Confirm the folder"))
        if page is None:
            return
        self._problem.hide()
        self._file.setText(page.file)
        self._titles.clear()
        for name, _, guessed in _FIELDS:
            value = getattr(page.guessed, name) or ""
            self.fields[name].setText(value)
            self._reasons[name].setText(reasons(page, guessed, value) or tr("not known: please say"))
        others = sum(each.folder == page.folder for each in self._pages) - 1
        self.folder_button.setEnabled(others > 0)
        if others:
            self.folder_button.setText(tr("Confirm the folder ({n} more)").format(n=others))
        self.page_chosen.emit(page)

    def _confirm(self, signal: object) -> None:
        page, facts = self.page, self.facts
        self._problem.setVisible(page is not None and facts is None)
        if page is not None and facts is not None:
            signal.emit(page, facts)  # type: ignore[attr-defined]  # one of this object's own signals
        elif page is not None:
            self.fields["date"].setFocus()

    def _speak(self) -> None:
        self.list.setAccessibleName(tr("Pages to confirm"))
        self._empty.setText(tr("Every page is in its place."))
        self._problem.setText(tr("This is no date. Write it as 2023-02-15."))
        self._explained.setText(
            tr("The folder's pages take this newspaper, now and later, and the date and number guessed of each.")
        )
        self.page_button.setText(tr("Confirm this page"))
        self.open_button.setText(tr("Read this page"))
        for name, title, _ in _FIELDS:
            self._names[name].setText(tr(title))
            self.fields[name].setAccessibleName(tr(title))
        self.fields["date"].setPlaceholderText("2023-02-15")

    def _lay_out(self) -> None:
        self.list.setObjectName("trayList")
        self.list.setMinimumWidth(240)
        self.list.setMaximumWidth(380)
        form = QWidget()
        form.setMaximumWidth(720)
        down = QVBoxLayout(form)
        down.setContentsMargins(28, 22, 28, 22)
        down.setSpacing(12)
        down.addWidget(self._file)
        self._titles.setWordWrap(True)
        down.addWidget(self._titles)
        for name, _, _ in _FIELDS:
            self._reasons[name].setWordWrap(True)
            self._names[name].setBuddy(self.fields[name])
            field = QVBoxLayout()
            field.setSpacing(3)
            for part in (self._names[name], self.fields[name], self._reasons[name]):
                field.addWidget(part)
            down.addLayout(field)
        down.addWidget(self._problem)
        buttons = QHBoxLayout()
        for button in (self.page_button, self.folder_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        down.addLayout(buttons)
        self._explained.setWordWrap(True)
        down.addWidget(self._explained)
        down.addStretch(1)
        self._form = QScrollArea()
        self._form.setWidgetResizable(True)
        self._form.setFrameShape(QScrollArea.Shape.NoFrame)
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._form.setWidget(form)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.list, 1)
        across.addWidget(self._form, 2)
        across.addWidget(self._empty, 3)
