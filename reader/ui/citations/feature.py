"""Copying citations and links: its actions."""

from typing import TYPE_CHECKING

from reader.render.gbt_edition import Edition
from reader.ui.language.words import mark
from reader.ui.workbench.actions import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.shell.main_window import MainWindow

_OTHERS = mark("Copy citation as")


def _install(window: "MainWindow") -> object:
    from reader.ui.citations.citation_commands import CitingCommands

    return CitingCommands(window)


CITING = Feature(
    name="citing",
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.EDIT,
            "cite",
            mark("Copy citation (GB/T 7714)"),
            "citing.cite",
            "Ctrl+Shift+C",
            icon="quote",
            after="select_all",
            section=True,
        ),
        entry(Menu.EDIT, "cite.gbt7714", Edition.OF_2025.label, "citing.gbt7714", submenu=_OTHERS, after="cite"),
        entry(
            Menu.EDIT,
            "cite.gbt7714-2015",
            Edition.OF_2015.label,
            "citing.gbt7714_2015",
            submenu=_OTHERS,
            after="cite.gbt7714",
        ),
        entry(Menu.EDIT, "cite.bibtex", mark("BibTeX"), "citing.bibtex", submenu=_OTHERS, after="cite.gbt7714-2015"),
        entry(Menu.EDIT, "cite.ris", mark("RIS"), "citing.ris", submenu=_OTHERS, after="cite.bibtex"),
        entry(Menu.EDIT, "cite.csl", mark("CSL JSON"), "citing.csl", submenu=_OTHERS, after="cite.ris"),
        entry(
            Menu.EDIT, "copy_link", mark("Copy a link to the story"), "citing.copy_link", icon="copy", after="cite.csl"
        ),
        entry(Menu.EDIT, "copy_address", mark("Copy the web address"), "citing.copy_address", after="copy_link"),
    ),
)
