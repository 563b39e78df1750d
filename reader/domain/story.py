"""A story with everything around it on the page. Names are the newsroom's terms: see ARCHITECTURE.md, glossary."""

from dataclasses import dataclass
from enum import StrEnum

from reader.domain.origin import Origin
from reader.domain.photo import Photo
from reader.domain.span import SourceLines


class StoryKind(StrEnum):
    """The kind of an item on a page. Only STORY and PHOTO are listed and counted; the others keep their text."""

    STORY = "story"
    PHOTO = "photo"
    FOLIO = "folio"
    IMPRINT = "imprint"
    ADVERT = "advert"
    CONTENTS = "contents"


class Genre(StrEnum):
    """The genre of a story (体裁), if the page names it.

    社论, 评论, 消息, 通讯特写, 访谈, 简讯, 公告启事, 更正, 读者来信, 诗, 连载.

    IMPRINT is an imprint box with a heading of its own: an article in the paper's own list, nothing to read in ours.
    """

    EDITORIAL = "editorial"
    COMMENT = "comment"
    NEWS = "news"
    FEATURE = "feature"
    INTERVIEW = "interview"
    BRIEF = "brief"
    NOTICE = "notice"
    CORRECTION = "correction"
    LETTER = "letter"
    POEM = "poem"
    SERIAL = "serial"
    IMPRINT = "imprint"


class Role(StrEnum):
    """The part of a person or agency in a story, as its byline names it."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"
    ARTIST = "artist"
    EDITOR = "editor"
    COMMENTATOR = "commentator"
    AUTHOR = "author"
    TRANSLATOR = "translator"
    AGENCY = "agency"


class ParagraphStyle(StrEnum):
    """The typographic style of a paragraph. The text of a TABLE has a line for each row, and a tab between cells."""

    TEXT = "text"
    CROSSHEAD = "crosshead"
    BULLET = "bullet"
    VERSE = "verse"
    SIGNATURE = "signature"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline stack: kicker (引题) above, main, deck (副题) below; as printed; None if absent."""

    main: str | None = None
    kicker: str | None = None
    deck: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """A name with its role; spaces inside a name (刘  泉) are removed (刘泉)."""

    role: Role
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The dateline (电头) that opens a story's text: `text` as printed, its parts if it has them."""

    text: str
    agency: str | None = None
    place: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Seam:
    """A column break that was joined: `offset` code points into the paragraph, between two source lines; the reason."""

    offset: int
    before: int
    after: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as printed, with column breaks healed; each healed break is a seam, which a person can undo."""

    text: str
    style: ParagraphStyle = ParagraphStyle.TEXT
    lines: tuple[SourceLines, ...] = ()
    seams: tuple[Seam, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JumpLine:
    """A jump line: `page` in ASCII digits (上接第一版 gives '1'), `text` as printed."""

    page: str
    text: str
    lines: SourceLines | None = None


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule of the importer and the lines that it claimed; shown beside the original text."""

    rule: str
    lines: SourceLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One item of a page. `byline_text` keeps byline lines of their own as printed, one a line.

    `genre` is a value of Genre, or a word of another program's record; None if unknown. `origin` is None unless it was
    saved from the web. `aliases` are pairs of a short and a full name that the text defines (全总, 中华全国总工会).
    """

    kind: StoryKind = StoryKind.STORY
    headline: Headline = Headline()
    column_label: str | None = None
    bylines: tuple[Byline, ...] = ()
    byline_text: str | None = None
    dateline: Dateline | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    photos: tuple[Photo, ...] = ()
    continued_from: JumpLine | None = None
    continued_on: JumpLine | None = None
    series: str | None = None
    genre: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    origin: Origin | None = None
    rules: tuple[AppliedRule, ...] = ()

    @property
    def title(self) -> str:
        """The title in lists: the headline, else a photo's title or the start of its caption, else the first words."""
        if self.headline.main:
            return self.headline.main
        for photo in self.photos:
            if photo.title or photo.caption:
                return photo.title or photo.caption[:24]
        return self.paragraphs[0].text[:24] if self.paragraphs else ""
