"""The left pane: newspapers, issues, pages, bookmarks, folders, saved searches."""
