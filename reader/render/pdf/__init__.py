"""Export as PDF, tagged and with bookmarks, typeset by Typst in a process of its own."""
