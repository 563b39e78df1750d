"""The bookmarks' section of the left pane: all of them, their folders, their tags. It is made on a worker."""

from collections.abc import Sequence

from reader.acts.done import Kind
from reader.browse.listing import BOOKMARKS, Listing, ListingKind
from reader.domain.bookmark import Bookmark
from reader.library.folders import BETWEEN, above, count_within
from reader.library.library import Library
from reader.ports.bookmarks import BookmarkCounts
from reader.ui.language.words import mark, tr
from reader.ui.left_pane.section import Part, Section
from reader.ui.left_pane.tree_model import Node, NodeKind

_MOST_BOOKMARKS = 200
_LONGEST_TITLE = 60


def _bookmarks(library: Library) -> list[Node]:
    """All bookmarks with the newest of them, the folders in the person's order, the tags by name."""
    counts, folders = library.bookmarks.counts(), library.folders.all()
    if not counts.total and not folders:
        return [Node(key="no_bookmarks", title=tr("Ctrl+D bookmarks a story"), dim=True)]
    newest = library.bookmarks.newest(_MOST_BOOKMARKS)
    every = _shelf("all_bookmarks", tr("All"), "star", counts.total, BOOKMARKS)
    every.adopt(_each(newest, library.bookmarks.headlines(newest)))
    return [every, *_folders(counts, folders), *_tags(counts)]


def _each(bookmarks: Sequence[Bookmark], headlines: dict[int, str]) -> list[Node]:
    return [
        Node(
            key=f"bookmark:{bookmark.id}",
            title=_first_line(bookmark.anchor.exact)
            or headlines.get(bookmark.id, bookmark.anchor.headline)
            or tr("No headline"),
            icon="quote" if bookmark.anchor.exact else "star-filled",
            story_id=bookmark.story_id,
            passage=bookmark.id if bookmark.anchor.exact else None,
            dim=bookmark.story_id is None,
        )
        for bookmark in bookmarks
    ]


def _folders(counts: BookmarkCounts, folders: Sequence[str]) -> list[Node]:
    """The outermost folders, those that lie in them below; the bookmarks in none last, if there are folders at all."""
    nodes = {name: _folder(name, counts) for name in folders}
    for name, node in nodes.items():
        node.adopt(each for each_name, each in nodes.items() if above(each_name) == name)
    loose = counts.folders.get("", 0)
    none = _shelf("no_folder", tr("Unfiled"), "folder", loose, Listing(kind=ListingKind.FOLDER))
    return [*(node for name, node in nodes.items() if not above(name)), *([none] if nodes and loose else [])]


def _folder(name: str, counts: BookmarkCounts) -> Node:
    inside = count_within(counts.folders, name)
    listing = Listing(kind=ListingKind.FOLDER, name=name)
    node = _shelf(f"folder:{name}", name.rpartition(BETWEEN)[2], "folder", inside, listing)
    node.kind, node.name = NodeKind.FOLDER, name
    return node


def _tags(counts: BookmarkCounts) -> list[Node]:
    """One node that opens to the tags; none if there is no tag."""
    if not counts.tags:
        return []
    whole = Node(key="tags", title=tr("Tags"), icon="tag", count=counts.tagged, listing=Listing(kind=ListingKind.TAG))
    return [whole.adopt(_tag(tag, counts.tags[tag]) for tag in sorted(counts.tags))]


def _tag(tag: str, count: int) -> Node:
    node = _shelf(f"tag:{tag}", tag, "tag", count, Listing(kind=ListingKind.TAG, name=tag))
    node.kind, node.name = NodeKind.TAG, tag
    return node


def _shelf(key: str, title: str, icon: str, count: int, listing: Listing) -> Node:
    return Node(key=key, title=title, icon=icon, count=count, listing=listing, takes_stories=True)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:_LONGEST_TITLE]


BOOKMARK_SECTION = Section(
    "bookmarks",
    mark("Bookmarks"),
    (Part(_bookmarks, Kind.BOOKMARKS, Kind.FOLDERS, Kind.CORRECTIONS),),
    NodeKind.SHELVES,
)
