"""A clipping: one story with its newspaper, day and page, as exports and citations need it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.domain.story import Role, Story
from reader.ports.rows import HeldStory
from reader.render.gbt_edition import IN_FORCE, Edition

_AUTHORS = (Role.REPORTER, Role.CORRESPONDENT, Role.AUTHOR, Role.COMMENTATOR)
_PICTURE_MAKERS = (Role.PHOTOGRAPHER, Role.ARTIST)
_SIGNATURE = re.compile(
    r"(?:本[报刊社网台]|[\u4e00-\u9fff]{2,10}[报刊社网台])(?:特约)?(?:记者|通讯员|评论员|评论部|编辑部|报道组|采访组)"
)
"""A byline that names no person: 本报记者, 新华社记者, 央视网评论员."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipping:
    """A story with its place of publication.

    `date` is ISO 8601, `page` as printed; None if unknown. `note`, `folder` and `tags` are the reader's own.
    `fingerprint` is the hex digest by which a library identifies the printed story; '' outside a library.
    """

    story: Story
    newspaper: str | None = None
    date: str | None = None
    page: str | None = None
    section: str | None = None
    story_id: int | None = None
    source: str = ""
    note: str = ""
    folder: str = ""
    tags: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def title(self) -> str:
        """The headline, else the name that lists give the item; on one line."""
        return " ".join(self.story.title.split())

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors in printed order: people, else the makers of the pictures, else the organisation that signs."""
        for roles in (_AUTHORS, _PICTURE_MAKERS):
            if names := self._names(roles):
                return names
        signature = "".join(self.story.byline_text.split()) if self.story.byline_text else ""
        return (signature,) if _SIGNATURE.fullmatch(signature) else self._names((Role.AGENCY,))

    def _names(self, roles: Sequence[Role]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(byline.name for byline in self.story.bylines if byline.role in roles))

    @property
    def printed_in(self) -> str:
        """Newspaper, day, page and section, as far as known: 工人日报 2023-02-15 第2版 要闻."""
        page = f"第{self.page}版" if self.page else None
        return " ".join(part for part in (self.newspaper, self.date, page, self.section) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClippingBook:
    """Clippings in the reader's order, under a title; `introduction` is the reader's own text.

    References follow the `edition` of GB/T 7714.
    """

    title: str
    clippings: Sequence[Clipping]
    introduction: str = ""
    edition: Edition = IN_FORCE

    @property
    def is_one_story(self) -> bool:
        """True for a single story without title page, contents or introduction around it."""
        return len(self.clippings) == 1 and not self.introduction and self.title == self.clippings[0].title


def clipping_of(story: HeldStory, note: str = "", *, folder: str = "", tags: tuple[str, ...] = ()) -> Clipping:
    """Make a clipping of a story of the library, with the reader's note, folder and tags."""
    row = story.row
    return Clipping(
        story=story.story,
        newspaper=row.newspaper,
        date=row.date,
        page=row.page,
        section=row.section,
        story_id=row.id,
        source=story.source,
        note=note,
        folder=folder,
        tags=tags,
        fingerprint=story.fingerprint,
    )
