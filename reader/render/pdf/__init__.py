"""Stories and clipping books as PDF, tagged and with bookmarks, set by Typst in another process."""
