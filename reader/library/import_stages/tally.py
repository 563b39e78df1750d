"""The counts of an import: of what is held, and of nothing else."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePath

from reader.domain.article_table import COLUMNS_GUESSED
from reader.domain.story import Genre, Story, StoryKind
from reader.library.import_outcomes import FileOutcome, FileStatus
from reader.library.import_stages.outcomes import Outcomes
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
    outcomes: Outcomes = field(default_factory=Outcomes)
    columns_guessed: dict[str, None] = field(default_factory=dict)
    _files: dict[str, Counter[str]] = field(default_factory=dict)
    """The counts of each file of which more puts are to come, by its digest."""

    def held(self, put: Put, result: PutResult) -> None:
        """Count pages that are on the disk now."""
        self.story_ids += result.story_ids
        if put.pages and not result.known:
            self.first = self.first or PurePath(put.source.path).name
            self._note_columns(put)
        if result.known or put.anew:
            self.counts.update(known=int(put.complete), reparsed=int(put.anew and put.complete))
        else:
            self._new(put)
        self._note(put, known=result.known)

    def _note_columns(self, put: Put) -> None:
        """Note a table whose columns a person should look at."""
        if any(problem.code == COLUMNS_GUESSED for page in put.pages for problem in page.problems):
            self.columns_guessed[put.source.path] = None

    def refuse(self, refusal: Refusal, shown: str) -> None:
        """Count a file that was refused, or a member of an archive; `shown` is its absolute path."""
        self.refused.append(refusal)
        self.outcomes.add(
            FileOutcome(path=shown, status=FileStatus.REFUSED, reason=refusal.reason, detail=refusal.detail)
        )

    def _note(self, put: Put, *, known: bool) -> None:
        """Note the outcome of a file with its last put."""
        counts = self._files.pop(put.source.digest, Counter[str]()) + _counts(put)
        if not put.complete:
            self._files[put.source.digest] = counts
            return
        # All stories of an export may be held although the file is not.
        held = known or not counts["pages"]
        status = FileStatus.HELD if held else FileStatus.READ_AGAIN if put.anew else FileStatus.TAKEN
        self.outcomes.add(
            FileOutcome(
                path=put.source.path,
                status=status,
                pages=counts["pages"],
                stories=counts["stories"],
                photos=counts["photos"],
            )
        )

    def reread(self, put: Put, result: PutResult) -> None:
        """Count pages that were read a second time, because more is known of their newspaper now."""
        self.counts["reread"] += int(put.complete)
        self.story_ids += result.story_ids

    def _new(self, put: Put) -> None:
        stories = [story for page in put.pages for story in page.stories]
        self.counts.update(_counts(put) + Counter(files=int(put.complete)))
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
            reread=self.counts["reread"],
            pages=self.counts["pages"],
            stories=self.counts["stories"],
            photos=self.counts["photos"],
            copies=self.counts["copies"],
            story_ids=tuple(dict.fromkeys(self.story_ids)),
            refused=tuple(self.refused),
            first=self.first,
            columns_guessed=tuple(self.columns_guessed),
            groups=self.outcomes.groups(),
        )


def _counts(put: Put) -> Counter[str]:
    """Return the numbers of pages, stories and photos in a put."""
    stories = [story for page in put.pages for story in page.stories]
    kinds = Counter(story.kind for story in stories if story.genre != Genre.IMPRINT)
    return Counter(pages=len(put.pages), stories=kinds[StoryKind.STORY], photos=kinds[StoryKind.PHOTO])
