"""The counts of an import: of what is held, and of nothing else."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from reader.domain.article_table import COLUMNS_GUESSED
from reader.domain.story import Story
from reader.library.import_outcomes import FileOutcome, FileStatus
from reader.library.import_stages.brought import Brought, put_counts
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
    _brought: Brought = field(default_factory=Brought)
    _files: dict[str, FileOutcome] = field(default_factory=dict)
    """The counts of each file of which more puts are to come, by its digest."""

    def held(self, put: Put, result: PutResult) -> None:
        """Count pages that are on the disk now."""
        self.story_ids += result.story_ids
        if put.pages and not result.known:
            self.first = self.first or PurePath(put.source.path).name
            self._note_columns(put)
        outcome = self._so_far(put, result)
        if not put.complete:
            self._files[put.source.digest] = outcome
            return
        held = outcome.status in (FileStatus.HELD, FileStatus.READ_AGAIN)
        same = outcome.status is FileStatus.SAME
        self.counts.update(files=int(not held), known=int(held), reparsed=int(put.anew), same=int(same))
        self.outcomes.add(outcome)

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

    def _so_far(self, put: Put, result: PutResult) -> FileOutcome:
        """Return the outcome of a file with one more put."""
        before = self._files.pop(put.source.digest, None) or FileOutcome(path=put.source.path, status=FileStatus.SAME)
        if put.anew:
            self._brought.read_again(put, result)
            counts, status = put_counts(put), FileStatus.READ_AGAIN
        elif result.known:
            counts, status = Counter[str](), FileStatus.HELD
        else:
            # An export of which all stories are held comes without pages.
            counts = self._new(put, result)
            status = FileStatus.TAKEN if counts["other"] else before.status
        held = (each.path for each in result.recognised if each.path != put.source.path)
        return replace(
            before,
            status=status,
            pages=before.pages + counts["pages"],
            stories=before.stories + counts["stories"],
            photos=before.photos + counts["photos"],
            same=before.same + counts["same"],
            same_as=before.same_as or next(held, ""),
        )

    def reread(self, put: Put, result: PutResult) -> None:
        """Count pages that were read a second time, because more is known of their newspaper now."""
        self.counts["reread"] += int(put.complete)
        self._brought.read_again(put, result)
        self.story_ids += result.story_ids

    def _new(self, put: Put, result: PutResult) -> Counter[str]:
        """Count a put that the library did not hold, and return what it was the first to bring."""
        counts = self._brought.add(put, result)
        stories = [story for page in put.pages for story in page.stories]
        self.people.update(name for story in stories for name in speakers(story))
        self.naming += [Story(aliases=story.aliases) for story in stories if story.aliases]
        return counts

    def copied(self, story_ids: list[int]) -> None:
        """Count stories of an export that the library holds already."""
        self.counts["copies"] += len(story_ids)
        self.story_ids += story_ids

    def report(self) -> ImportReport:
        brought = self._brought.counts()
        return ImportReport(
            files=self.counts["files"],
            known=self.counts["known"],
            reparsed=self.counts["reparsed"],
            reread=self.counts["reread"],
            pages=brought["pages"],
            stories=brought["stories"],
            photos=brought["photos"],
            copies=self.counts["copies"],
            same=self.counts["same"],
            story_ids=tuple(dict.fromkeys(self.story_ids)),
            refused=tuple(self.refused),
            first=self.first,
            columns_guessed=tuple(self.columns_guessed),
            groups=self.outcomes.groups(),
        )
