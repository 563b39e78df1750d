"""Furniture: words of a source that are none of the newspaper's, each left out under a name and counted."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Furniture(StrEnum):
    """Kinds of words that stand around an article and are not taken over from it."""

    MENU = "menu"
    """Ways to other parts of a site: menus, breadcrumbs, lists of pages."""
    LINKS = "links"
    """Headlines of other articles, with what teases them."""
    TURNING = "turning"
    """Ways to the page or article before and behind: 上一篇, 下一版."""
    CONTROL = "control"
    """Buttons, forms and their words: share, print, larger type."""
    COMMENTS = "comments"
    """Words of a site's visitors, and the rules they are asked to keep."""
    ADVERT = "advert"
    RIGHTS = "rights"
    """Statements of rights, licences, addresses and telephone numbers at a site's foot."""
    SITE = "site"
    """The site's own name and slogans."""
    FACT = "fact"
    """Words of a record that became facts of its page: newspaper, day, number."""
    FIELD_NAME = "field_name"
    """Names of the columns of a table, or of the fields of a record."""
    REPEATED = "repeated"
    """Words that stand on the page a second time, for printing or copying."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that were left out, and the kind of furniture that they are."""

    kind: Furniture
    text: str


def counted(left_out: Iterable[LeftOut]) -> Counter[Furniture]:
    """Count the characters that were left out by kind, white space apart."""
    counts: Counter[Furniture] = Counter()
    for each in left_out:
        counts[each.kind] += len("".join(each.text.split()))
    return counts
