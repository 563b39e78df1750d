"""Stories dragged out of a list: their ids for this program, their headlines and places as text for others."""

from collections.abc import Iterable

from PySide6.QtCore import QMimeData

from reader.ports.rows import StoryRow
from reader.ui.language.names import where
from reader.ui.language.words import tr

STORIES = "application/x-dubao-stories"


def dragged(ids: Iterable[int], rows: Iterable[StoryRow]) -> QMimeData:
    """The ids of all stories, and the text of those whose rows are at hand."""
    data = QMimeData()
    data.setData(STORIES, ",".join(map(str, ids)).encode())
    data.setText("\n".join(filter(None, (_said(row) for row in rows))))
    return data


def dragged_ids(data: QMimeData) -> list[int]:
    """The stories that are dragged; none if it is something else."""
    text = bytes(data.data(STORIES).data()).decode("ascii", "ignore")
    return [int(part) for part in text.split(",") if part.isdigit()]


def _said(row: StoryRow) -> str:
    place = where(row)
    return f"{row.title or tr('No headline')} ({place})" if place else row.title
