"""Sentences on a salvage: each count has one, with all that it names."""

from pathlib import Path

from reader.cli.printing.salvage_words import salvage_lines
from reader.ports.salvaged import Salvaged


def test_each_count_is_said() -> None:
    saved = Salvaged(
        kept=Path("backups/library-damaged.sqlite3"),
        stories=60,
        bookmarks=14,
        corrections=1,
        backup="library-20261201-daily.sqlite3",
        filled=3,
        spoilt=1,
        lost=2,
        from_journal=4,
        files=(),
    )
    assert list(salvage_lines(saved, [Path("a.md")], [Path("b.md")])) == [
        "Saved 60 stories and 14 bookmarks. The damaged file is kept as library-damaged.sqlite3.",
        "From the backup library-20261201-daily.sqlite3 came 3 records.",
        "4 pieces of your own work came from its journal.",
        "1 record has unreadable signs.",
        "2 stories could not be read.",
        "Imported again: a.md",
        "To be imported again, and not found: b.md",
    ]
