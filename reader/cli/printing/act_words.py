"""The acts of a person by name, in words."""

from reader.cli.words import mark, tr

_ACTS = {
    "bookmarks.add": mark("stories bookmarked"),
    "bookmarks.change": mark("bookmark changed"),
    "bookmarks.edit": mark("bookmarks changed"),
    "bookmarks.remove": mark("bookmarks removed"),
    "bookmarks.take_off": mark("bookmarks taken off stories"),
    "bookmarks.toggle": mark("bookmark set"),
    "clippings.change": mark("clipping book changed"),
    "clippings.keep": mark("clipping book changed"),
    "corrections.add": mark("misprint corrected"),
    "corrections.add_at": mark("misprint corrected"),
    "corrections.divide": mark("paragraph divided"),
    "corrections.remove": mark("corrections removed"),
    "doubts.accept": mark("place of a bookmark accepted"),
    "doubts.attach": mark("bookmark given to a story"),
    "doubts.keep_loose": mark("bookmark left without a place"),
    "folders.make": mark("folder made"),
    "folders.move": mark("folder moved"),
    "folders.put_into": mark("stories put into a folder or tagged"),
    "folders.remove": mark("folder removed"),
    "folders.remove_tag": mark("tag removed"),
    "folders.rename": mark("folder renamed"),
    "folders.rename_tag": mark("tag renamed"),
    "folding.choose": mark("like characters chosen"),
    "highlights.add": mark("passage highlighted"),
    "highlights.add_at": mark("passage highlighted"),
    "importing.import_files": mark("files imported"),
    "importing.set_columns": mark("columns of tables set"),
    "importing.read_again": mark("files read again"),
    "names.switch": mark("other names switched on or off"),
    "own_work.merge": mark("own work merged"),
    "pages.confirm": mark("pages confirmed"),
    "pages.confirm_folder": mark("folder of pages confirmed"),
    "pages.confirm_folders": mark("folder of pages confirmed"),
    "pages.say": mark("pages placed"),
    "reading.forget": mark("history forgotten"),
    "reading.mark": mark("stories marked as read or unread"),
    "searches.remove": mark("saved search removed"),
    "searches.rename": mark("saved search renamed"),
    "searches.save": mark("search saved"),
}


def act_words(name: str) -> str:
    """Return an act in a few words, or its name if only a newer version of the program knows it."""
    return tr(_ACTS[name]) if name in _ACTS else name
