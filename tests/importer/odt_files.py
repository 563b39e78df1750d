"""OpenDocument texts made for the tests, part by part."""

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from tests.importer.books import make_zip

_NAMES = ("office", "style", "text", "table", "draw")
_SPACES = " ".join(
    (
        *(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES),
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    )
)
TYPE = "application/vnd.oasis.opendocument.text"

STYLES = (
    '<style:default-style style:family="paragraph"><style:text-properties style:font-size-asian="10.5pt"/>'
    "</style:default-style>"
    '<style:style style:name="Standard" style:family="paragraph"/>'
    '<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>'
    '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" '
    'style:parent-style-name="Heading" style:default-outline-level="1"/>'
    '<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"/>'
)


def style(name: str, *, family: str = "paragraph", parent: str = "Standard", type_: str = "", place: str = "") -> str:
    """Return an automatic style: `type_` are properties of its type, `place` of its paragraph."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">'
        f"<style:paragraph-properties {place}/><style:text-properties {type_}/></style:style>"
    )


def paragraph(text: str, name: str = "Standard") -> str:
    """Return a paragraph of one style."""
    return f'<text:p text:style-name="{name}">{escape(text)}</text:p>'


def odt_file(
    path: Path,
    *body: str,
    automatic: str = "",
    margins: str = "",
    members: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write a document of a body, its automatic styles, and its headers and footers."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(body)}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {_SPACES}><office:styles>{STYLES}</office:styles><office:master-styles>"
        f"<style:master-page>{margins}</style:master-page></office:master-styles></office:document-styles>"
    )
    return make_zip(
        path,
        {
            "mimetype": TYPE,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
            "styles.xml": styles,
            **(members or {}),
        },
    )
