"""A row as it stands in the text of its page: the lines of its file, and the place of each cell among them."""

import json
from collections.abc import Iterator, Sequence

from reader.domain.span import SourceLines
from reader.importer.containers.records.row import Row


class WrittenRow:
    """The lines of a row, and the places of its cells by their names, numbers from 1.

    A row whose file has no lines for it is written out: a cell's name, and its text beside or under it.
    """

    def __init__(self, row: Row) -> None:
        self.lines: list[str] = list(row.source)
        self.places: dict[str, SourceLines] = {}
        if row.source:
            self.places = dict(_found(row))
        else:
            for name, text in row.cells:
                self._write(name, text)

    def _write(self, name: str, text: str) -> None:
        lines = text.split("\n")
        first = len(self.lines) + 1
        if len(lines) == 1:
            self.lines.append(f"{name}: {text}")
        else:
            self.lines += [f"{name}:", *lines]
            first += 1
        self.places[name] = SourceLines(first, first + len(lines) - 1)


def _found(row: Row) -> Iterator[tuple[str, SourceLines]]:
    """Yield the cells with the lines on which they stand: the whole row for one that does not stand there as it is."""
    at = 0
    for name, text in row.cells:
        lines = [line.strip() for line in text.split("\n")]
        start = _line_of(lines[0], row.source, at)
        if start is None:
            yield name, SourceLines(1, len(row.source))
            continue
        at = start
        end = _line_of(lines[-1], row.source, min(start + len(lines) - 1, len(row.source) - 1))
        last = start if end is None else max(start, end)
        yield name, SourceLines(start + 1, last + 1)


def _line_of(words: str, lines: Sequence[str], start: int) -> int | None:
    """Return the index of the line that holds a cell's line, escaped or not: from `start` on, else above it."""
    forms = {words, json.dumps(words, ensure_ascii=False)[1:-1], words.replace('"', '""')}
    order = (*range(start, len(lines)), *range(start))
    return next((at for at in order if any(form in lines[at] for form in forms)), None)
