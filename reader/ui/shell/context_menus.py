"""The context menus of the panes: ids of actions, '' divides."""

STORY_MENU = (
    *("copy", "cite", "select_all", "", "highlight", "annotate", "correct", "unmark", ""),
    *("search_selection", "find", "other_printings", "related_stories", "", "bookmark", "clip", "original"),
)
SOURCE_MENU = ("copy", "select_all", "copy_address", "", "toggle_seam", "", "bookmark", "original")
LIST_MENU = (
    "bookmark",
    "put_into_folder",
    "give_tag",
    "toggle_read",
    "clip",
    "cite",
    "export_selected",
    "other_printings",
    "",
    "select_all",
    "original",
)
