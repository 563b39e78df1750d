"""People whom stories let speak (…指挥刘海波说): learnt while importing, offered while a search is typed."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from reader.domain.story import Story
from reader.importer.names import looks_like_name
from reader.library.ports import Store

_LEARNT = "people_learnt"
MOST_LEARNT = 20_000
"""Those named in most stories are kept."""
_SPEAKS = re.compile(r"(?<=([\u3400-\u9fff]{3}))(?:说|表示|介绍|告诉|指出|认为|坦言|回忆|强调)")
_NO_NAME_ENDS = frozenset("地的者人会中也还都就曾并又再员们里上前后时长")


def speakers(story: Story) -> set[str]:
    """Names of two or three characters right before a word of speaking; what only looks like one is left out."""
    before = (match[1] for paragraph in story.paragraphs for match in _SPEAKS.finditer(paragraph.text))
    return {name for three in before for name in _name_at_end(three)}


def _name_at_end(three: str) -> Iterator[str]:
    if three[-1] not in _NO_NAME_ENDS:
        yield from [name for name in (three, three[1:]) if looks_like_name(name)][:1]


class People:
    """The people that one library knows from its texts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> Mapping[str, int]:
        """Names and the stories that they speak in."""
        known: dict[str, int] = json.loads(self._store.setting(_LEARNT) or "{}")
        return known

    def learn(self, found: Mapping[str, int]) -> None:
        """Take in names with the number of new stories that have them."""
        if found:
            known = Counter(self.all())
            known.update(found)
            self._store.set_setting(_LEARNT, json.dumps(dict(known.most_common(MOST_LEARNT)), ensure_ascii=False))
