"""An oddity of a page (疑点) that a person should see; it is no error."""

from dataclasses import dataclass

from reader.domain.span import SourceLines


@dataclass(frozen=True, slots=True)
class Problem:
    """An oddity (疑点): `code` names its kind ('orphan_continuation', 'odd_date'), `detail` quotes the text.

    `lines` is None if it concerns the whole page.
    """

    code: str
    lines: SourceLines | None = None
    detail: str = ""
