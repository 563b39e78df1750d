"""Check of a page against its newspaper's house style: did the rules take its standing lines for what they are?"""

from collections.abc import Iterable

from reader.domain.house_style import HouseStyle, Standing, closed_up
from reader.domain.newspaper import Page
from reader.importer.blocks.standing_lines import standing_lines
from reader.importer.shapes.column_label import trailing_label


def follows(page: Page, texts: Iterable[str], style: HouseStyle) -> bool:
    """Return True if each standing line of the texts that the page was read from came out as what it is; also if there
    is none.
    """
    if not style.lines:
        return True
    lines = [line for text in texts for line in standing_lines(text, style)]
    found = _found(page) if lines else {}
    return all(line in found[part] for part, line in lines) and not any(
        _holds_label(story.headline.main or "", style) for story in page.stories
    )


def _holds_label(headline: str, style: HouseStyle) -> bool:
    """Return True for a headline that ends in the brackets of a column label of the paper."""
    trailing = trailing_label(headline)
    return trailing is not None and style.part_of(trailing[1]) is Standing.LABEL


def _found(page: Page) -> dict[Standing, set[str]]:
    """Return the labels, section, names and agencies of a page, without spaces."""
    found: dict[Standing, set[str]] = {part: set() for part in Standing}
    found[Standing.SECTION].add(closed_up(page.facts.section or ""))
    for story in page.stories:
        found[Standing.LABEL].add(closed_up(story.column_label or ""))
        found[Standing.NAME].update(byline.name for byline in story.bylines)
        found[Standing.AGENCY].update(byline.name for byline in story.bylines)
        found[Standing.AGENCY].update(closed_up(photo.credit or "") for photo in story.photos)
    return found
