"""The bookmarks' section of the left pane: all of them, their folders, their tags. It is made in a lane."""

from collections import Counter
from collections.abc import Sequence

from reader.browse.listing import BOOKMARKS, Listing, ListingKind
from reader.domain.bookmark import Bookmark
from reader.library.filing import BETWEEN, above
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
    every = Node(
        key="all_bookmarks",
        title=tr("All"),
        icon="star",
        count=len(bookmarks),
        listing=BOOKMARKS,
        takes_stories=True,
    ).adopt(_each(bookmarks[:_MOST_BOOKMARKS], library.marks.headlines()))
    return section.adopt([every, *_folders(bookmarks, folders), *_tags(bookmarks)])


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


def _folders(bookmarks: Sequence[Bookmark], folders: Sequence[str]) -> list[Node]:
    """The outermost folders, those that lie in them below; what lies in none last, where there are folders at all."""
    nodes = {name: _folder(name, bookmarks) for name in folders}
    for name, node in nodes.items():
        node.adopt(each for each_name, each in nodes.items() if above(each_name) == name)
    loose = [mark for mark in bookmarks if not mark.folder]
    none = _shelf("no_folder", tr("Unfiled"), "folder", loose, Listing(kind=ListingKind.FOLDER))
    return [*(node for name, node in nodes.items() if not above(name)), *([none] if nodes and loose else [])]


def _folder(name: str, bookmarks: Sequence[Bookmark]) -> Node:
    inside = [mark for mark in bookmarks if mark.folder == name or mark.folder.startswith(name + BETWEEN)]
    node = _shelf(
        f"folder:{name}", name.rpartition(BETWEEN)[2], "folder", inside, Listing(kind=ListingKind.FOLDER, title=name)
    )
    node.kind, node.name = NodeKind.FOLDER, name
    return node


def _tags(bookmarks: Sequence[Bookmark]) -> list[Node]:
    """One node that opens to the tags; none where there is no tag."""
    tags = Counter(tag for mark in bookmarks for tag in mark.tags)
    if not tags:
        return []
    tagged = [mark for mark in bookmarks if mark.tags]
    whole = Node(key="tags", title=tr("Tags"), icon="tag", count=len(tagged), listing=Listing(kind=ListingKind.TAG))
    return [whole.adopt(_tag(tag, bookmarks) for tag in sorted(tags))]


def _tag(tag: str, bookmarks: Sequence[Bookmark]) -> Node:
    having = [mark for mark in bookmarks if tag in mark.tags]
    node = _shelf(f"tag:{tag}", tag, "tag", having, Listing(kind=ListingKind.TAG, title=tag))
    node.kind, node.name = NodeKind.TAG, tag
    return node


def _shelf(key: str, title: str, icon: str, bookmarks: Sequence[Bookmark], listing: Listing) -> Node:
    return Node(key=key, title=title, icon=icon, count=len(bookmarks), listing=listing, takes_stories=True)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0][:_LONGEST_TITLE]
