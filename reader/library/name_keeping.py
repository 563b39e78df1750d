"""Names kept in a library: learnt from the stories of an import, and switched on or off by a person."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from reader.domain.story import Story
from reader.library import aliases, people
from reader.library.aliases import Alias, learnt_names, names_switched_off
from reader.ports.settings import SettingStore

MOST_ALIASES = 20_000
"""The newest are kept."""
MOST_PEOPLE = 20_000
"""The people of most stories are kept."""


def learn_aliases(settings: SettingStore, stories: Iterable[Story]) -> None:
    """Learn the short forms that stories introduce with 以下简称."""
    pairs = Counter(pair for story in stories for pair in set(story.aliases))
    if not pairs:
        return
    learnt = learnt_names(settings)
    for (short, full), count in pairs.items():
        fulls = learnt.setdefault(short, {})
        fulls[full] = fulls.get(full, 0) + count
    kept = dict(list(learnt.items())[-MOST_ALIASES:])
    settings.set(aliases.LEARNT, json.dumps(kept, ensure_ascii=False))


def learn_people(settings: SettingStore, found: Mapping[str, int]) -> None:
    """Learn names with the number of new stories that have them."""
    if found:
        known = Counter(people.people_learnt(settings))
        known.update(found)
        settings.set(people.LEARNT, json.dumps(dict(known.most_common(MOST_PEOPLE)), ensure_ascii=False))


def switch(settings: SettingStore, alias: Alias, on: bool) -> None:
    """Let an alias widen queries, or not."""
    pair = (alias.short, alias.full)
    off = names_switched_off(settings) - {pair} if on else names_switched_off(settings) | {pair}
    settings.set(aliases.OFF, json.dumps(sorted(off), ensure_ascii=False) if off else None)
