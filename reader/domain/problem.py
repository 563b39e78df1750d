"""Something odd on a page that a person should see; never an error."""

from dataclasses import dataclass

from reader.domain.span import SourceLines


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` names the kind ('orphan_continuation', 'odd_date'); `detail` is the text it is about."""

    code: str
    lines: SourceLines | None = None
    detail: str = ""
