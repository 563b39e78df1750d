"""Display text: stored text in the person's choice of punctuation and script."""

from dataclasses import dataclass

from reader.render.punctuation import full_width
from reader.render.script import in_script


@dataclass(frozen=True, slots=True)
class ShownText:
    """Converts stored text to display text of the same length, so that offsets hold in both.

    `full_width`: show half-width punctuation full-width. `script` is 'simplified', 'traditional' or 'original'.

    >>> ShownText()("贯彻以人民为中心的发展思想,要求各级工会")
    '贯彻以人民为中心的发展思想，要求各级工会'
    """

    full_width: bool = True
    script: str = "original"

    def __call__(self, text: str) -> str:
        return in_script(full_width(text) if self.full_width else text, self.script)
