"""A photo of a page: title, caption, credit, and perhaps a picture file."""

from dataclasses import dataclass

from reader.domain.span import SourceLines


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo with its texts, each as printed; None or '' if it has none.

    `credit` is the whole line (本报记者 田国全 摄). `image` is the link in the page while that is parsed, and
    the name in the library's media folder (content hash and suffix) once stored; None if the page links no picture.
    """

    title: str | None = None
    caption: str = ""
    credit: str | None = None
    image: str | None = None
    lines: tuple[SourceLines, ...] = ()
