"""The middle pane: the list of stories, its headings, columns and rows."""
