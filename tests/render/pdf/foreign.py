"""PDFs read by programs that no one here wrote: poppler's and pypdf."""

import shutil
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typst import TypstError, compile

_PROBE = '#set document(title: "x")\n#set text(lang: "zh")\n读报国户'


@cache
def _has_chinese() -> bool:
    try:
        compile(_PROBE.encode(), format="pdf", pdf_standards="ua-1")
    except TypstError:
        return False
    return True


needs_chinese_font = pytest.mark.skipif(
    not _has_chinese(), reason="needs a font with Chinese characters (fonts-noto-cjk)"
)


def poppler(name: str, *arguments: str | Path) -> str:
    """The output of one of poppler's programs. The test skips if it is not installed."""
    if shutil.which(name) is None:
        pytest.skip(f"needs {name} (poppler-utils)")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8", errors="replace")


def text_of(pdf: bytes, folder: Path) -> str:
    """The text in the order in which it was set, without blanks and line ends."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    return closed_up(poppler("pdftotext", "-raw", "-enc", "UTF-8", file, "-"))


def structure_of(pdf: bytes, folder: Path) -> str:
    """The tags with their text, one a line."""
    file = folder / "read.pdf"
    file.write_bytes(pdf)
    return poppler("pdfinfo", "-struct-text", file)


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def bookmarks(reader: PdfReader) -> list[tuple[int, str]]:
    """The outline: level and title of each entry, in order."""

    def walk(entries: list[object], level: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for entry in entries:
            found += walk(entry, level + 1) if isinstance(entry, list) else [(level, str(entry.title))]  # type: ignore[attr-defined]
        return found

    return walk(list(reader.outline), 1)


def closed_up(text: str) -> str:
    return "".join(text.split())
