"""A photo as a page of text shows it: title, caption, credit and perhaps a picture file."""

from dataclasses import dataclass

from reader.domain.span import SourceLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """`credit` is the line as printed (本报记者 田国全 摄).

    `image` is the picture's link as the page gives it while parsing, and its name in the library's
    media folder (content hash and suffix) once stored; None where the page links none.
    """

    title: str | None = None
    caption: str = ""
    credit: str | None = None
    image: str | None = None
    lines: tuple[SourceLines, ...] = ()
