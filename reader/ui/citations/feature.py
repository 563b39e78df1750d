"""Copying citations and links: its actions."""

from typing import TYPE_CHECKING

from reader.render.gbt_edition import Edition
from reader.ui.language.words import mark
from reader.ui.workbench.action import Menu, entry
from reader.ui.workbench.feature import Feature

if TYPE_CHECKING:
    from reader.ui.citations.citation_commands import CitationCommands
    from reader.ui.workbench.workbench import Workbench

_OTHERS = mark("Copy citation as")


def _install(bench: "Workbench") -> "CitationCommands":
    from reader.ui.citations.citation_commands import CitationCommands

    return CitationCommands(bench)


CITATIONS = Feature(
    install=_install,
    late=True,
    actions=(
        entry(
            Menu.EDIT,
            "cite",
            mark("Copy citation (GB/T 7714)"),
            lambda do: do.cite(),
            "Ctrl+Shift+C",
            icon="quote",
            after="select_all",
            section=True,
        ),
        entry(Menu.EDIT, "cite.gbt7714", Edition.OF_2025.label, lambda do: do.gbt7714(), submenu=_OTHERS, after="cite"),
        entry(
            Menu.EDIT,
            "cite.gbt7714-2015",
            Edition.OF_2015.label,
            lambda do: do.gbt7714_2015(),
            submenu=_OTHERS,
            after="cite.gbt7714",
        ),
        entry(
            Menu.EDIT, "cite.bibtex", mark("BibTeX"), lambda do: do.bibtex(), submenu=_OTHERS, after="cite.gbt7714-2015"
        ),
        entry(Menu.EDIT, "cite.ris", mark("RIS"), lambda do: do.ris(), submenu=_OTHERS, after="cite.bibtex"),
        entry(Menu.EDIT, "cite.csl", mark("CSL JSON"), lambda do: do.csl(), submenu=_OTHERS, after="cite.ris"),
        entry(
            Menu.EDIT,
            "copy_link",
            mark("Copy a link to the story"),
            lambda do: do.copy_link(),
            icon="copy",
            after="cite.csl",
        ),
        entry(Menu.EDIT, "copy_address", mark("Copy the web address"), lambda do: do.copy_address(), after="copy_link"),
    ),
)
