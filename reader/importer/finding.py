"""Files to import in folders: pages by their names, and JSON by what it holds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.importer.source.walk import Found, OnRefused, walk_all


def files_to_read(paths: Sequence[Path], on_refused: OnRefused) -> Iterator[Found]:
    """Find the files to import, JSON of any shape among them if it holds articles; as `walk_all`."""
    return walk_all(paths, on_refused, _holds_articles)


def _holds_articles(path: Path) -> bool:
    # Loaded with the first JSON that shows no sign of articles at its start.
    from reader.importer.containers.records.json_judge import holds_articles

    return holds_articles(path)
