"""Word documents made for the tests, part by part."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.importer.books import make_zip

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/><w:basedOn w:val="a"/></w:style>'
)


def run(text: str, *, size: int = 0, bold: bool = False) -> str:
    """Return a run of text; `size` in half points."""
    given = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size}"/>' if size else "")
    return f'<w:r><w:rPr>{given}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", *, style: str = "", size: int = 0, bold: bool = False, centred: bool = False) -> str:
    """Return a paragraph of one run; empty for no text."""
    look = (f'<w:pStyle w:val="{style}"/>' if style else "") + ('<w:jc w:val="center"/>' if centred else "")
    return f"<w:p><w:pPr>{look}</w:pPr>{run(text, size=size, bold=bold) if text else ''}</w:p>"


def picture(relation: str, words: str = "") -> str:
    """Return a paragraph with a picture, in the two forms that Word writes one below the other."""
    described = f'<wp:docPr id="1" name="x" descr="{words}"/>'
    drawing = f'<w:drawing><wp:inline>{described}<a:blip r:embed="{relation}"/></wp:inline></w:drawing>'
    return (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice>{drawing}</mc:Choice><mc:Fallback>{drawing}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def table(*rows: Sequence[str]) -> str:
    """Return a table of texts."""
    made = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"


def word_file(
    path: Path,
    *body: str,
    pictures: Mapping[str, bytes] | None = None,
    styles: str = STYLES,
    others: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a document; `pictures` by their relations, `others` are further members by name."""
    links = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/image" Target="media/{key}.png"/>' for key in pictures or {}
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
        "word/styles.xml": part("styles", styles),
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        **{f"word/media/{key}.png": data for key, data in (pictures or {}).items()},
        **(others or {}),
    }
    return make_zip(path, members)


def part(name: str, inside: str) -> str:
    """Return a part of a document as a file."""
    return f"{_HEAD}<w:{name} {_W} {_R} {_A} {_WP} {_MC}>{inside}</w:{name}>"
