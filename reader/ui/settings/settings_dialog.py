"""The settings: a page for each group of the table of settings, and one for the keys. Changes are seen at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.render.gbt_edition import Edition
from reader.settings import Description, Settings, described
from reader.ui.language.words import language_code, mark, tr
from reader.ui.look.labels import plain_label
from reader.ui.look.settings_keeper import SettingsKeeper
from reader.ui.settings.key_page import KeyPage
from reader.ui.workbench.action import AnyAction

GROUPS = {
    "look": mark("Look"),
    "reading": mark("Reading"),
    "list": mark("Lists"),
    "search": mark("Search"),
    "citing": mark("Citations"),
}
_CHOICES = {
    "system": mark("Like the system"),
    "zh_CN": "中文",
    "en": "English",
    "light": mark("Light"),
    "dark": mark("Dark"),
    "sepia": mark("Sepia"),
    "contrast": mark("High contrast"),
    "serif": mark("Serif (Song)"),
    "sans": mark("Sans serif (Hei)"),
    "original": mark("As printed"),
    "simplified": mark("Simplified"),
    "traditional": mark("Traditional"),
    "headlines": mark("Headlines"),
    "leads": mark("First paragraphs"),
    "full": mark("Full text"),
    "page": mark("By page"),
    "newest": mark("Newest first"),
    "oldest": mark("Oldest first"),
    "title": mark("By headline"),
    "newspaper": mark("By newspaper"),
    "none": mark("No groups"),
    "date": mark("By date"),
    "relevance": mark("Best first"),
    **{edition.value: edition.label for edition in Edition},
}


class SettingsDialog(QDialog):
    """Made from `reader.settings.described`; a new setting appears here by itself."""

    UNUSED = frozenset[str]()
    """Settings that this window has no use for yet."""

    def __init__(self, settings: SettingsKeeper, table: Sequence[AnyAction], parent: QWidget | None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(tr("Settings"))
        self.resize(640, 560)
        self.pages = QTabWidget()
        self.fields: dict[str, QWidget] = {}
        for group in dict.fromkeys(each.group for each in described()):
            self.pages.addTab(self._page(group), tr(GROUPS.get(group, group)))
        self.pages.addTab(KeyPage(settings, table), tr("Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 20, 24, 18)
        down.setSpacing(12)
        for part in (plain_label("dialogHeading", tr("Settings")), self.pages, buttons):
            down.addWidget(part)

    def _page(self, group: str) -> QWidget:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(4, 18, 4, 4)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(12)
        for description in described():
            if description.group == group and description.name not in self.UNUSED:
                said = description.zh if language_code() == "zh_CN" else description.en
                field = self._field(description)
                field.setAccessibleName(said)
                if isinstance(field, QComboBox):
                    field.view().setAccessibleName(said)
                self.fields[description.name] = field
                if isinstance(field, QCheckBox):
                    field.setText(said)
                    form.addRow(field)
                else:
                    form.addRow(said, field)
        return page

    def _field(self, description: Description) -> QWidget:
        value = getattr(self._settings.settings, description.name)
        if isinstance(value, bool):
            box = QCheckBox()
            box.setChecked(value)
            box.toggled.connect(lambda on: self._choose(description.name, on))
            return box
        if description.choices:
            return self._choice(description, value)
        number: QSpinBox | QDoubleSpinBox = QSpinBox() if isinstance(value, int) else QDoubleSpinBox()
        if isinstance(number, QDoubleSpinBox):
            number.setSingleStep(0.05)
        number.setRange(description.low or 0, description.high or 1000)  # type: ignore[arg-type]
        number.setValue(value)
        # The field in a number box takes no padding from the style sheet.
        number.lineEdit().setTextMargins(6, 0, 0, 0)
        number.valueChanged.connect(lambda chosen: self._choose(description.name, chosen))
        return number

    def _choice(self, description: Description, value: str) -> QComboBox:
        box = QComboBox()
        for choice in description.choices:
            box.addItem(tr(_CHOICES.get(choice, choice)), choice)
        box.setCurrentIndex(description.choices.index(value))
        box.activated.connect(lambda at: self._choose(description.name, box.itemData(at)))
        return box

    def _choose(self, name: str, value: Any) -> None:
        if isinstance(getattr(Settings(), name), float):
            value = round(float(value), 2)
        self._settings.choose(name, value)
