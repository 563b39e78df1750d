"""Words and openings that the style sheet does without, with the words to write in their stead."""

HEADLESS = {
    *("What", "Whatever", "Where", "Wherever", "Whether", "How", "Which", "Whichever", "Who", "Whose", "Whom", "When"),
    *("Why", "Of", "Those", "These", "That", "Such", "As"),
    *("By", "To", "On", "For", "Also", "Only"),
}
"""First words of a sentence without a noun or a verb at its head."""

THIRD_PERSON = {
    *("Tells", "Says", "Returns", "Gives", "Makes", "Reads", "Writes", "Draws", "Shows", "Takes", "Puts", "Finds"),
    *("Keeps", "Raises", "Yields", "Adds", "Removes", "Opens", "Closes", "Does", "Starts", "Marks"),
}
"""First words of a function's docstring that describe it instead of stating it: "Return", not "Returns"."""

PRIVATE = {
    "amiss": "wrong",
    "bury": "reap, end",
    "crew": "worker pool",
    "desk": "browsing, builder",
    "doorbell": "single instance",
    "lane": "worker",
    "lanes": "workers",
    "leaf": "segment reader",
    "patience": "time budget, deadline",
    "postman": "connection",
    "robbed": "pages that lost stories",
    "told": "said, known, given",
    "unkept": "read-only",
    "upkeep": "background work",
}
"""Private words for known things, in identifiers and in prose, each with the field's words."""

PRIVATE_IDENTIFIERS = PRIVATE | {
    "barriers": "break positions",
    "buried": "reaped, ended",
    "ground": "positions of a segment",
    "pacer": "frame budget",
    "stretches": "regions",
    "tell": "say, report",
    "tells": "says, reports",
    "turned": "forward index",
}
"""In identifiers also these, which prose needs for other things."""

SUBJECTS = {
    *("bookmarks", "byline", "bylines", "clippings", "corrections", "dates", "errors", "facets", "fields", "folders"),
    *("headline", "highlights", "importing", "issues", "names", "newspapers", "notes", "pages", "passages", "pdf"),
    *("photo", "photos", "pictures", "places", "problems", "searches", "searching", "sections", "settings", "stories"),
    *("aliases", "doubts", "folding", "own_work", "progress", "reading", "tags", "text", "traces", "words"),
}
"""Subjects that each layer has a module for: the same name in two packages says that they belong together."""

PARTS = {"feature", "commands"}
"""Modules that each feature of the window has."""
