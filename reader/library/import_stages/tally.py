"""The counts of an import: of what is held, and of nothing else."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath

from reader.domain.story import Genre, Story, StoryKind
from reader.library.people import speakers
from reader.library.views import ImportReport, Refusal
from reader.ports.collecting import Put, PutResult


@dataclass(slots=True)
class Tally:
    """`naming` are the new stories that introduce a short form, with nothing else of them; `people` counts the new
    stories in which each person speaks."""

    counts: Counter[str] = field(default_factory=Counter)
    story_ids: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    first: str = ""
    naming: list[Story] = field(default_factory=list)
    people: Counter[str] = field(default_factory=Counter)

    def held(self, put: Put, result: PutResult) -> None:
        """Count pages that are on the disk now."""
        self.story_ids += result.story_ids
        if put.pages and not result.known:
            self.first = self.first or PurePath(put.source.path).name
        if result.known or put.anew:
            self.counts.update(known=int(put.complete), reparsed=int(put.anew and put.complete))
        else:
            self._new(put)

    def _new(self, put: Put) -> None:
        stories = [story for page in put.pages for story in page.stories]
        kinds = Counter(story.kind for story in stories if story.genre != Genre.IMPRINT)
        self.counts.update(
            files=int(put.complete), pages=len(put.pages), stories=kinds[StoryKind.STORY], photos=kinds[StoryKind.PHOTO]
        )
        self.people.update(name for story in stories for name in speakers(story))
        self.naming += [Story(aliases=story.aliases) for story in stories if story.aliases]

    def copied(self, story_ids: list[int]) -> None:
        """Count stories of an export that the library holds already."""
        self.counts["copies"] += len(story_ids)
        self.story_ids += story_ids

    def report(self) -> ImportReport:
        return ImportReport(
            files=self.counts["files"],
            known=self.counts["known"],
            reparsed=self.counts["reparsed"],
            pages=self.counts["pages"],
            stories=self.counts["stories"],
            photos=self.counts["photos"],
            copies=self.counts["copies"],
            story_ids=tuple(self.story_ids),
            refused=tuple(self.refused),
            first=self.first,
        )
