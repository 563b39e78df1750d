"""Typesetting of a folder by Typst, which is called here and nowhere else.

The folder contains the template (book.typ), the data, framed pictures and the base of the stand-in font. The template
can read nothing else, and nothing is loaded from the network.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from typst import Compiler, Fonts, TypstError

from reader import paths
from reader.errors import NotSet, PdfReason
from reader.render.pdf.fonts import faces
from reader.render.pdf.stand_in import is_seen, write_stand_in
from reader.render.pdf.typeset_pdf import Pdf

TEMPLATE, DATA, STAND_IN = "book.typ", "data.json", "stand-in.ttf"
_FONTS = "fonts"
_ROUNDS = 4
"""Attempts to typeset a book; between two of them a fault that Typst reports is mended."""
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]")
_PICTURE = "image"
"""A word of every message of Typst about a picture that cannot be decoded."""
_CREATOR = re.compile(rb"/Creator\(Typst [0-9.]+\)|<xmp:CreatorTool>Typst [0-9.]+</xmp:CreatorTool>")


def set_book(folder: Path, made: datetime, *, serif: bool) -> Pdf:
    """Typeset the folder. Raises NotSet if no font has Chinese characters, or Typst fails."""
    return _Setter(folder, made, serif).pdf()


class _Setter:
    """Typesets a book again until Typst accepts it: with a stand-in for missing characters, without broken pictures."""

    def __init__(self, folder: Path, made: datetime, serif: bool) -> None:
        self._folder = folder
        self._made = made
        self._serif = serif
        self._missing: dict[str, None] = {}
        self._left_out: list[str] = []

    def pdf(self) -> Pdf:
        for _ in range(_ROUNDS):
            try:
                return self._pdf(accessible=True)
            except TypstError as error:
                if not self._mended(error):
                    break
        try:
            # Tagged as well, but without the claim to be PDF/UA.
            return self._pdf(accessible=False)
        except TypstError as error:
            raise NotSet(PdfReason.FAILED, error.message) from error

    def _pdf(self, *, accessible: bool) -> Pdf:
        content = self._compiler().compile(
            format="pdf", pdf_standards="ua-1" if accessible else None, timestamp=self._made
        )
        assert isinstance(content, bytes)
        return Pdf(_signed(content), "".join(filter(is_seen, self._missing)), tuple(self._left_out))

    def _compiler(self, source: str = TEMPLATE) -> Compiler:
        fonts = Fonts(font_paths=list(self._own_fonts()))
        chosen = faces(fonts.families(), serif=self._serif)
        return Compiler(
            self._folder / source,
            root=self._folder,
            font_paths=fonts,
            sys_inputs={"fonts": json.dumps(chosen)},
        )

    def _own_fonts(self) -> Iterator[Path]:
        """Yield the folders of fonts beside those of the system: the fonts of a packed program, and the stand-in."""
        with suppress(FileNotFoundError):
            yield paths.shipped("fonts")
        if (self._folder / _FONTS).exists():
            yield self._folder / _FONTS

    def _mended(self, error: TypstError) -> bool:
        """Mend the cause of the error; return True if another attempt may succeed."""
        characters = [each for each in _without_glyph(error.diagnostic) if each not in self._missing]
        if characters:
            self._missing |= dict.fromkeys(characters)
            self._refuse_boxes()
            write_stand_in(self._folder / STAND_IN, self._missing, self._folder / _FONTS)
            return True
        return _PICTURE in error.message and self._without_broken_pictures()

    def _refuse_boxes(self) -> None:
        """Raise NotSet if most of the Chinese characters are missing: a page of stand-ins is useless."""
        used = set(_HAN.findall(json.dumps(self._data(), ensure_ascii=False)))
        if len(used & self._missing.keys()) * 2 > len(used):
            raise NotSet(PdfReason.NO_CHINESE_FONT)

    def _without_broken_pictures(self) -> bool:
        """Remove pictures that cannot be decoded from the data; return True if there were any."""
        data = self._data()
        photos = [part for story in data["stories"] for part in story["parts"] if part.get("file")]
        broken = {each["file"] for each in photos if not self._decodes(each["file"])}
        for photo in photos:
            if photo["file"] in broken:
                photo["file"] = None
        (self._folder / DATA).write_text(json.dumps(data), encoding="ascii")
        self._left_out += sorted(broken)
        return bool(broken)

    def _data(self) -> Any:
        return json.loads((self._folder / DATA).read_text(encoding="ascii"))

    def _decodes(self, file: str) -> bool:
        compiler = Compiler(f'#image("{file}")'.encode(), root=self._folder, ignore_system_fonts=True)
        try:
            compiler.compile(format="pdf")
        except TypstError:
            return False
        return True


def _without_glyph(diagnostic: str) -> Iterator[str]:
    """Yield the characters that no font has, by the messages of Typst."""
    for text in _NO_GLYPH.findall(diagnostic):
        yield from _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], text)


def _signed(pdf: bytes) -> bytes:
    """Return the file with Dubao as its creator, in the same number of bytes: a PDF refers to byte offsets."""
    return _CREATOR.sub(_own_name, pdf)


def _own_name(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"Typst [0-9.]+", b"Dubao", found[0]).ljust(len(found[0]))
