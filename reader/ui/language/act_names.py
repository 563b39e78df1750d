"""Acts as the menu and the status bar name them: what undoing takes back."""

from reader.acts.done import Undo
from reader.ui.language.words import mark, tr

ACT_NAMES = {
    "bookmarks.add": mark("bookmarks"),
    "bookmarks.change": mark("change of the bookmark"),
    "bookmarks.edit": mark("change of bookmarks"),
    "bookmarks.remove": mark("removal of the bookmark"),
    "bookmarks.take_off": mark("removal of bookmarks"),
    "bookmarks.toggle": mark("bookmark"),
    "clippings.change": mark("change of the clipping book"),
    "clippings.keep": mark("change of the clipping book"),
    "corrections.add": mark("correction"),
    "corrections.add_at": mark("correction"),
    "corrections.divide": mark("division of joined lines"),
    "corrections.remove": mark("removal of the correction"),
    "doubts.accept": mark("place of the bookmark"),
    "doubts.attach": mark("place of the bookmark"),
    "doubts.keep_loose": mark("place of the bookmark"),
    "folders.make": mark("new folder"),
    "folders.move": mark("order of the folders"),
    "folders.put_into": mark("filing"),
    "folders.remove": mark("removal of the folder"),
    "folders.remove_tag": mark("removal of the tag"),
    "folders.rename": mark("new name of the folder"),
    "folders.rename_tag": mark("new name of the tag"),
    "folding.choose": mark("choice of equal characters"),
    "highlights.add": mark("highlight"),
    "highlights.add_at": mark("highlight"),
    "importing.import_files": mark("import"),
    "importing.set_columns": mark("columns of a table"),
    "importing.read_again": mark("new reading of the pages"),
    "names.switch": mark("other names"),
    "own_work.merge": mark("merging of bookmarks and notes"),
    "pages.confirm": mark("confirmation of pages"),
    "pages.confirm_folder": mark("confirmation of pages"),
    "pages.confirm_folders": mark("confirmation of pages"),
    "pages.say": mark("place of the page"),
    "reading.forget": mark("forgetting of the history"),
    "reading.mark": mark("read marks"),
    "searches.remove": mark("removal of the saved search"),
    "searches.rename": mark("new name of the saved search"),
    "searches.save": mark("saved search"),
}
"""Names for people by the registered name of the act."""

_LONGEST_LENGTH = 18
"""Code points of a quoted headline or folder; more has no room in a menu."""


def act_name(undo: Undo) -> str:
    """The name of an act with what it was done to, shortened."""
    name = tr(ACT_NAMES[undo.act])
    if not undo.about:
        return name
    about = undo.about if len(undo.about) <= _LONGEST_LENGTH else f"{undo.about[:_LONGEST_LENGTH]}…"
    return tr("{act} “{about}”").format(act=name, about=about)
