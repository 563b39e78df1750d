"""The bookmarks' section of the left pane: all of them, their folders, their tags. It is made in a worker."""

from collections.abc import Sequence

from reader.browse.listing import BOOKMARKS, Listing, ListingKind
from reader.browse.shelves import Shelf, ShelfKind, shelves
from reader.domain.bookmark import Bookmark
from reader.library.folders import BETWEEN, above
from reader.library.library import Library
from reader.ui.language.words import tr
from reader.ui.left_pane.tree_model import Node, NodeKind

_MOST_BOOKMARKS = 200
_LONGEST_TITLE = 60


def bookmark_section(library: Library) -> Node:
    """All bookmarks with each of them, the folders in the reader's order, the tags by name."""
    bookmarks, folders = library.bookmarks(), library.marks.filing.folders()
    section = Node(key="bookmarks", title=tr("Bookmarks"), kind=NodeKind.SHELVES)
    if not bookmarks and not folders:
        return section.adopt([Node(key="no_bookmarks", title=tr("Ctrl+D bookmarks a story"), dim=True)])
    every = _shelf("all_bookmarks", tr("All"), "star", len(bookmarks), BOOKMARKS)
    every.adopt(_each(bookmarks[:_MOST_BOOKMARKS], library.marks.headlines()))
    found = shelves(bookmarks, folders)
    tagged = sum(bool(bookmark.tags) for bookmark in bookmarks)
    return section.adopt([every, *_folders(found), *_tags(found, tagged)])


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


def _folders(found: Sequence[Shelf]) -> list[Node]:
    """Return the outermost folders, the others below them, and the bookmarks in none last, if there are folders."""
    every = [shelf for shelf in found if shelf.kind is ShelfKind.FOLDER]
    nodes = {shelf.name: _folder(shelf) for shelf in every if shelf.name}
    for name, node in nodes.items():
        node.adopt(each for each_name, each in nodes.items() if above(each_name) == name)
    unfiled = [
        _shelf("no_folder", tr("Unfiled"), "folder", shelf.count, Listing(kind=ListingKind.FOLDER))
        for shelf in every
        if not shelf.name
    ]
    return [*(node for name, node in nodes.items() if not above(name)), *unfiled]


def _folder(shelf: Shelf) -> Node:
    title, listing = shelf.name.rpartition(BETWEEN)[2], Listing(kind=ListingKind.FOLDER, name=shelf.name)
    node = _shelf(f"folder:{shelf.name}", title, "folder", shelf.count, listing)
    node.kind, node.name = NodeKind.FOLDER, shelf.name
    return node


def _tags(found: Sequence[Shelf], tagged: int) -> list[Node]:
    """Return one node that opens to the tags; none if no bookmark has one."""
    tags = [_tag(shelf) for shelf in found if shelf.kind is ShelfKind.TAG]
    whole = Node(key="tags", title=tr("Tags"), icon="tag", count=tagged, listing=Listing(kind=ListingKind.TAG))
    return [whole.adopt(tags)] if tags else []


def _tag(shelf: Shelf) -> Node:
    listing = Listing(kind=ListingKind.TAG, name=shelf.name)
    node = _shelf(f"tag:{shelf.name}", shelf.name, "tag", shelf.count, listing)
    node.kind, node.name = NodeKind.TAG, shelf.name
    return node


def _shelf(key: str, title: str, icon: str, count: int, listing: Listing) -> Node:
    return Node(key=key, title=title, icon=icon, count=count, listing=listing, takes_stories=True)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:_LONGEST_TITLE]
