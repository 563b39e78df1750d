"""The kind of a file to write, by the ending of its name: one rule for exports and pictures, in both front ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Endings:
    """Kinds of files and the endings of their names, the usual one first.

    An ending that several kinds have states the first of them: references may stand in .txt, but .txt states text.
    """

    kinds: Mapping[str, tuple[str, ...]]

    def stated(self, file: PurePath) -> str | None:
        """The kind that the file's name states; None where it states none of these."""
        ending = file.suffix.lower()
        return next((kind for kind, endings in self.kinds.items() if ending in endings), None)

    def fits(self, kind: str, file: PurePath) -> bool:
        """Whether a file of this kind may have this name: it states the kind, or none at all."""
        return file.suffix.lower() in self.kinds[kind] or self.stated(file) is None


PICTURES = Endings(
    {
        "PNG": (".png",),
        "JPEG": (".jpg", ".jpeg"),
        "WEBP": (".webp",),
        "BMP": (".bmp",),
        "TIFF": (".tif", ".tiff"),
        "PPM": (".ppm",),
    }
)
"""What Qt writes of pictures, under Qt's names for it."""
