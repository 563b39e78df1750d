"""How the person wants text to look, wherever the window shows it."""

from dataclasses import dataclass

from reader.render.punctuation import full_width
from reader.render.script import in_script


@dataclass(frozen=True, slots=True)
class ShownText:
    """Makes the text that is shown of the text that is held; of the same length, so that marks keep their places.

    `full_width` is whether half-width punctuation is shown full-width; `script` is 'simplified', 'traditional' or
    'original'.

    >>> ShownText()("贯彻以人民为中心的发展思想,要求各级工会")
    '贯彻以人民为中心的发展思想，要求各级工会'
    """

    full_width: bool = True
    script: str = "original"

    def __call__(self, text: str) -> str:
        return in_script(full_width(text) if self.full_width else text, self.script)
