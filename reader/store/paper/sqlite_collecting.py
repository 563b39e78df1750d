"""Taking in the pages of a file: stories that the library holds already are recognized and keep their ids."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from reader.domain.newspaper import Page, PageFacts
from reader.ports.collecting import HeldSource, Put, PutResult, Recognised, Source
from reader.store.crossing import Together
from reader.store.file.database import Database
from reader.store.paper.facts import overlaid
from reader.store.paper.matching import HeldItem, HeldPage, Matcher, NewItem, new_items, predecessor
from reader.store.paper.page_writer import NewPage, PageWriter
from reader.store.paper.pages import Dropped, Pages
from reader.store.paper.recognition import Candidates
from reader.store.paper.sources import Sources
from reader.store.paper.sqlite_chains import SqliteChains
from reader.store.paper.visibility import Visibility


class SqliteCollecting:
    """The adapter of `reader.ports.collecting.Collecting`."""

    def __init__(
        self, paper: Database, chains: SqliteChains, pages: Pages, writer: PageWriter, together: Together
    ) -> None:
        self._paper = paper
        self._chains = chains
        self._pages = pages
        self._writer = writer
        self._together = together
        self._sources = Sources(paper)
        self._candidates = Candidates(paper)

    def held_source(self, digest: str) -> HeldSource | None:
        return self._sources.held(digest)

    def seen_source(self, path: str, stamp: str) -> HeldSource | None:
        return self._sources.seen(path, stamp)

    def older_sources(self, rules: int) -> list[HeldSource]:
        return self._sources.older(rules)

    def sources_headed(self, newspaper: str, lines: Collection[str]) -> list[HeldSource]:
        return self._sources.headed(newspaper, lines)

    def set_rules(self, digest: str, rules: int) -> None:
        with self._paper.transaction():
            self._sources.set_rules(digest, rules)

    def pages_of(self, digest: str) -> list[int]:
        return self._sources.pages_of(digest)

    def held_copies(self, source: Source, page: Page) -> dict[int, int]:
        return self._candidates.copies(source, page)

    def put_many(self, puts: Sequence[Put]) -> list[PutResult]:
        with self._together():
            return [self._put(put) for put in puts]

    def _put(self, put: Put) -> PutResult:
        held = self._paper.first("SELECT id, complete FROM source WHERE digest = ?", (put.source.digest,))
        if held and held[1] and put.first == 0 and not put.anew:
            self._sources.move_path(held[0], put.source)
            return self._known(held[0])
        source_id = held[0] if held else self._sources.begin(put.source)
        earlier = self._candidates.earlier_pages(source_id, put)
        items = self._candidates.items_of([page.id for page in earlier])
        matcher = self._candidates.matcher()
        result = PutResult(page_ids=(), story_ids=())
        for ordinal, page in enumerate(put.pages, put.first):
            new = NewPage(
                source_id=source_id,
                source=put.source,
                ordinal=ordinal,
                page=page,
                facts=page.facts,
                confirmed=PageFacts(),
            )
            result = _joined(result, self._put_page(new, earlier, items, matcher))
        leftovers = self._drop_leftovers(source_id, put, result.page_ids)
        result = _joined(result, _gone(leftovers))
        if put.complete:
            self._sources.move_path(source_id, put.source)
            self._sources.complete(source_id, put.rules, put.missing)
        return result

    def _known(self, source_id: int) -> PutResult:
        pages = self._paper.all("SELECT id FROM page WHERE source_id = ? ORDER BY ordinal", (source_id,))
        stories = self._paper.all(
            "SELECT s.id FROM page p JOIN story s ON s.page_id = p.id"
            " WHERE p.source_id = ? AND s.listed = 1 ORDER BY p.ordinal, s.position",
            (source_id,),
        )
        return PutResult(
            page_ids=tuple(row[0] for row in pages), story_ids=tuple(row[0] for row in stories), known=True
        )

    def _put_page(self, new: NewPage, earlier: list[HeldPage], held: Sequence[HeldItem], matcher: Matcher) -> PutResult:
        items = new_items(new.page.stories)
        before = predecessor(new.page.facts, items, earlier, held) if earlier else None
        if before:
            new = replace(new, facts=overlaid(new.page.facts, before.confirmed), confirmed=before.confirmed)
            earlier.remove(before)
            matcher.match_version(items, [item for item in held if item.page_id == before.id])
        elsewhere = self._take_over(new, items, matcher)
        recognised = tuple(self._recognised(item) for item in elsewhere if item.visibility is Visibility.LISTED)
        page_id, ids = self._writer.write(new, items)
        version = self._pages.drop([before.id] if before else [])
        losing = self._pages.recount({item.held.page_id for item in elsewhere if item.held})
        self._chains.unjoin(new.facts.newspaper or "", new.facts.date or "")
        new_ids = frozenset(ids) - {item.held.id for item in items if item.held}
        put = PutResult(page_ids=(page_id,), story_ids=tuple(ids), recognised=recognised, new=new_ids)
        return _joined(_joined(put, _gone(version)), _gone(losing))

    def _take_over(self, new: NewPage, items: Sequence[NewItem], matcher: Matcher) -> list[NewItem]:
        """Recognize stories of the same page from another file, and return them."""
        candidates = self._candidates.on_same_page(new.facts, items, (new.source_id, new.source_id))
        open_items = [item for item in items if item.held is None]
        if candidates:
            matcher.match_elsewhere(open_items, candidates)
        return [item for item in open_items if item.held]

    def _recognised(self, item: NewItem) -> Recognised:
        """Return an item that another file's page has, before it is written."""
        held = item.held
        assert held
        row = self._paper.first(
            "SELECT f.path FROM page p JOIN source f ON f.id = p.source_id WHERE p.id = ?", (held.page_id,)
        )
        path = row[0] if row else ""
        changed = held.fingerprint != item.print
        return Recognised(story_id=held.id, page_id=held.page_id, path=path, changed=changed)

    def _drop_leftovers(self, source_id: int, put: Put, page_ids: Sequence[int]) -> Dropped:
        """Delete pages of an interrupted put of this very file, which this put has written again."""
        end = "" if put.complete else f" AND ordinal < {put.first + len(put.pages)}"
        rows = self._paper.all(f"SELECT id FROM page WHERE source_id = ? AND ordinal >= ?{end}", (source_id, put.first))
        kept = set(page_ids)
        return self._pages.drop([row[0] for row in rows if row[0] not in kept])


def _gone(dropped: Dropped) -> PutResult:
    return PutResult(page_ids=(), story_ids=(), gone_pages=dropped.pages, gone_stories=dropped.stories)


def _joined(one: PutResult, other: PutResult) -> PutResult:
    """Return the outcome of pages together with that of pages that follow."""
    return PutResult(
        page_ids=one.page_ids + other.page_ids,
        story_ids=one.story_ids + other.story_ids,
        recognised=one.recognised + other.recognised,
        new=one.new | other.new,
        gone_pages=one.gone_pages + other.gone_pages,
        gone_stories=one.gone_stories + other.gone_stories,
    )
