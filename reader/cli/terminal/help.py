"""The keys of the prompt, told."""

from collections.abc import Iterator

from reader.cli.terminal.cells import width_of
from reader.cli.terminal.composing import Composer
from reader.cli.words import mark, tr

_KEYS = (
    ("3", mark("opens what has this number")),
    ("Enter", mark("goes on: the next story, or the first unread one of a list")),
    ("n, j", mark("next story")),
    ("p, k", mark("previous story")),
    ("b", mark("back: from the story to its list, from a list to the one before")),
    ("/", mark("searches: /工会; any words without a key of this table do so, too")),
    ("s, *", mark("bookmarks the story; s 3 the third of the list; s 3 with words adds them as a note")),
    ("x", mark("takes the bookmark away; x 3 that of the third")),
    ("m", mark("more of the list")),
    ("l", mark("the list again")),
    ("i", mark("all issues")),
    ("g", mark("goes to the issues of a day, month or year: g 2023-02-15")),
    ("a", mark("all stories, newest first")),
    ("B", mark("bookmarks")),
    ("r", mark("stories read lately")),
    ("?", mark("this help")),
    ("q", mark("leaves; so does Ctrl+D")),
)
_SIGNS = mark("• stands before what is unread, ★ before what is bookmarked.")
_QUERIES = mark(
    "Searches understand what the window's do: “words that follow one another”, 工会 -早餐 (without a word), "
    "莱希 OR 早餐, 标题:工会, 版:2, 日期:2023-02, 工*书屋."
)
HINT = mark("A number opens, Enter goes on, words search, s bookmarks, b leads back, ? helps, q leaves.")

HINT_AT_STORY = mark("Enter goes on to the next story, b back to the list, s bookmarks, ? helps.")


def help_lines(composer: Composer) -> Iterator[str]:
    """The table of keys and what else one must know."""
    # Keys and queries stay half-width, as they are typed, whatever the person wants of the paper's punctuation.
    composer = Composer(composer.width, composer.look)
    wide = max(width_of(key) for key, _ in _KEYS) + 4
    for key, does in _KEYS:
        hanging = f"  {key}".ljust(wide)
        yield from composer.lines(tr(does), margin=" " * wide, hanging=hanging)
    for text in (_SIGNS, _QUERIES):
        yield ""
        yield from composer.lines(tr(text))
