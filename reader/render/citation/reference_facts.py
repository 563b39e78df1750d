"""What all forms of citation need of a clipping, apart from their own signs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import sha256

from reader.domain.story import Role, StoryKind
from reader.render.clipping import Clipping

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_PAGE = re.compile(r"第?\s*([^第版]+?)\s*版?")
_DASHES = "—–-―─ \u3000"


def date_parts(date: str | None) -> tuple[str, ...]:
    """Year, month and day as digits, as many of them as are known."""
    found = _ISO_DATE.fullmatch(date or "")
    return tuple(part for part in found.groups() if part) if found else ()


def key(clipping: Clipping) -> str:
    """A name in ASCII for reference managers: the same story has the same key in every library."""
    told = "\n".join((clipping.newspaper or "", clipping.date or "", clipping.page or "", clipping.title))
    day = "".join(date_parts(clipping.date)) or "undated"
    return f"news{day}-{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def keys(clippings: Sequence[Clipping]) -> list[str]:
    """The key of each clipping in one file: stories that cannot be told apart by place and headline are numbered."""
    seen: Counter[str] = Counter()
    named = []
    for clipping in clippings:
        name = key(clipping)
        seen[name] += 1
        named.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return named


def authors(clipping: Clipping) -> list[tuple[str, bool]]:
    """Each author, and whether it is a body (an agency, a paper) and no person."""
    bodies = {byline.name for byline in clipping.story.bylines if byline.role is Role.AGENCY}
    return [(name, author in bodies) for author in clipping.authors if (name := one_line(author))]


def translators(clipping: Clipping) -> list[str]:
    """Who translated the story, in printed order."""
    names = (one_line(byline.name) for byline in clipping.story.bylines if byline.role is Role.TRANSLATOR)
    return list(dict.fromkeys(filter(None, names)))


def is_web_page(clipping: Clipping) -> bool:
    """Whether a story is of the web alone: it has an address there, and no newspaper or page is known."""
    return bool(clipping.story.origin and not clipping.newspaper and not clipping.page)


def accessed(clipping: Clipping) -> tuple[str, ...]:
    """The parts of the day on which the story was saved from the web; none where it is unknown."""
    return date_parts(clipping.story.origin.accessed) if clipping.story.origin else ()


def is_chinese(text: str) -> bool:
    """Whether a text is written in Chinese characters, if only in part."""
    return _HAN.search(text) is not None


def language(clipping: Clipping) -> str:
    """The language of an entry by the script of its headline, else of its names: 'zh-CN' or, in Latin letters, 'en'."""
    told = clipping.title or "".join(clipping.authors) or clipping.newspaper or ""
    return "en" if _LATIN.search(told) and not is_chinese(told) else "zh-CN"


def title(clipping: Clipping, colon: str | None = None, *, printed: Callable[[str], str] = str) -> str:
    """The headline, its column label in brackets as e-papers set it, and the deck behind a colon.

    The kicker is left out: it stands above the headline, and what is cited begins with the headline. A story that
    prints no headline is named by its first words, in square brackets: they are ours. `printed` may set each part as
    it was printed.
    """
    story = clipping.story
    colon = colon or ("：" if is_chinese(clipping.title) else ": ")
    main = printed(one_line(clipping.title))
    if main and not story.headline.main and not (story.kind is StoryKind.PHOTO and any(p.title for p in story.photos)):
        return f"[{main}]"
    label = printed(one_line(story.column_label or ""))
    if main and label and label != clipping.section and label not in main:
        main += f"（{label}）" if is_chinese(main) else f" ({label})"
    deck = printed(one_line(story.headline.deck or "").strip(_DASHES))
    return f"{main}{colon}{deck}" if main and deck and deck not in main else main


def page_number(clipping: Clipping) -> str:
    """The page as its number alone: 第05版 is 5, A05 stays; '' where unknown."""
    page = one_line(unicodedata.normalize("NFKC", clipping.page or ""))
    found = _PAGE.fullmatch(page)
    number = found[1] if found else page
    return (number.lstrip("0") or number) if number.isdecimal() else number


def one_line(text: str) -> str:
    """Text on one line, which is what a citation file can hold: no line ends, no control characters.

    Signs without width vanish. Characters that this Python's tables do not know yet are kept: rare Han are among them.
    """
    return " ".join("".join(map(_shown, text)).split())


def _shown(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cf":
            return ""
        case "Cc" | "Cs" | "Zl" | "Zp" | "Zs":
            return " "
        case _:
            return sign
