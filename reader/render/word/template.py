"""The template of Word documents: an empty document for python-docx, made here rather than shipped as a binary file.

It is A4, with Chinese faces and two fields in the footer; its styles are in `styles`.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from reader.render.word.styles import HEI, KAI, LATIN, LATIN_HEAD, SONG, WORD, styles

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
}
_FACES = (
    (SONG, "SimSun", "02010600030101010101", "86"),
    (HEI, "SimHei", "02010609060101010101", "86"),
    (KAI, "KaiTi", "02010609060101010101", "86"),
    (LATIN, "", "02020603050405020304", "00"),
    (LATIN_HEAD, "", "020B0604020202020204", "00"),
)
"""Name of a face, its other name, PANOSE number and character set, by which Word finds a substitute."""

# A4 with margins of 25 and 28 mm, which leave lines of 38 characters, as in Word's own Chinese template.
_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1418" w:bottom="1440" w:left="1418" w:header="851" w:footer="851" w:gutter="0"/>'
    '<w:cols w:space="425"/></w:sectPr>'
)


def template(above: int = 0) -> BytesIO:
    """Return the empty document, with `above` levels of headings above those of its stories."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _content_types())
        archive.writestr("_rels/.rels", _relations({"rId1": ("officeDocument", "word/document.xml")}))
        archive.writestr("word/_rels/document.xml.rels", _relations(_of_document()))
        archive.writestr("word/document.xml", _document())
        archive.writestr("word/styles.xml", styles(above))
        archive.writestr("word/settings.xml", _settings())
        archive.writestr("word/fontTable.xml", _fonts())
        archive.writestr("word/footer1.xml", _footer())
    out.seek(0)
    return out


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _of_document() -> dict[str, tuple[str, str]]:
    return {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
        "rId4": ("footer", "footer1.xml"),
    }


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _document() -> str:
    return f'{_HEAD}<w:document xmlns:w="{WORD}" xmlns:r="{_RELATIONS}"><w:body>{_SECTION}</w:body></w:document>'


def _settings() -> str:
    """Return settings: punctuation is compressed, and kept from the start and end of lines, as Chinese rules want."""
    return (
        f'{_HEAD}<w:settings xmlns:w="{WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _fonts() -> str:
    faces = "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{other}"/>' if other else "")
        + f'<w:panose1 w:val="{panose}"/><w:charset w:val="{charset}"/></w:font>'
        for name, other, panose, charset in _FACES
    )
    return f'{_HEAD}<w:fonts xmlns:w="{WORD}">{faces}</w:fonts>'


def _footer() -> str:
    """Return the footer: number of the page and of all pages, 3 / 12."""
    number, pages = (
        f'<w:fldSimple w:instr=" {field} "><w:r><w:t>1</w:t></w:r></w:fldSimple>' for field in ("PAGE", "NUMPAGES")
    )
    words = '<w:r><w:t xml:space="preserve"> / </w:t></w:r>'
    return (
        f'{_HEAD}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{number}{words}{pages}</w:p>'
        "</w:ftr>"
    )
