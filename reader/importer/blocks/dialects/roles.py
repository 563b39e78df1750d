"""Names that tools give to the regions of a page, as facts of a block."""

from dataclasses import dataclass

from reader.importer.blocks.block import Stated


@dataclass(frozen=True, slots=True)
class RegionRole:
    """The facts that a region's name states: a heading's level, a role, a picture that stands there."""

    level: int = 0
    stated: Stated = Stated.TEXT
    picture: bool = False


_NAMES = (
    ("title doc_title document_title section_header", RegionRole(level=1)),
    ("sub_title paragraph_title subtitle", RegionRole(level=2)),
    ("image figure picture chart", RegionRole(picture=True)),
    (
        "image_caption figure_caption chart_caption code_caption caption figure_title chart_title "
        "image_footnote chart_footnote code_footnote vision_footnote",
        RegionRole(stated=Stated.CAPTION),
    ),
    ("table_caption table_title table_footnote", RegionRole(stated=Stated.TABLE)),
    (
        "header page_header footer page_footer page_number number header_image footer_image aside_text page_aside_text",
        RegionRole(stated=Stated.FOLIO),
    ),
    ("list list_item", RegionRole(stated=Stated.ITEM)),
)
"""Names of DeepSeek-OCR, MinerU, PaddleOCR and Docling, in their own spelling."""

REGION_ROLES = {name: role for names, role in _NAMES for name in names.split()}


def region_role(name: str | None) -> RegionRole:
    """Return the facts behind a region's name; those of text for a name that is not known."""
    return REGION_ROLES.get((name or "").strip().lower().replace("-", "_").replace(" ", "_"), RegionRole())
