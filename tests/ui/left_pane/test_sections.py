"""The sections of the left pane: what they hold, and what of them is fetched again."""

import datetime

from reader.ports.rows import IssueRow
from reader.ui.left_pane.sections import LIBRARY_SECTION
from reader.ui.left_pane.tree_model import Node
from reader.ui.start.application import Session, settle
from tests.ui.fake_library import FakeLibrary, Shelf


def test_long_months_are_laid_out_when_opened(session: Session) -> None:
    model = session.window.left_pane.model
    library = _ManyDays(Shelf())
    model.set_sections([Node(key="library", title="")])
    model.set_children(model.roots[0], [node for part in LIBRARY_SECTION.parts for node in part.make(library)])
    month = model.find("month:工人日报:2020-02")
    assert model.hasChildren(month)
    assert not model.find("issue:工人日报:2020-02-03").isValid()
    model.fetchMore(month)
    settle(session)
    assert model.rowCount(month) == 29
    assert model.find("issue:工人日报:2020-02-03").isValid()


class _ManyDays(FakeLibrary):
    """A library that holds an issue of every day of a year."""

    def issues(self) -> list[IssueRow]:
        days = [datetime.date(2020, 12, 31) - datetime.timedelta(days=each) for each in range(366)]
        return [IssueRow(newspaper="工人日报", date=str(day), page_count=1, story_count=1) for day in days]
