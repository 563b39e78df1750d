"""Features that the first screen does not need are neither installed nor loaded before somebody asks for them."""

import subprocess
import sys

from reader.ui.shell.features import ACTIONS, FEATURES
from reader.ui.start.application import Session, settle

_LOADED_LATER = (
    "reader.ui.page_view.page_view",
    "reader.ui.photo_wall.photo_wall",
    "reader.ui.confirm_pages.confirm_tray",
    "reader.ui.corrections.correction_list",
    "reader.browse.diagnosing",
    "reader.ui.searching.diagnosis_panel",
    "reader.browse.destinations",
    "reader.ui.clipping_book.clipping_book",
    "reader.ui.files.pdf_settings",
    "reader.ui.help.help_screen",
    "reader.ui.help.about",
    "reader.ui.settings.settings_dialog",
    "reader.render.exports",
    "reader.ui.navigation.go_to_dialog",
    "reader.ui.story.note_editor",
    "reader.ui.unsure_bookmarks.unsure_panel",
    "reader.ui.story.paged",
    "reader.library.diagnosis",
    "reader.search.exact",
    "reader.search.near",
    "reader.search.whoosh_index.whoosh_engine",
    "reader.text.alike",
    "reader.text.segment",
    "reader.importer.rules.table",
    "reader.importer.shapes.names",
    "PySide6.QtPrintSupport",
    "email",
    "numpy",
    "whoosh",
)


def test_every_action_runs_a_command_or_sets_a_setting() -> None:
    assert [each.id for each in ACTIONS if (each.run is None) != bool(each.setting)] == []


def test_a_late_feature_is_installed_by_its_first_use_and_only_once(session: Session) -> None:
    window = session.window
    pages = window.screens.count()
    window.actions_by_id["calendar"].trigger()
    settle(session)
    assert window.screens.count() > pages
    pages = window.screens.count()
    window.actions_by_id["same_day"].trigger()
    settle(session)
    assert window.screens.count() == pages


def test_late_features_load_nothing_with_the_window() -> None:
    assert any(feature.late for feature in FEATURES)
    start = "import sys, reader.ui.start.application, reader.wiring"
    code = f"{start}; print([m for m in {_LOADED_LATER!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
