"""Members of an archive that are passed over: what they are, and which of the pictures its pages link."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from urllib.parse import unquote

from reader.domain.newspaper import Page
from reader.importer.source.passed_over import PassedKind, kind_of_member
from reader.importer.source.path_names import written
from reader.library.import_outcomes import FileOutcome, FileStatus


@dataclass(slots=True)
class ArchiveMembers:
    """Collects the members of one archive while it is read."""

    archive: Path
    _passed: list[PurePath] = field(default_factory=list)
    _linked: set[str] = field(default_factory=set)

    def pass_over(self, member: Path) -> None:
        """Note a member; its path begins with that of the archive."""
        self._passed.append(member.relative_to(self.archive))

    def noting_links(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Yield the pages, and note which pictures they link."""
        for page in pages:
            links = (photo.image for story in page.stories for photo in story.photos if photo.image)
            self._linked.update(form for link in links for form in (link, unquote(link)))
            yield page

    def outcomes(self, archive: str) -> Iterator[FileOutcome]:
        """Yield the outcome of each member that was passed over; `archive` is the path of the file as it is shown."""
        for member in self._passed:
            kind, name = kind_of_member(member), written(Path(member))
            linked = kind is PassedKind.PICTURE and member.as_posix() in self._linked
            yield FileOutcome(
                path=f"{archive}/{name}",
                status=FileStatus.LINKED if linked else FileStatus.PASSED_OVER,
                passed=None if linked else kind,
            )
