"""Taking in pages in memory: stories are recognized by fingerprint and headline alone."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.domain.newspaper import Page, PageFacts
from reader.domain.origin import Origin
from reader.domain.story import Story
from reader.ports.change_list import ChangeKind
from reader.ports.collecting import HeldSource, Put, PutResult, Recognised, Source
from reader.store.paper.facts import contradict, page_key
from reader.store.paper.fingerprint import fingerprint, overlap, story_text
from reader.store.paper.visibility import Visibility, visibility
from tests.fake_store.own_work import OwnRecords
from tests.fake_store.records import FakePage, FakeStory, Records


class FakeCollecting:
    def __init__(self, records: Records, own: OwnRecords) -> None:
        self._records = records
        self._own = own

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        return [self._put(put) for put in puts]

    def held_source(self, digest: str) -> HeldSource | None:
        return self._records.complete.get(digest)

    def seen_source(self, path: str, stamp: str) -> HeldSource | None:
        return (
            self._records.complete.get(self._records.paths.get(path, ""))
            if self._records.stamps.get(path) == stamp
            else None
        )

    def older_sources(self, rules: int) -> list[HeldSource]:
        return [held for held in self._records.complete.values() if held.rules < rules]

    def sources_headed(self, newspaper: str, lines: Collection[str]) -> list[HeldSource]:
        def is_headed(held: FakeStory) -> bool:
            headline = held.story.headline
            heads = (headline.kicker, headline.main or held.story.title, headline.deck)
            kicker, main, deck = ("".join((head or "").split()) for head in heads)
            ends = [f"{opened}{line}{closed}" for line in lines for opened, closed in ("()", "（）")]
            return main in lines or deck in lines or kicker.startswith(tuple(lines)) or main.endswith(tuple(ends))

        found = {
            self._records.page(held.page_id).digest
            for held in self._records.stories.values()
            if self._records.page(held.page_id).facts.newspaper == newspaper and is_headed(held)
        }
        return [held for held in self._records.complete.values() if held.digest in found]

    def set_rules(self, digest: str, rules: int) -> None:
        self._records.complete[digest] = replace(self._records.complete[digest], rules=rules)

    def pages_of(self, digest: str) -> list[int]:
        mine = [number for number, held in self._records.pages.items() if held.digest == digest]
        return sorted(mine, key=lambda number: self._records.pages[number].ordinal)

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        apart = (source.digest, self._records.paths.get(source.path))
        found: dict[int, int] = {}
        for at, story in enumerate(page.stories):
            original = page.copies[at] if at < len(page.copies) else ""
            for number, held in self._records.stories.items():
                other = self._records.pages[held.page_id]
                if page_key(other.facts) != page_key(page.facts) or other.digest in apart or number in found.values():
                    continue
                same = fingerprint(held.story) in (original, fingerprint(story))
                headline = held.story.headline.main
                alike = headline == story.headline.main and overlap(story_text(story), story_text(held.story)) >= 0.3
                if visibility(story) and story.kind is held.story.kind and (same or (headline and alike)):
                    found[at] = number
                    break
        return found

    def _put(self, put: Put) -> PutResult:
        digest, path = put.source.digest, put.source.path
        if digest in self._records.complete and not put.first and not put.anew:
            self._records.paths[path], self._records.stamps[path] = digest, put.source.stamp
            mine = [number for number, held in self._records.pages.items() if held.digest == digest]
            return PutResult(page_ids=tuple(mine), story_ids=tuple(self._records.listed_on(mine)), known=True)
        earlier = [
            number
            for number, held in self._records.pages.items()
            if (held.digest == digest and held.ordinal >= put.first)
            or (held.digest != digest and self._records.paths.get(path) == held.digest)
        ]
        page_ids, story_ids = [], []
        recognised: list[Recognised] = []
        held_pages, held_stories = set(self._records.pages), set(self._records.stories)
        for ordinal, page in enumerate(put.pages, put.first):
            elsewhere = self._elsewhere(digest, earlier)
            page_id, ids = self._put_page(put.source, ordinal, page, earlier)
            page_ids.append(page_id)
            story_ids += ids
            recognised += [self._recognised(number, *elsewhere[number]) for number in ids if number in elsewhere]
        for number in earlier:
            if self._records.pages[number].digest == digest and (
                put.complete or self._records.pages[number].ordinal < put.first + len(put.pages)
            ):
                self._drop(number)
        if put.complete:
            self._records.complete[digest] = HeldSource(digest=digest, path=path, rules=put.rules, missing=put.missing)
            self._records.paths[path], self._records.stamps[path] = digest, put.source.stamp
        return PutResult(
            page_ids=tuple(page_ids),
            story_ids=tuple(story_ids),
            recognised=tuple(recognised),
            new=frozenset(story_ids) - held_stories,
            gone_pages=tuple(sorted(held_pages - set(self._records.pages))),
            gone_stories=tuple(sorted(held_stories - set(self._records.stories))),
        )

    def _elsewhere(self, digest: str, earlier: Sequence[int]) -> dict[int, tuple[int, str, str]]:
        """The stories of other files by their ids: the page, the path of the file, and the story's fingerprint."""
        pages = {number: page for number, page in self._records.pages.items() if number not in earlier}
        return {
            number: (held.page_id, pages[held.page_id].path, fingerprint(held.story))
            for number, held in self._records.stories.items()
            if held.page_id in pages and pages[held.page_id].digest != digest
        }

    def _recognised(self, number: int, page_id: int, path: str, before: str) -> Recognised:
        now = fingerprint(self._records.stories[number].story)
        return Recognised(story_id=number, page_id=page_id, path=path, changed=now != before)

    def _put_page(self, source: Source, ordinal: int, page: Page, earlier: list[int]) -> tuple[int, list[int]]:
        before = next((number for number in earlier if self._is_version(page, self._records.pages[number])), None)
        confirmed = self._records.pages[before].confirmed if before else PageFacts()
        page_id = next(self._records.numbers)
        held = FakePage(source.digest, source.path, ordinal, replace(page, text=page.text or source.text), confirmed)
        self._records.pages[page_id] = held
        taken: set[int] = set()
        ids = []
        for position, story in enumerate(page.stories):
            story_id = self._same(story, held, before, taken) or next(self._records.numbers)
            taken.add(story_id)
            old = self._records.stories.get(story_id)
            kept = _origin(old.story.origin if old else None, story.origin)
            self._records.stories[story_id] = FakeStory(page_id, position, replace(story, origin=kept))
            if visibility(story):
                self._records.note(ChangeKind.PUT, story_id)
            if visibility(story) is Visibility.LISTED:
                ids.append(story_id)
        if before:
            earlier.remove(before)
            self._drop(before)
        for number in [
            number for number in self._records.pages if number != page_id and not self._records.listed_on([number])
        ]:
            if any(visibility(story) is Visibility.LISTED for story in self._records.pages[number].page.stories):
                self._drop(number)
        self._records.unjoin(page_id)
        return page_id, ids

    def _is_version(self, page: Page, held: FakePage) -> bool:
        if contradict(page.facts, held.page.facts) and contradict(page.facts, held.facts):
            prints = {fingerprint(new) for new in page.stories}
            old = [story for story in held.page.stories if visibility(story)]
            return 2 * sum(fingerprint(story) in prints for story in old) > len(old)
        same_page = all(page_key(page.facts)) and page_key(page.facts) == page_key(held.facts)
        return same_page or any(_alike(new, old) for new in page.stories for old in held.page.stories)

    def _same(self, story: Story, page: FakePage, before: int | None, taken: set[int]) -> int | None:
        if not visibility(story):
            return None
        ways = (_same_print, _alike)
        for same in ways:
            for number, old in self._records.stories.items():
                there = self._records.pages[old.page_id]
                page_again = page_key(there.facts) == page_key(page.facts) and there.digest != page.digest
                shared = overlap(story_text(story), story_text(old.story)) > 0.3
                here = old.page_id == before or (page_again and shared)
                if number not in taken and here and old.story.kind is story.kind and same(story, old.story):
                    return number
        return None

    def _drop(self, page_id: int) -> None:
        self._records.unjoin(page_id)
        for number in [number for number, held in self._records.stories.items() if held.page_id == page_id]:
            held = self._records.stories.pop(number)
            self._own.forget_story(number)
            if visibility(held.story):
                self._records.note(ChangeKind.DELETE, number)
            for part in self._records.chains.pop(number, ()):
                if part in self._records.chains:
                    self._records.chains[part] = tuple(one for one in self._records.chains[part] if one != number)
                    self._records.note(ChangeKind.PUT, part)
        del self._records.pages[page_id]


def _alike(new: Story, old: Story) -> bool:
    same_headline = bool(new.headline.main) and new.headline.main == old.headline.main
    return new.kind is old.kind and (
        same_headline or fingerprint(new) == fingerprint(old) or overlap(story_text(new), story_text(old)) >= 0.5
    )


def _origin(old: Origin | None, new: Origin | None) -> Origin | None:
    """The new origin, unless it says less of the same address than the old, or nothing."""
    if old is None or new is None:
        return new or old
    says_less = not new.accessed or new.estimated
    return old if old.url == new.url and old.accessed and says_less else new


def _same_print(new: Story, old: Story) -> bool:
    return fingerprint(new) == fingerprint(old)
