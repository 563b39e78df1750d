"""People whom stories let speak (…指挥刘海波说): learnt while importing, offered while a search is typed."""

import json
import re
from collections.abc import Iterator, Mapping

from reader.domain.story import Story
from reader.ports.settings import SettingStore
from reader.ports.store import HasSettings

LEARNT = "people_learnt"
_SPEAKS = re.compile(r"(?<=(.{4}))(?:说|表示|介绍|告诉|指出|认为|坦言|回忆|强调)")
_BEFORE_A_NAME = frozenset("长员记任授师家席理人者挥士总官民友工事手主生兵警友母父妻子孩，,。、：:；;”》）)！？!?")
"""Last characters of titles (书记, 局长, 指挥), and signs."""
_NO_NAME_ENDS = frozenset("地的者人会中也还都就曾并又再员们里上前后时长部局厅院室科方面此则国被将")


def speakers(story: Story) -> set[str]:
    """Return names of two or three characters between a title, or a sign, and a word of speaking.

    Few others pass for one.
    """
    before = (match[1] for paragraph in story.paragraphs for match in _SPEAKS.finditer(f"。。{paragraph.text}"))
    return {name for four in before for name in _name_at_end(four)}


def _name_at_end(four: str) -> Iterator[str]:
    from reader.importer.shapes.names import looks_like_name  # which only an import needs

    if four[-1] not in _NO_NAME_ENDS:
        names = ((four[0], four[1:]), (four[1], four[2:]))
        yield from [name for last, name in names if last in _BEFORE_A_NAME and looks_like_name(name)][:1]


class People:
    """The people that one library knows from its texts."""

    def __init__(self, store: HasSettings) -> None:
        self._settings = store.settings

    def all(self) -> Mapping[str, int]:
        """Return names and the stories that they speak in."""
        return people_learnt(self._settings)


def people_learnt(settings: SettingStore) -> Mapping[str, int]:
    """Return names and the stories that they speak in, as they are kept."""
    known: dict[str, int] = json.loads(settings.get(LEARNT) or "{}")
    return known
