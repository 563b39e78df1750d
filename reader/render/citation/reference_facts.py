"""Facts of a clipping that all citation formats need."""

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
    """Return the year, month and day as digits, as far as they are known."""
    found = _ISO_DATE.fullmatch(date or "")
    return tuple(part for part in found.groups() if part) if found else ()


def key(clipping: Clipping) -> str:
    """Return a citation key in ASCII. The same story has the same key in every library."""
    identity = "\n".join((clipping.newspaper or "", clipping.date or "", clipping.page or "", clipping.title))
    day = "".join(date_parts(clipping.date)) or "undated"
    return f"news{day}-{sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def keys(clippings: Sequence[Clipping]) -> list[str]:
    """Return unique citation keys for the clippings of a file: stories of the same page and headline are numbered."""
    seen: Counter[str] = Counter()
    named = []
    for clipping in clippings:
        name = key(clipping)
        seen[name] += 1
        named.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return named


def authors(clipping: Clipping) -> list[tuple[str, bool]]:
    """Return pairs of an author and a flag: True for an organisation (an agency, a newspaper), False for a person."""
    bodies = {byline.name for byline in clipping.story.bylines if byline.role is Role.AGENCY}
    return [(name, author in bodies) for author in clipping.authors if (name := one_line(author))]


def translators(clipping: Clipping) -> list[str]:
    """Return the translators, in printed order."""
    names = (one_line(byline.name) for byline in clipping.story.bylines if byline.role is Role.TRANSLATOR)
    return list(dict.fromkeys(filter(None, names)))


def is_web_page(clipping: Clipping) -> bool:
    """Return True for a story of the web alone: with an address, without a known newspaper or page."""
    return bool(clipping.story.origin and not clipping.newspaper and not clipping.page)


def accessed(clipping: Clipping) -> tuple[str, ...]:
    """Return the day on which the story was saved from the web, in parts; empty if unknown."""
    return date_parts(clipping.story.origin.accessed) if clipping.story.origin else ()


def is_chinese(text: str) -> bool:
    """Return True if a text contains Chinese characters."""
    return _HAN.search(text) is not None


def language(clipping: Clipping) -> str:
    """Return an entry's language by the script of its headline, else of its names: 'zh-CN', or 'en' for Latin."""
    text = clipping.title or "".join(clipping.authors) or clipping.newspaper or ""
    return "en" if _LATIN.search(text) and not is_chinese(text) else "zh-CN"


def title(clipping: Clipping, colon: str | None = None, *, printed: Callable[[str], str] = str) -> str:
    """Return the headline, its column label in brackets as e-papers have it, and the deck behind a colon.

    The kicker is left out, because a cited title begins with the headline. A story without a headline is named by its
    first words, in square brackets, which mark them as supplied. `printed` restores the printed form of each part.
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
    """Return the number of the page alone: 5 for 第05版, A05 for A05; '' if unknown."""
    page = one_line(unicodedata.normalize("NFKC", clipping.page or ""))
    found = _PAGE.fullmatch(page)
    number = found[1] if found else page
    return (number.lstrip("0") or number) if number.isdecimal() else number


def one_line(text: str) -> str:
    """Return the text on one line, as citation files require: without line ends, control and zero-width characters.

    Characters that Python's tables do not know yet are kept: rare Han are among them.
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
