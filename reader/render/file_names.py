"""File format by the ending of a name: one rule for exports and pictures, in both front ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Endings:
    """Kinds of files with the endings of their names, the usual ending first.

    An ending that several kinds share means the first of them: references may be saved as .txt, but .txt means text.
    """

    kinds: Mapping[str, tuple[str, ...]]

    def stated(self, file: PurePath) -> str | None:
        """Return the kind that the file's name means; None if its ending belongs to no kind."""
        ending = file.suffix.lower()
        return next((kind for kind, endings in self.kinds.items() if ending in endings), None)

    def fits(self, kind: str, file: PurePath) -> bool:
        """Return True if a file of this kind may have this name: its ending means the kind, or none."""
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
"""Picture formats that Qt writes, by Qt's names."""
