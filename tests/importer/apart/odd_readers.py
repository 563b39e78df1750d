"""Readers of files that go wrong in every way, by the name of the file; run in a child process."""

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.domain.newspaper import Page, PageFacts
from reader.domain.story import Headline, Story
from reader.errors import FileReason, FileRefused
from reader.importer.page_reading import OnRead, Styles
from reader.importer.source.walk import OnPassed, OnRefused


def page(headline: str) -> Page:
    return Page(stories=(Story(headline=Headline(main=headline)),), facts=PageFacts(newspaper="海州日报"))


def odd(
    path: Path,
    on_refused: OnRefused,
    on_read: OnRead,
    styles: Styles,
    columns: Mapping[str, str],
    on_passed: OnPassed,
) -> Iterator[Page]:
    """Yield one page, then do what the name says; the headline names the process."""
    yield page(str(os.getpid()))
    match path.stem:
        case "hangs":
            time.sleep(3600)
        case "dies":
            os.abort()
        case "starves":
            raise MemoryError
        case "fills":
            # At once, so that none of it is really taken.
            yield page(str(len(bytearray(4 << 30))))
        case "refused":
            raise FileRefused(path, FileReason.DAMAGED, "by hand")
        case "faulty":
            raise ZeroDivisionError("a fault of ours")
        case "told":
            on_refused(FileRefused(path / "a", FileReason.EMPTY, "nothing"))
            on_read(7)
            on_passed(path / "b.png")
            yield page(f"{styles('海州日报').part_of('水边')} {columns['题']}")
